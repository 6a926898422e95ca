select ordered_on, revenue
from {{ ref('revenue_daily') }}
where revenue < 0
