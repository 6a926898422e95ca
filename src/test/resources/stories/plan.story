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
> old copies in dev are read: dim_customers
> next: devenv plan --defer
- prod missing-in-dev
- devenv clean

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

# What is selected is read from dev whatever the state is favoured: only cleaning helps.
$ devenv plan --defer --as compile --all
> next: devenv clean
- --favor-state
$ devenv plan --defer --as compile -s returns_daily
> next: devenv clean
> --favor-state

# Results of runs are compared with what the state has, also where the state is dbt's own folder.
$ devenv plan --as ls -s result:success --state target
> previewed by the rules of
- No comparison run_results

# A state that is not there is not the same as none.
$ devenv plan --state nowhere
> nowhere has no manifest.json: everything
$ devenv plan --state nowhere -s state:modified
! name with --state a folder that has production's manifest.json [state-not-given]
? 11

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
