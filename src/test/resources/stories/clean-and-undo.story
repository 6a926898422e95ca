# Cleaning shows first, changes only when told to, and can be taken back.
$ devenv demo --no-show --folder shop
$ cd shop
$ cp shop.duckdb before

# Without --yes nobody is asked here, and nothing is changed.
$ devenv clean
> 13 relations
> dim_customers table leftover
> stg_payments view leftover needed by dev_alice.int_order_payments, which stays
> countries table leftover a hook refers to it
> customers_snapshot table leftover a snapshot
> orders table yours
> scratch_returns table unknown
> Nothing was changed.
> devenv clean --yes
$ cmp shop.duckdb before
$ devenv clean --check
? 3
$ cmp shop.duckdb before
$ devenv undo
! nothing to undo
? 2

$ devenv clean --yes
> set aside dev_alice.customer_ltv (table)
> dropped dev_alice.stg_customers (view)
> undo: devenv undo
$ devenv status
> 11 relations
> 5 yours
> 1 unknown
- 4 orphans

# What was asked for is done.
$ devenv clean --yes
> Nothing to clean.
$ devenv clean --check
> Nothing to clean.

# Taken back, once; what is taken back stays so.
$ devenv undo
> brought back dev_alice.stg_customers (view)
> brought back dev_alice.customer_ltv (table)
$ devenv status
> 24 relations
> 11 leftovers
> 4 orphans
$ devenv undo
! nothing to undo
? 2
$ devenv undo 20200101-000000-nosuch
! the journal has no run 20200101-000000-nosuch
? 2

# What dbt has built anew since stays as it is.
$ devenv clean --yes
$ sql shop.duckdb "create table dev_alice.dim_customers as select 1 as built_anew"
$ devenv undo
> left as it is: dev_alice.dim_customers was built anew since
? 4
$ sql shop.duckdb "select built_anew from dev_alice.dim_customers"
