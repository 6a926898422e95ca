{{ config(materialized=var('kind', 'table'), owner=var('owner', default='nobody')) }} select 1 as id
