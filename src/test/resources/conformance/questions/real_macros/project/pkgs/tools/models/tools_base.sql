select id, n, val from {{ source('tools_raw', 't') }}
