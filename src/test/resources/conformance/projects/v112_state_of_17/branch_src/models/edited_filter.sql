{{ config(retention_days=30, note=target.name|upper) }} select 1 as id
