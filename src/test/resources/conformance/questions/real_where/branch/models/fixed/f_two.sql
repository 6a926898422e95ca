select id, n, val from {{ ref('f_one') }} where id > 0
