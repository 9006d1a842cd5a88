'%s %s' % 'a' # expect raises: TypeError: not enough arguments for format string
