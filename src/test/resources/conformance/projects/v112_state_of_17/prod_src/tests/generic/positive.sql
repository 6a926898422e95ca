{% test positive(model, column_name) %}
{{ config(severity='warn', limit=5) }}
select * from {{ model }} where {{ column_name }} < 0
{% endtest %}
