select 2 as id -- {{ config(retention_days=30) }}
