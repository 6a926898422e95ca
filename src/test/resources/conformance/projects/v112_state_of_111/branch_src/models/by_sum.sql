{{ config(level=1 + 2) }} select 1 as id
