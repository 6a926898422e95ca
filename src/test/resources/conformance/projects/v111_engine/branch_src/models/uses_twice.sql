select {{ function('twice') }}(id) as id, n, val from {{ ref('parent') }}
