-- Grün, naïve, 数
select id, n, val
from {{ ref('qc.vw_x') }}
