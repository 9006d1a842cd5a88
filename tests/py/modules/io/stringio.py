import io
s = io.StringIO(u'one\ntwo\n')
print repr(s.readline()), s.tell()  # expect: u'one\n' 4
print list(s)  # expect: [u'two\n']
s.seek(0)
print s.write(u'ONE'), repr(s.getvalue())  # expect: 3 u'ONE\ntwo\n'
print repr(io.StringIO(u'a\r\nb', newline=None).read())  # expect: u'a\nb'
s.write('bytes')  # expect raises: TypeError: unicode argument expected, got 'str'
