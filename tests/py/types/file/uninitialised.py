f = file.__new__(file)
print f.closed, f.name  # expect: True <uninitialized file>
f.read()  # expect raises: ValueError: I/O operation on closed file
