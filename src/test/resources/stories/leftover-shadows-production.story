# The story of the README. Alice's branch changes orders. dim_customers is unchanged, but a copy that her dev schema holds since 23
# days hides production's, which was rebuilt this morning, from returns_daily.
$ devenv demo --no-show --folder shop
$ cd shop
$ devenv plan --defer -s returns_daily
> returns_daily → orders dev exists-in-dev yours
> returns_daily → dim_customers dev exists-in-dev leftover, 23 days old, prod rebuilt 6 h ago
> instead of production's: dim_customers

# Favouring the state helps for one run,
$ devenv plan --defer --favor-state -s returns_daily
> returns_daily → dim_customers prod favor-state-unselected
- instead of production's

# cleaning helps for good: what was changed here stays, production's dim_customers is read.
$ devenv clean --yes
> dev_alice.dim_customers (table)
> undo: devenv undo
$ devenv plan --defer -s returns_daily
> returns_daily → orders dev exists-in-dev yours
> returns_daily → dim_customers prod missing-in-dev
- instead of production's

# And if that was a mistake:
$ devenv undo
> brought back dev_alice.dim_customers (table)
$ devenv plan --defer -s returns_daily
> returns_daily → dim_customers dev exists-in-dev leftover, 23 days old, prod rebuilt 6 h ago
