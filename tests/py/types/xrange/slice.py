xrange(3)[1:2]  # expect raises: TypeError: sequence index must be integer, not 'slice'
