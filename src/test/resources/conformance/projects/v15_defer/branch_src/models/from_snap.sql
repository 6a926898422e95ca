select id, n, val from {{ ref('snap') }}
