{{ config(materialized='table') }} select id, n, val from {{ ref('stg_c') }}
