# Everything known about one relation: what speaks for dbt having built it, what against, who knows nothing, and what clean would do.
$ devenv demo --no-show --folder shop
$ cd shop
$ devenv status --why dim_customers
> shop.dev_alice.dim_customers table
> class leftover
> flags stale
> node model.shop.dim_customers
> age 23 days old, prod rebuilt 6 h ago
> proof yes: built by dbt (dbt.log)
> read by customer_value, orders, returns_daily
> clean would drop it
> + branch manifest the relation of model.shop.dim_customers (table)
> + state manifest production has its node at shop.analytics.dim_customers
> + dbt.log built as a table for model.shop.dim_customers
> run results no run results that devenv has read name it
> devenv's journal devenv never changed it

# What contradicts has a line of its own.
$ devenv status --why dev_alice.int_order_payments
> flags wrong type
> - branch manifest the relation of model.shop.int_order_payments (table)

# Why there is no proof, and for whom a temporary was.
$ devenv status --why shop.dev_alice.scratch_returns --why customer_value__dbt_backup --output json
> "schema" : "devenv/why/1"
> "identifier" : "customer_value__dbt_backup"
> "class" : "temporary"
> "says" : "dev_alice.customer_value was built as a table for model.shop.customer_value"
> "identifier" : "customer_value"
> "decision" : "drop"
> "identifier" : "scratch_returns"
> "class" : "unknown"
> "proof" : false
> "stance" : "silent"
> "decision" : "keep"
> "cause" : "unknown"

$ devenv status --why nothing_of_that_name
! error: no relation in the dev schemas is called nothing_of_that_name
? 2

# dbt clean deletes log and run results; what devenv has read of them still proves, even in a schema that others share.
$ printf 'state: state\n' > devenv.yml
$ cp target/manifest.json kept.json
$ rm -r logs target
$ mkdir target
$ mv kept.json target/manifest.json
$ devenv status --why dim_customers
> class leftover
> age unknown
> proof yes: built by dbt (dbt.log)
> Z, and perhaps again since
