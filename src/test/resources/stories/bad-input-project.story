# What is wrong with a project or a profile is said once, with where and what to do, and nothing is changed.
$ devenv status
! error: no dbt_project.yml in
! [project-not-found]
? 10
$ devenv demo --no-show --folder shop
$ cd shop
$ cp shop.duckdb before
$ cp profiles.yml good.yml

$ devenv clean --project-dir nowhere --yes
! error:
? 2
$ devenv clean --profile bakery --yes
! error: profiles.yml has no profile 'bakery'
! profiles there: shop [profile-not-found]
? 10
$ devenv clean -t deb --yes
! error: the profile 'shop' has no target 'deb'
! profiles.yml:4
! did you mean dev? targets there: dev, prod [target-not-found]
? 10
$ devenv plan --favour-state
! error: Unknown option: '--favour-state'
? 2

# A program that asked for JSON finds one document on stdout, whatever went wrong.
$ devenv status -t deb --output json
> "schema" : "devenv/error/1"
> "exit" : 10
> "code" : "target-not-found"
> "message" : "the profile 'shop' has no target 'deb'"
> "line" : 4
> "next" : "did you mean dev? targets there: dev, prod"
! error: the profile 'shop' has no target 'deb'
? 10
$ devenv clean --output json --ony leftover
> "code" : "usage"
> "next" : "devenv clean --help"
! error: Unknown option: '--ony'
? 2
$ devenv status
- devenv/error
$ rm profiles.yml
$ devenv clean --yes
! error: there is no
! [profiles-missing]
? 10
$ mkdir profiles.yml
$ devenv clean --yes
! profiles.yml
? 10
$ rmdir profiles.yml

$ sed "s/path: shop.duckdb/path: \"{{ env_var('SHOP_FILE') }}\"/" good.yml > profiles.yml
$ devenv clean --yes
! error: cannot render {{ env_var('SHOP_FILE') }}: the environment variable SHOP_FILE is not set
! profiles.yml:7 (shop.outputs.dev.path)
? 10
$ SHOP_FILE=shop.duckdb devenv status --check
? 3
$ sed 's/type: duckdb/type: snowflake/' good.yml > profiles.yml
$ devenv clean --yes
! error: snowflake: devenv cannot connect to it yet
! devenv plan --inventory FILE
? 10
$ printf 'shop: [\n' > profiles.yml
$ devenv clean --yes
! profiles.yml
? 10
$ cp good.yml profiles.yml
$ printf 'nmae: shop\n' > dbt_project.yml
$ devenv clean --yes
! dbt_project.yml
? 10
$ cmp shop.duckdb before
