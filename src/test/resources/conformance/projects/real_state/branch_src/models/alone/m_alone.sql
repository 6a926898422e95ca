select id, n, val from {{ ref('base') }}
