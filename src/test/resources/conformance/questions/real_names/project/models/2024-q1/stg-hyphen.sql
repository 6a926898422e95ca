{{ config(materialized='table') }}
select id, n, val from {{ ref('1st_load') }}
