select id, n, val from {{ ref('stg-hyphen') }}
