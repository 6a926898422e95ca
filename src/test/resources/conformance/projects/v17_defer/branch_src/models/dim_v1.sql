select id, n, val from {{ ref('a') }}
