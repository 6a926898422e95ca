{% macro ref() %}
{% set rel = builtins.ref(*varargs, **kwargs) %}
{% do return(rel) %}
{% endmacro %}
