select id, n, val from {{ source('by_env', 't') }}
