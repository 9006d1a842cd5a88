# Random forms; the sum is of what CPython gives.
import cgi
import hashlib
import random
import sys
from StringIO import StringIO

sys.argv[1:] = []
random.seed(31)
pick = random.choice
PIECES = ['--B\r\n', '--B\r\n', '--B--\r\n', '--B\n', '--B--', 'Content-Disposition: form-data; name="a"\r\n', '\r\n', '\r\n',
          'Content-Disposition: form-data; name="f"; filename="x;\\"y.txt"\r\n', 'Content-Type: text/plain\r\n', 'value\r\n',
          'Content-Type: application/x-www-form-urlencoded\r\n', 'a=1&b=2\r\n', '\r', '\n', 'x' * 1200 + '\r\n', '--C\r\n',
          'Content-Length: 5\r\n', 'content-length: x\r\n', 'y\n', '--C--\r\n', 'Content-Type: multipart/mixed; boundary=C\r\n',
          'z' * 65536, '--Bx\r\n']
HEADERS = ['text/html; charset=x', 'a;b=c;D="e;f"', 'x; a="b\\"c;d" ; e', ' ; ', '', 'form-data; name="a\\\\b"; =x; y=',
           'multipart/x;boundary="a b"', 'k;a="']


def tried(f, *args, **options):
    try:
        return f(*args, **options)
    except Exception, e:
        return type(e).__name__, str(e)


def seen(form):
    if isinstance(form, tuple):
        return form
    found = [form.name, form.filename, form.type, form.type_options, form.disposition, form.disposition_options]
    if isinstance(form, cgi.FieldStorage):
        found += [form.length, form.done, form.innerboundary, form.outerboundary, tried(len, form)]
    if form.list is None:
        return found + [form.value]
    if not form.file:
        found += [sorted(form.keys()), repr(form) if len(repr(form)) < 500 else 0]
        found += [tried(getattr(form, f), key) for key in ('a', 'f', 'b') for f in ('getfirst', 'has_key')]
    return found + map(seen, form.list)


total = hashlib.md5()
for _ in range(100):
    if random.random() < .6:
        body = ''.join(pick(['--B\r\n' + PIECES[5] + '\r\nv\r\n'] * 3 + PIECES[:-2] * 2 + PIECES)
                       for _ in range(random.randrange(9)))
        kind = pick(['multipart/form-data; boundary=B'] * 4 + ['multipart/form-data', 'text/plain'])
    else:
        body = ''.join(pick(['a', '=', '&', ';', '%41', '+', 'b=1', 'f']) for _ in range(random.randrange(9)))
        kind = pick(['application/x-www-form-urlencoded', None, 'text/plain'])
    environ = {'REQUEST_METHOD': pick(['POST', 'POST', 'post', 'GET', 'PUT'])}
    if kind:
        environ['CONTENT_TYPE'] = kind
    if random.random() < .5:
        environ['CONTENT_LENGTH'] = pick([str(len(body)), '3', 'x'])
    if random.random() < .4:
        environ['QUERY_STRING'] = pick(['a=7', 'f=', '', 'c&d=%20'])
    options = pick([{}, {}, {'keep_blank_values': 1}, {'strict_parsing': 1}, {'max_num_fields': 2}])
    found = seen(tried(cgi.FieldStorage, StringIO(body), environ=environ, **options))
    environ['CONTENT_LENGTH'] = str(len(body))
    environ.setdefault('CONTENT_TYPE', 'text/plain')
    total.update(repr((found, tried(cgi.parse, StringIO(body), environ), sorted(environ.items()))))
    total.update(repr([tried(cgi.parse_header, ''.join(pick(HEADERS) for _ in range(random.randrange(3))))]))
print total.hexdigest()
