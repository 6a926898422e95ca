select
    customer_id,
    count(*) as orders,
    sum(order_amount) as order_amount,
    case
        when sum(order_amount) >= 200 then 'gold'
        when sum(order_amount) >= 80 then 'silver'
        else 'bronze'
    end as segment
from {{ ref('orders') }}
group by customer_id
