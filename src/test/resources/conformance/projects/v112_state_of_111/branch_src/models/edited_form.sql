{{
  config(meta = {"k": "v"}, quiet = not False, retention_days = 30, owners = ['a',], note="in " ~ target.name)
}} select 1 as id
