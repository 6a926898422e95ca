select {{ function('plus_one') }}(id) * 2 as id from {{ ref('uses_one') }}
