select id, n, val from {{ ref('eph') }} union all select id, n, val from {{ ref('tools_top') }}
