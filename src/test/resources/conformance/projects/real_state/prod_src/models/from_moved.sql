select id, n, val from {{ source('by_var', 't') }}
