select id, n, val from {{ ref('f_two') }}
