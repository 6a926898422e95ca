{{ config(note=target.name | upper) }} select 1 as id
