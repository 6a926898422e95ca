{% snapshot snap %}
{{ config(unique_key='id', strategy='check', check_cols=['n'], target_schema='snaps', invalidate_hard_deletes=true) }}
select id, n from {{ source('raw', 't') }}
{% endsnapshot %}
