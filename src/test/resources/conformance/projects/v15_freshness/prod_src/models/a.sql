select id, n from {{ source('raw', 't') }}
