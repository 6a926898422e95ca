# Nothing says that the schema is Alice's, and no log says what dbt built: everything is kept, and how to declare it is said.
$ devenv demo --no-show --folder shop
$ cd shop
$ rm -r logs
$ rm target/run_results.json
$ cp devenv.yml declared.yml
$ printf 'state: state\n' > devenv.yml
$ cp shop.duckdb before
$ devenv clean --yes
> dim_customers table leftover
> kept in dev_alice; if the schema is yours alone, declare it in devenv.yml: personal: ["dev_alice"]
> Nothing to clean.
$ cmp shop.duckdb before

# Asking for it by name does not replace proof.
$ devenv clean dim_customers --yes
> Nothing to clean.
$ cmp shop.duckdb before

# Declared, a manifest's name is proof enough.
$ cp declared.yml devenv.yml
$ devenv clean dim_customers --yes
> set aside dev_alice.dim_customers (table)

# dbt's log alone is proof, too.
$ devenv undo
> brought back dev_alice.dim_customers (table)
$ devenv demo --no-show --folder ../other
$ cp -R ../other/logs .
$ printf 'state: state\n' > devenv.yml
$ devenv clean dim_customers --yes
> set aside dev_alice.dim_customers (table)
