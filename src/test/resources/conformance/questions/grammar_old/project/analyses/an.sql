select count(*) from {{ ref('rep') }}
