# On the first day there is no dev schema: everything is missing, and refs go to production.
$ devenv demo --no-show --folder shop
$ cd shop
$ sql shop.duckdb "drop schema dev_alice_finance cascade"
$ sql shop.duckdb "drop schema dev_alice cascade"
$ cp shop.duckdb before
$ devenv status
> dim_customers
> devenv plan
- leftovers
$ devenv plan --defer -s returns_daily
> returns_daily → dim_customers prod missing-in-dev
$ devenv clean --yes
> Nothing to clean.
$ cmp shop.duckdb before
