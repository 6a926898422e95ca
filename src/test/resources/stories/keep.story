# What is kept on purpose is not cleaned, and nobody warns of it.
$ devenv demo --no-show --folder shop
$ cd shop
$ devenv keep
> Nothing is pinned.
$ devenv keep dim_customers --why "comparing with July"
> pinned dev_alice.dim_customers
> lift: devenv keep --remove RELATION
$ devenv keep dim_custmers --why "comparing with July"
! no relation in the dev schemas is called dim_custmers
! did you mean dim_customers?
? 2
$ devenv keep loyalty_points
! say why: --why TEXT
? 2

$ devenv status
> dim_customers table 23 days old, prod rebuilt 6 h ago pinned: comparing with July
$ devenv plan --defer -s returns_daily --as compile
> returns_daily → dim_customers dev exists-in-dev leftover, 23 days old, prod rebuilt 6 h ago, pinned: comparing with July
- old copies in dev are read
$ devenv clean dim_customers --yes
> dim_customers table leftover pinned: comparing with July (devenv keep --remove dev_alice.dim_customers lifts it)
> Nothing to clean.

# For as long as a branch is checked out; for everybody on the project, devenv.yml says it.
$ devenv keep stg_orders --branch --why "old rows"
> pinned dev_alice.stg_orders while feature/returns is checked out
$ printf 'keep:\n- {relation: stg_*, why: slow}\n' >> devenv.yml
$ devenv keep
> Pinned
> dev_alice.dim_customers since less than a minute ago on feature/returns comparing with July
> dev_alice.stg_orders while feature/returns is checked out
> Kept by devenv.yml
> stg_* slow
$ devenv clean --only leftover
> dim_products_v2
> stg_customers view leftover devenv.yml keeps it: slow
> stg_orders view leftover pinned on feature/returns: old rows

# Lifted, it goes.
$ devenv keep --remove dim_customers
> no longer pinned: dev_alice.dim_customers
$ devenv clean dim_customers --yes
> set aside dev_alice.dim_customers (table)
