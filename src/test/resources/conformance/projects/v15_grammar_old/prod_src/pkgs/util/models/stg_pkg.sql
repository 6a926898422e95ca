select 1 as id, 'p' as val
