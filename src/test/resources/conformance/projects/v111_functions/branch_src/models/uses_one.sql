select {{ function('plus_one') }}(id) as id from {{ source('raw', 't') }}
