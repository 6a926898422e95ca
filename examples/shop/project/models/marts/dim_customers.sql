select
    customers.customer_id,
    customers.customer_name,
    customers.country_code,
    countries.country_name,
    countries.region,
    customers.signed_up_on
from {{ ref('stg_customers') }} as customers
left join {{ ref('countries') }} as countries
    on countries.country_code = customers.country_code
