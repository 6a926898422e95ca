select id from {{ ref('dim') }} union all select id from {{ ref('fct_y') }}
