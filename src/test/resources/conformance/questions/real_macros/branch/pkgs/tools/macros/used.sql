{% macro used(x) %}{{ x }} + 0{% endmacro %}

{% macro unused_a(x) %}{{ x }} * 2{% endmacro %}

{% macro unused_b(x) %}{{ tools.unused_a(x) }}{% endmacro %}

{% macro brand_new() %}1{% endmacro %}
