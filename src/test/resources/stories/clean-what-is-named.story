# Only what is named, with what keeps it by default lifted, but never the need for proof.
$ devenv demo --no-show --folder shop
$ cd shop
$ devenv clean dim_customers --yes
> set aside dev_alice.dim_customers (table)
- customer_ltv (table)
$ devenv clean scratch_returns --yes
> scratch_returns table unknown
> Nothing to clean.
$ devenv clean customers_snapshot --yes
> set aside dev_alice.customers_snapshot (table)
$ devenv clean nobody_has_this --yes
! nobody_has_this
? 2

# Only a class.
$ devenv clean --only temporary --yes
> set aside dev_alice.customer_value__dbt_backup (table)
- customer_ltv (table)
$ devenv clean --only unknown --yes
! --only takes
? 2

# Runs are taken back one by one, newest first.
$ devenv undo
> brought back dev_alice.customer_value__dbt_backup (table)
$ devenv undo
> brought back dev_alice.customers_snapshot (table)
$ devenv undo
> brought back dev_alice.dim_customers (table)
$ devenv status
> 24 relations
