# A view of production takes the place of each leftover, so that dev stays whole.
$ devenv demo --no-show --folder shop
$ cd shop
$ devenv clean --clone --replace-tables
> dim_customers table leftover
> Nothing was changed.
$ devenv clean --clone --replace-tables --yes
> put a view of analytics.dim_customers at dev_alice.dim_customers
$ sql shop.duckdb "select * from dev_alice.dim_customers"
$ devenv status
> dim_customers view less than a minute old clone

# A clone was made on purpose: the next clean leaves it alone.
$ devenv clean --yes
> dim_customers view leftover a view of production made on purpose
> Nothing to clean.
$ devenv undo
> dev_alice.dim_customers
$ devenv plan --defer -s returns_daily
> returns_daily → dim_customers dev exists-in-dev leftover, 23 days old
