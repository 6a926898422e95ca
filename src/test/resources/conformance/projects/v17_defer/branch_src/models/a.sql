{{ config(materialized='table') }}
select id, n, val from {{ source('raw', 't') }}
