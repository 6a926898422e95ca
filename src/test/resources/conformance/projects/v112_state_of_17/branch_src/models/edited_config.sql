{{ config(retention_days=31, level=1) }} select 1 as id
