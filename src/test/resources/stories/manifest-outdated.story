# A manifest that no longer fits the files: shown as of the manifest, but nothing is cleaned by it.
$ devenv demo --no-show --folder shop
$ cd shop
$ printf 'select 1 as id\n' >> models/marts/orders.sql
$ cp shop.duckdb before
$ devenv status
> models/marts/orders.sql
$ devenv plan --defer -s orders
> orders
$ devenv clean --yes
! error: the manifest no longer fits the project: models/marts/orders.sql
! add --parse to have devenv run it [manifest-outdated]
? 10
$ devenv clean --parse --yes
! error: --parse needs dbt, and none is on the PATH
! run `dbt parse` yourself [dbt-not-found]
? 10

# A dbt that fails says why.
$ printf '#!/bin/sh\necho "Compilation Error in model orders"\nexit 2\n' > ../.tools/dbt && chmod +x ../.tools/dbt
$ devenv clean --parse --yes
! error: `dbt parse` failed
! Compilation Error in model orders
! [dbt-parse-failed]
? 10
$ cmp shop.duckdb before
