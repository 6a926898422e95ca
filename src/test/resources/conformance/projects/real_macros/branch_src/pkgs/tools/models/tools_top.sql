select {{ tools.used('id') }} as id, n, val from {{ ref('tools_base') }} where id > 0
