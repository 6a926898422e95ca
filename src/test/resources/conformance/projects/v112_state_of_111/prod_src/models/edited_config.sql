{{ config(retention_days=30, level=1) }} select 1 as id
