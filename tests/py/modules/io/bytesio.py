import io
b = io.BytesIO('abc\ndef')
print b.readline(), b.tell()  # expect: abc
# expect: 4
b.seek(1)
print b.write('XX'), b.getvalue()  # expect: 2 aXX
# expect: def
b.seek(10)
b.write('z')
print repr(b.getvalue())  # expect: 'aXX\ndef\x00\x00\x00z'
print b.truncate(2), b.getvalue()  # expect: 2 aX
b.close()
b.read()  # expect raises: ValueError: I/O operation on closed file.
