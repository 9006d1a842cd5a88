import os
os.stat('/nonexistent')  # expect raises: OSError: [Errno 2] No such file or directory: '/nonexistent'
