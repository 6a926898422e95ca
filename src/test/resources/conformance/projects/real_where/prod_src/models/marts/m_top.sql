select a.id, a.n, b.val from {{ ref('m_one') }} a join {{ ref('m_inc') }} b on a.id = b.id
