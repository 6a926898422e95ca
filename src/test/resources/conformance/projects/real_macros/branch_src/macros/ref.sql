{% macro ref() %}
{#- the branch remarks something here -#}
{% set rel = builtins.ref(*varargs, **kwargs) %}
{% do return(rel) %}
{% endmacro %}
