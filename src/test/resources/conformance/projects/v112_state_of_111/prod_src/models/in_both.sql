{{ config(retention_days=2) }} select 1 as id
