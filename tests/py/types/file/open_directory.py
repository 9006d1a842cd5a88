open('/tmp')  # expect raises: IOError: [Errno 21] Is a directory: '/tmp'
