select id, n, val from {{ source('App', 'Orders') }} where id > 0
