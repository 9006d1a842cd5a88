import os
f = open('/dev/null')
f.write('x')  # expect raises: IOError: File not open for writing
