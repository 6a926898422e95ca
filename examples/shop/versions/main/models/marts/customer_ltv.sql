select
    customers.customer_id,
    customers.customer_name,
    coalesce(sum(orders.order_amount), 0) as lifetime_value,
    max(orders.ordered_on) as last_ordered_on
from {{ ref('dim_customers') }} as customers
left join {{ ref('orders') }} as orders
    on orders.customer_id = customers.customer_id
group by customers.customer_id, customers.customer_name
