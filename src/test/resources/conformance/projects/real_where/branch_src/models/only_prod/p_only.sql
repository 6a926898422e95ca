select id, n, val from {{ ref('s_one') }}
