{{ config(materialized='incremental', unique_key='id') }}
select id, n, val from {{ ref('s_two') }}
{% if not is_incremental() %}union all select id, n, val from {{ ref('s_one') }} where id < 0{% endif %}
