{{ config(retention_days=30) }} select 1 as id
