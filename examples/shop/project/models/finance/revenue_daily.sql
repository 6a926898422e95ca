{{ config(materialized='view') }}

select
    ordered_on,
    sum(order_amount) as revenue
from {{ ref('orders') }}
group by ordered_on
