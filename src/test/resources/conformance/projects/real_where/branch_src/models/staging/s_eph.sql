{{ config(materialized='ephemeral') }}
select id, n, val from {{ ref('s_one') }}
{% if execute and var('deep', false) %}union all select id, n, val from {{ ref('f_one') }}{% endif %}
{% if not execute %}-- {{ ref('s_two') }}{% endif %}
