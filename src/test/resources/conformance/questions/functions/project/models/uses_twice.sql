select {{ function('twice') }}(id) as id from {{ ref('uses_one') }}
