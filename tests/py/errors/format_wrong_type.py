'%d' % 'a' # expect raises: TypeError: %d format: a number is required, not str
