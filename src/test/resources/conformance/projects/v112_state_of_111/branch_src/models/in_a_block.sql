{% if target.name == 'prod' %}{{ config(retention_days=30) }}{% endif %} select 1 as id
