# Where refs point, for the command and the selection in question.
$ devenv demo --no-show --folder shop
$ cd shop
$ cp shop.duckdb before

# Without a selection: what the branch changed, and all below it.
$ devenv plan --defer
> dbt run --defer --select state:modified+
> returns_daily → dim_customers dev exists-in-dev leftover

# As dbt does without one.
$ devenv plan --defer --all --as build
> dbt build --defer
> returns_daily → stg_returns dev
- state:modified+

# Compiling builds nothing: the missing parent is read from production.
$ devenv plan --defer --as compile --all
> returns_daily → stg_returns prod missing-in-dev

# Without deferring everything is dev's.
$ devenv plan -s returns_daily
> returns_daily → stg_returns dev
- prod missing-in-dev

# A flag of dbt's, as an environment variable of dbt's.
$ DBT_DEFER=1 devenv plan -s returns_daily
> returns_daily → stg_returns prod missing-in-dev

$ devenv plan --defer -s returns_daily --output json
> "schema" : "devenv/plan/1"
> "selected" : [ "model.shop.returns_daily" ]
> "parent" : "model.shop.stg_returns"
> "target" : "state"
> "reason" : "missing-in-dev"
> "rendered" : "\"shop\".\"analytics\".\"stg_returns\""
> "parent" : "model.shop.dim_customers"
> "target" : "dev"
> "reason" : "exists-in-dev"

# A name that no node has is no error, as with dbt.
$ devenv plan -s no_such_model
> Nothing is selected.
> no_such_model

# The state is asked for what it has, and a relation that production lost is named.
$ sql shop.duckdb "drop table analytics.dim_customers"
$ cp shop.duckdb before
$ devenv plan --defer --favor-state -s returns_daily
> returns_daily → dim_customers prod favor-state-unselected
> returns_daily reads what does not exist: dim_customers

$ cmp shop.duckdb before
