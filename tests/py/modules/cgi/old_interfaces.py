import cgi

environ = {'REQUEST_METHOD': 'GET', 'QUERY_STRING': 'a=1&b=2.5&c=x&c=y&d=+z'}
d = cgi.SvFormContentDict(dict(environ))
print d['a'], d.getlist('c'), sorted(d.items())     # expect: 1 ['x', 'y'] [('a', '1'), ('b', '2.5'), ('c', ['x', 'y']), ('d', ' z')]
d = cgi.InterpFormContentDict(dict(environ))
print sorted(d.items()), d['b']         # expect: [('a', 1), ('b', 2.5), ('c', ['x', 'y']), ('d', 'z')] 2.5
d = cgi.FormContent(dict(environ))
print d.values('c'), d.indexed_value('c', 1), d.indexed_value('c', 2), d.value('b'), d.length('c'), d.stripped('d'), d.value('q')
# expect: ['x', 'y'] y None 2.5 2 z None
print cgi.escape('<a href="x">&</a>'), cgi.escape('"', True)            # expect: &lt;a href="x"&gt;&amp;&lt;/a&gt; &quot;
print cgi.parse_header('text/html; Charset="a;\\"b"; x=y')              # expect: ('text/html', {'x': 'y', 'charset': 'a;"b'})
cgi.SvFormContentDict(dict(environ))['c']               # expect raises: IndexError: expecting a single value
