# A plan can be saved, looked at, and done: exactly as it was saved, or not at all.
$ devenv demo --no-show --folder shop
$ cd shop
$ cp shop.duckdb before
$ devenv clean --out plan.json
> Drops 13 relations
> dim_customers table leftover 23 days old, prod rebuilt 6 h ago; 0.
> The plan is in plan.json.
> next: devenv apply plan.json
$ cmp shop.duckdb before

# Somebody builds one of its tables anew.
$ sql shop.duckdb "insert into dev_alice.dim_customers select * from dev_alice.dim_customers"
$ devenv apply plan.json
! dev_alice.dim_customers is not as it was when the plan was made: its rows changed from 8 to 16
? 12
$ devenv log
> devenv has changed nothing in this project yet.

$ devenv clean --out plan.json
$ devenv apply plan.json
> 13 relations
> set aside dev_alice.dim_customers (table)
> undo: devenv undo
$ devenv log
> 7 set aside, 6 dropped until 20
$ devenv apply plan.json
! the plan was applied already
? 2
$ devenv undo
> brought back dev_alice.dim_customers (table)
$ devenv log
> 7 set aside, 6 dropped taken back apply plan.json
