{{ config(materialized='ephemeral') }}

select
    items.order_id,
    items.product_id,
    items.quantity,
    items.quantity * products.price as item_amount
from {{ ref('stg_order_items') }} as items
inner join {{ ref('dim_products', v=2) }} as products
    on products.product_id = items.product_id
