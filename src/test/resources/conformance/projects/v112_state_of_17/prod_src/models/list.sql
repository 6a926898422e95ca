{{ config(tags=['x'], owners=['a', "b's"], pairs=[(1, 2), (3,), []]) }} select 1 as id
