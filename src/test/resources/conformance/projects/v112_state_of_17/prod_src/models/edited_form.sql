{{ config(retention_days=30, owners=['a'], meta={'k': 'v'}, note='in ' ~ target.name, quiet=(not false)) }} select 1 as id
