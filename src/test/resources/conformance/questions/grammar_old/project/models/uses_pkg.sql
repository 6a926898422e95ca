select id from {{ ref('stg_pkg') }}
