{% snapshot snp %}
{{ config(unique_key='id', strategy='check', check_cols=['n'], target_schema='snaps') }}
select id, n, val from {{ ref('stg_b') }}
{% endsnapshot %}
