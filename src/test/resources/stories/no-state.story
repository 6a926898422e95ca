# Without production's manifest leftovers cannot be told: status says so, and only proven temporaries are offered.
$ devenv demo --no-show --folder shop
$ cd shop
$ printf 'personal: ["dev_alice", "dev_alice_*"]\n' > devenv.yml
$ devenv status
> 24 relations
> Without a state leftovers cannot be told
$ devenv plan -s returns_daily
> returns_daily → dim_customers dev
$ devenv clean
> customer_value__dbt_backup table temporary
> Nothing was changed.
$ devenv clean --yes
> set aside dev_alice.customer_value__dbt_backup (table)
- dropped
