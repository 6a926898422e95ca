select
    customer_id,
    cast(floor(sum(order_amount)) as integer) as points
from {{ ref('orders') }}
group by customer_id
