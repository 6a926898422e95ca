{% macro used(x) %}{{ x }} + 0{% endmacro %}

{% macro unused_a(x) %}{{ x }} * 1{% endmacro %}

{% macro unused_b(x) %}{{ tools.unused_a(x) }}{% endmacro %}
