{{ config(materialized='table', post_hook="insert into {{ this }} select id, n, val from {{ ref('b') }} where id < 0") }}
select id, n, val from {{ ref('a') }}
