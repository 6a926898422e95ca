{{ config(materialized='incremental', unique_key='id') }}
select id, n, val from {{ ref('b') }}
{% if not is_incremental() %}
union all select id, n, val from {{ ref('a') }} where id < 0
{% endif %}
