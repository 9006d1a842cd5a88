import os
os.rmdir('/no/such/dir') # expect raises: OSError: [Errno 2] No such file or directory: '/no/such/dir'
