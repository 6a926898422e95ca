{{ config(one='it\'s', two="say \"hi\"", both='"\'', lines='a\nb', beside='a' 'b', nested=[ 'x\ty' ]) }} select 1 as id
