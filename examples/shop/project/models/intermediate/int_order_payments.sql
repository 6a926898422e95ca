{{ config(materialized='table') }}

select
    order_id,
    sum(amount) as paid_amount,
    count(*) as payments
from {{ ref('stg_payments') }}
group by order_id
