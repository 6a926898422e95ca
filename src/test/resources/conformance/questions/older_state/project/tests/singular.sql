{{ config(severity='warn', limit=10) }} select * from {{ ref('plain') }} where id < 0
