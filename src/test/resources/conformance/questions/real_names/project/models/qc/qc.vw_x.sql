select id, n, val from {{ source('App', 'Orders') }}
