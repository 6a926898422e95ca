{{ config(note='in ' ~ target.name ~ '!', other=('a' ~ ('b' ~ 'c'))) }} select 1 as id
