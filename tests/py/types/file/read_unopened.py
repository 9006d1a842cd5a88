f = open('/dev/null', 'w')
f.read()  # expect raises: IOError: File not open for reading
