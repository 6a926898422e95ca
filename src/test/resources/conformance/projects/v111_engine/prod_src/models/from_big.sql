select count(*) as id from {{ ref('big') }}
