open('/no/such/file') # expect raises: IOError: [Errno 2] No such file or directory: '/no/such/file'
