{% macro show_a() %}
{{ log(ref('a'), info=true) }}
{% endmacro %}
