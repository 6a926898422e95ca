{{ config(full_refresh=false, on=True, off=none) }} select 1 as id
