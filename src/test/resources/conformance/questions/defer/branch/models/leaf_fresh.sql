select id, n, val from {{ ref('fresh') }}
