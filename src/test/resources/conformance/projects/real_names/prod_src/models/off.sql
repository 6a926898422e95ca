{{ config(enabled=false) }}
select id, n, val from {{ ref('qc.vw_x') }}
