select
    id as product_id,
    product_name,
    lower(category) as category,
    price
from {{ source('raw', 'products') }}
