select
    returns.returned_on,
    customers.region,
    count(*) as returns,
    sum(returns.refund) as refund,
    sum(orders.order_amount) as ordered_amount
from {{ ref('stg_returns') }} as returns
inner join {{ ref('orders') }} as orders
    on orders.order_id = returns.order_id
left join {{ ref('dim_customers') }} as customers
    on customers.customer_id = orders.customer_id
group by returns.returned_on, customers.region
