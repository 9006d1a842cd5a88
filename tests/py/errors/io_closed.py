f = open('/dev/null')
f.close()
f.read() # expect raises: ValueError: I/O operation on closed file
