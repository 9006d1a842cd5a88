f = open('/dev/null')
f.close()
iter(f)  # expect raises: ValueError: I/O operation on closed file
