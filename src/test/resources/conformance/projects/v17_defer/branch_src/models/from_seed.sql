select c.id, t.n, t.val from {{ ref('codes') }} c join {{ ref('b') }} t on c.id = t.id
