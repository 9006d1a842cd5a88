import os
os.read(0, -1)  # expect raises: OSError: [Errno 22] Invalid argument
