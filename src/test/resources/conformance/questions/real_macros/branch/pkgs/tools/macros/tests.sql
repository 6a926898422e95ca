{% macro default__test_unique(model, column_name) %}
select {{ column_name }} from {{ model }} where {{ tools.condition() }} group by 1 having count(*) > 1
{% endmacro %}

{% macro condition() %}2 = 2{% endmacro %}
