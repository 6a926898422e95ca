select
    id as return_id,
    order_id,
    returned_on,
    reason,
    refund
from {{ source('raw', 'returns') }}
