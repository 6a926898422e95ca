{{ config(materialized='table') }}
select {{ function('plus_one') }}(id) as id, n, val from {{ source('raw', 't') }}
