select {{ function('brand_new') }}(id) as id, n, val from {{ ref('uses_one') }}
