{{ config(materialized='table', meta={'owner': 'ann', 'levels': [1, 'high']}) }} select id, n from {{ ref('stg_c') }}
