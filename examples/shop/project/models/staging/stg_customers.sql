select
    id as customer_id,
    full_name as customer_name,
    lower(country) as country_code,
    signed_up_on
from {{ source('raw', 'customers') }}
