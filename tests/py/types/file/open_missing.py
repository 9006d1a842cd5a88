open('/nonexistent/file')  # expect raises: IOError: [Errno 2] No such file or directory: '/nonexistent/file'
