select
    countries.country_name,
    countries.region,
    sum(orders.order_amount) as revenue
from {{ ref('orders') }} as orders
inner join {{ ref('countries') }} as countries
    on countries.country_code = orders.country_code
group by countries.country_name, countries.region
