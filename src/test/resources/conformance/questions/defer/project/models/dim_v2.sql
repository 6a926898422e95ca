select id, n, val from {{ ref('b') }}
