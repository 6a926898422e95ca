{{
  config(
    materialized = "table",
    owners = [
      'a',
    ],
    meta = { 'k' : 1, },
  )
}} select 1 as id
