{% set kind = 'table' %}{{ config(materialized=kind) }} select 1 as id
