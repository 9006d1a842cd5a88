import io
data = 'a\r\nb\rc\n'
print list(io.TextIOWrapper(io.BytesIO(data), 'ascii'))  # expect: [u'a\n', u'b\n', u'c\n']
print list(io.TextIOWrapper(io.BytesIO(data), 'ascii', newline=''))  # expect: [u'a\r\n', u'b\r', u'c\n']
print list(io.TextIOWrapper(io.BytesIO(data), 'ascii', newline='\r'))  # expect: [u'a\r', u'\nb\r', u'c\n']
b = io.BytesIO()
t = io.TextIOWrapper(b, 'ascii', newline='\r\n')
t.write(u'x\ny')
t.flush()
print repr(b.getvalue())  # expect: 'x\r\ny'
