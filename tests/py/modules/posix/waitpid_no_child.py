import os
# process: other tests have children of their own
os.waitpid(-1, os.WNOHANG)  # expect raises: OSError: [Errno 10] No child processes
