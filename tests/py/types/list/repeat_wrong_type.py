[1] * 'a'  # expect raises: TypeError: can't multiply sequence by non-int of type 'str'
