select id, n, val from {{ ref('base') }} -- changed on main since
