{% snapshot snap %}
{{ config(target_schema=target.schema, unique_key='id', strategy='check', check_cols=['n']) }}
select id, n, val from {{ ref('b') }}
{% endsnapshot %}
