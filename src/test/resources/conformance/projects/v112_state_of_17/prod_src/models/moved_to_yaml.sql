{{ config(retention_days=30, owner='ann') }} select 1 as id
