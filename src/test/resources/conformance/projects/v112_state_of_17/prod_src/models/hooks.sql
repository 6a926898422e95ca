{{ config(pre_hook=['select 1', 'select 2']) }} select 1 as id
