{{ config(level=-1, no=not true, less=1 < 2 <= 3, isin='a' in ['a'], notin='a' not in ['b'], both=(true and false) or true, item=target['name'], part=target.name) }} select 1 as id
