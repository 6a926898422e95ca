# What is missing in dev is made as a view of production, and goes again.
$ devenv demo --no-show --folder shop
$ cd shop
$ devenv clone -s stg_returns
> Clones 1 node
> stg_returns view a view of production's, analytics.stg_returns
> Nothing was changed.
$ devenv clone -s stg_returns --yes
> put a view of analytics.stg_returns at dev_alice.stg_returns
$ sql shop.duckdb "select * from dev_alice.stg_returns"
$ devenv clone -s stg_returns
> Leaves alone 1 node
$ devenv undo
> took away the view at dev_alice.stg_returns

# A copy has production's rows, and takes the place of a table.
$ devenv clean --clone --copy --yes dim_customers
> copied analytics.dim_customers to dev_alice.dim_customers
$ devenv status
> dim_customers table less than a minute old clone
