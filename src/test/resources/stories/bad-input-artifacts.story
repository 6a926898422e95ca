# A manifest or a state that is missing or broken: said once, with the path, and nothing is changed.
$ devenv demo --no-show --folder shop
$ cd shop
$ cp shop.duckdb before
$ mv target/manifest.json kept.json

$ devenv clean --yes
! error: no manifest at
! dbt parse
? 10
$ devenv plan
! error: no manifest at
? 10
$ head -c 40000 kept.json > target/manifest.json
$ devenv clean --yes
! target/manifest.json
? 10
$ touch empty.json
$ devenv status --manifest empty.json
! empty.json
? 10
$ devenv status --manifest dbt_project.yml
! dbt_project.yml
? 10
$ devenv status --manifest models
! models
? 10
$ devenv status --manifest logs/dbt.log
! logs/dbt.log
? 10
$ devenv status --manifest target/run_results.json
! target/run_results.json
? 10
$ mv kept.json target/manifest.json

# The state.
$ devenv plan --defer --state nowhere
! error: no manifest at
! [state-manifest-missing]
? 11
$ devenv clean --yes --state nowhere
! error: no manifest at
? 11
$ devenv plan --defer --state state/manifest.json
! error: the state must be a folder, and 'state/manifest.json' is a file
? 2
$ mkdir broken
$ head -c 40000 state/manifest.json > broken/manifest.json
$ devenv clean --yes --state broken
! broken/manifest.json
? 11
$ mkdir -p strange/manifest.json
$ devenv clean --yes --state strange
! strange/manifest.json
? 11
$ rm devenv.yml
$ devenv plan --defer
! error: --defer needs a state, and none is named
? 11

# A selection that dbt does not know, in dbt's words.
$ devenv plan -s nosuch:thing
! error: 'nosuch' is not a valid method name
! [select-method-unknown]
? 2
$ devenv plan --selector nightly
! error: Could not find selector named nightly
? 2
$ cmp shop.duckdb before
