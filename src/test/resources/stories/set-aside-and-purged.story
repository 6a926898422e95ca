# A dropped table takes up space until it is purged, and can be brought back only until then.
$ devenv demo --no-show --folder shop
$ cd shop
$ devenv purge --yes
> Nothing is set aside.
$ devenv clean dim_customers stg_customers --yes
> set aside dev_alice.dim_customers (table)
> devenv purge --all
$ devenv purge --yes
> Nothing was set aside more than 7 days ago; 1 relation is younger.
$ devenv purge --check
> devenv purge --all
$ devenv purge --all --check
> set aside less than a minute ago
? 3
$ devenv purge --all --output json
> "schema" : "devenv/purge/1"
> "applied" : false
> "reason" : "it was dev_alice.
$ devenv purge --all
> dev_alice.__devenv_trash_
> Nothing was changed.
> devenv purge --all --yes
$ devenv purge --all --yes
> freed 1 relation
$ devenv undo
> brought back dev_alice.stg_customers (view)
> gone: dev_alice.dim_customers was dropped for good
? 4
$ devenv purge --yes
> Nothing is set aside.

# For good at once.
$ devenv clean customer_ltv --no-trash
> 23 days old; cannot be undone
$ devenv clean customer_ltv --no-trash --yes
> dropped dev_alice.customer_ltv (table) for good
> No undo: all of it was dropped for good
$ devenv purge --yes
> Nothing is set aside.
$ devenv status
- customer_ltv table
