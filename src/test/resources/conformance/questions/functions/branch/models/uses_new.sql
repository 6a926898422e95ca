select {{ function('brand_new') }}(id) as id from {{ ref('uses_one') }}
