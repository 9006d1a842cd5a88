import io
data = u'\u20acabc\u20ac\n'.encode('utf-8')
t = io.TextIOWrapper(io.BytesIO(data), 'utf-8')
print repr(t.read(2))  # expect: u'\u20aca'
at = t.tell()
rest = t.read()
t.seek(at)
print t.read() == rest, t.seek(0)  # expect: True 0
t.seek(1, 1)  # expect raises: IOError: can't do nonzero cur-relative seeks
