select id, n, val from {{ source('tagged', 't') }}
