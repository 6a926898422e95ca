{{ config(retention_days=1) }}{{ config(retention_days=2, level=3) }} select 1 as id
