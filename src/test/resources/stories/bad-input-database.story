# A database that is missing, taken or none at all: said once, and no file is made or changed.
$ devenv demo --no-show --folder shop
$ cd shop

# Somebody else writes to it, dbt perhaps.
$ hold shop.duckdb
$ devenv status
! error: shop.duckdb is in use by
! [duckdb-locked]
? 12
$ devenv plan --defer
! error: shop.duckdb is in use by
? 12
$ devenv clean --yes
! error: shop.duckdb is in use by
? 12
$ devenv purge --yes
! error: shop.duckdb is in use by
? 12
$ release
$ devenv status --check
? 3

$ mv shop.duckdb kept.duckdb
$ devenv status
! error: there is no file shop.duckdb
! [duckdb-file-missing]
? 12
$ devenv clean --yes
! error: there is no file shop.duckdb
? 12
$ devenv undo
! error: there is nothing to undo
? 2
$ ls shop.duckdb
? 2
$ printf 'this is text, and quite a lot of it, so that it cannot be taken for an empty file; but no database\n' > shop.duckdb
$ cp shop.duckdb text
$ devenv clean --yes
! error:
? 12
$ cmp shop.duckdb text
$ rm shop.duckdb
$ mkdir shop.duckdb
$ devenv clean --yes
! error: shop.duckdb is a folder, not a database file
? 12
