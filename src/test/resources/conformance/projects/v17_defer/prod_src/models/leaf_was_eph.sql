select id, n, val from {{ ref('was_eph') }}
