select x.id, y.n, x.val from {{ ref('dim') }} x join {{ ref('dim', v=1) }} y on x.id = y.id
