select id, n from {{ ref('a') }}
