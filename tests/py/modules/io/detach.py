import io
b = io.BytesIO('abc')
t = io.TextIOWrapper(b, 'ascii')
print t.detach() is b, b.closed  # expect: True False
t.read()  # expect raises: ValueError: underlying buffer has been detached
