{% test not_null(model, column_name) %}
select {{ column_name }} from {{ model }} where {{ empty_check(column_name) }}
{% endtest %}

{% macro empty_check(column_name) %}{{ column_name }} is null{% endmacro %}
