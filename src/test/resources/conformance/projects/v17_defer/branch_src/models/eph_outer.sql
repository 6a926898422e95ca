{{ config(materialized='ephemeral') }}
select e.id, e.n, b.val from {{ ref('eph') }} e join {{ ref('b') }} b on e.id = b.id
