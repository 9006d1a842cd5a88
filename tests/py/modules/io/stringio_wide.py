import io
s = io.StringIO(u'a\U0001f600b')
print repr(s.read(2)), s.tell()  # expect: u'a\U0001f600' 2
s.seek(1)
s.write(u'x')
print repr(s.getvalue())  # expect: u'axb'
