select
    id as payment_id,
    order_id,
    method as payment_method,
    amount
from {{ source('raw', 'payments') }}
