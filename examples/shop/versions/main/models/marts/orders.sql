{{ config(
    post_hook="select case when count(*) > 0 then error('order from an unknown country') end
        from {{ this }} where country_code not in (select country_code from {{ ref('countries') }})"
) }}

with items as (

    select order_id, sum(item_amount) as order_amount
    from {{ ref('int_order_items_priced') }}
    group by order_id

)

select
    orders.order_id,
    orders.customer_id,
    customers.country_code,
    orders.ordered_on,
    orders.status,
    items.order_amount,
    coalesce(payments.paid_amount, 0) as paid_amount
from {{ ref('stg_orders') }} as orders
inner join items
    on items.order_id = orders.order_id
left join {{ ref('dim_customers') }} as customers
    on customers.customer_id = orders.customer_id
left join {{ ref('int_order_payments') }} as payments
    on payments.order_id = orders.order_id
