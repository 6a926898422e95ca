# What lies in the dev schema, of which class, and how old.
$ devenv demo --no-show --folder shop
$ cd shop
$ cp shop.duckdb before
$ devenv status
> target dev · duckdb shop.duckdb · schema dev_alice
> 24 relations
> 5 yours
> 2 downstream
> 11 leftovers
> 4 orphans
> 1 temporary
> 1 unknown
> orders table 2 h old
> dim_customers table 23 days old, prod rebuilt 6 h ago read by customer_value, orders
> loyalty_points table 8 days old
> customer_value__dbt_backup table
> scratch_returns table
> no relation in dev: stg_returns
> devenv clean
> devenv plan --defer

# A script learns from the exit code whether there is something to clean.
$ devenv status --check
> 11 leftovers
? 3

# A program reads the same as JSON.
$ devenv status --output json
> "schema" : "devenv/status/1"
> "folder" : "state"
> "leftover" : 11
> "identifier" : "dim_customers"
> "class" : "leftover"

# Looking changes nothing, not a byte.
$ cmp shop.duckdb before
