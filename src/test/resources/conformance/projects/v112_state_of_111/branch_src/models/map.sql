{{ config(meta={'owner': 'ann', 'level': 1, 'deep': {'x': [1, none]}}) }} select 1 as id
