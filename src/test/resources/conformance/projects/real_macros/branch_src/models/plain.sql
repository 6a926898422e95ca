select id, n, val from {{ source('raw', 't') }}
