# Without patterns nothing is swept, and what to write is said.
$ devenv demo --no-show --folder shop
$ cd shop
$ sql shop.duckdb "create schema dbt_pr_12"
$ sql shop.duckdb "create table dbt_pr_12.orders as select 1 as id"
$ sql shop.duckdb "create schema dbt_pr_13"
$ sql shop.duckdb "create table dbt_pr_13.orders as select 1 as id"
$ sql shop.duckdb "create table dbt_pr_13.notes as select 2 as id"
$ devenv sweep
! sweep:
? 10

# A list that is empty may be that of a command that failed.
$ printf 'sweep:\n  - schemas: dbt_pr_*\n    gone-from: list\n' >> devenv.yml
$ touch open.txt
$ devenv sweep --open open.txt
! --none-open
? 2

# What is open stays, and so does what no manifest knows.
$ printf '12\n' > open.txt
$ devenv sweep --open open.txt
> dbt_pr_13
> Nothing was changed.
$ devenv sweep --open - --yes < open.txt
> swept dbt_pr_13 (1 set aside)
- dropped schema
$ sql shop.duckdb "select * from dbt_pr_13.notes"
$ sql shop.duckdb "select * from dbt_pr_12.orders"

# It can be taken back.
$ devenv undo
> brought back dbt_pr_13.orders (table)

# With nothing open and no trash the schema itself goes.
$ devenv sweep --none-open --no-trash --yes
> 1 relation for good, which no undo brings back
> dropped schema dbt_pr_12 (1 dropped for good)
> swept dbt_pr_13 (1 dropped for good)
> brings back all but what was dropped for good
