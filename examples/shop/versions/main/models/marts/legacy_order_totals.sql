{{ config(materialized='view') }}

select
    order_id,
    order_amount as total
from {{ ref('orders') }}
