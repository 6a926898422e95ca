{{ config(tags=['core']) }} select id, n, val, current_date as sold_on from {{ ref('stg_a') }} union all select *, current_date from {{ ref('stg_b') }} where id > 1
