'%s' % ('a', 'b') # expect raises: TypeError: not all arguments converted during string formatting
