select id, n, val from {{ ref('eph_outer') }}
