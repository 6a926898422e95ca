select id, n, val from {{ ref('dim') }}
