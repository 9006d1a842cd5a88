import os
try:
    os.rename('/nonexistent/a', '/nonexistent/b')
except OSError as e:
    print e.filename, e  # expect: None [Errno 2] No such file or directory
os.mkdir('/nonexistent/a')  # expect raises: OSError: [Errno 2] No such file or directory: '/nonexistent/a'
