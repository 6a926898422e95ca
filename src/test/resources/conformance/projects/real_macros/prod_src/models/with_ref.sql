{{ config(materialized='table') }}
select id, n, val from {{ ref('plain') }}
