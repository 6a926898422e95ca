select id, n, val from {{ ref('stg_a') }}
