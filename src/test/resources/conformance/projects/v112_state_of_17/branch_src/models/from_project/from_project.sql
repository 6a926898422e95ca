{{ config(level=1) }} select 1 as id
