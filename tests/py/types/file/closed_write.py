f = open('/dev/null', 'w')
f.close()
f.write('x')  # expect raises: ValueError: I/O operation on closed file
