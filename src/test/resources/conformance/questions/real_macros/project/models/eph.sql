{{ config(materialized='ephemeral') }}
select id, n, val from {{ ref('with_ref') }}
