select id, n, val from {{ ref('Upper_Case') }}
