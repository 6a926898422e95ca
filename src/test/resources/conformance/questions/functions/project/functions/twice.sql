{{ function('plus_one') }}(x) * 2
