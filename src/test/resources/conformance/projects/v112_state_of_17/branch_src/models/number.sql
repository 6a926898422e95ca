{{ config(materialized='table', retention_days=30, share=0.5, big=1_000, tiny=1e-7) }} select 1 as id
