select * from {{ ref('fct_y') }} where n < 0
