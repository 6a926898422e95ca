select id, n, val from {{ ref('parent') }}
