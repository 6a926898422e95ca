select id, n, val from {{ ref('now_eph') }}
