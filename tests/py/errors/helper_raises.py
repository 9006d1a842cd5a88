# helper
raise ValueError('inside the module')
