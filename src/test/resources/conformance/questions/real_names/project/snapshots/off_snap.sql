{% snapshot off_snap %}
{{ config(enabled=false, target_schema='s', unique_key='id', strategy='check', check_cols='all') }}
select 1 as id
{% endsnapshot %}
