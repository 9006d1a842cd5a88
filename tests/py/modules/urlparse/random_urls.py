# Random URLs through all functions; the sums are of what CPython gives.
import hashlib
import random
import urlparse

random.seed(5)
BYTES = ['http', 'https', 'ftp', 'mailto', 'x-y', 'svn+ssh', ':', ':', '//', '/', '/', '?', '#', ';', 'a', 'b.c', '..', '.',
         '@', '[::1]', '[', '80', '8080', '%41', '%zz', '%', '+', '=', '&', 'x=1', 'A B', '']
WIDE = BYTES + [u'\u2100', u'\xe9']
BYTES += ['\xe9']


def tried(f, *args):
    try:
        return f(*args)
    except Exception, e:
        return type(e).__name__, str(e)


def some(parts, most):
    return ''.join(random.choice(parts) for _ in range(random.randrange(most)))


names = ('urlsplit', 'urlparse', 'parts', 'urljoin', 'urldefrag', 'unquote', 'parse_qsl')
sums = dict((name, hashlib.md5()) for name in names)
for _ in range(600):
    parts = WIDE if random.random() < 0.3 else BYTES
    u, v = some(parts, 9), some(parts, 6)
    split, parsed = tried(urlparse.urlsplit, u), tried(urlparse.urlparse, u, 'http')
    results = {
        'urlsplit': split,
        'urlparse': (parsed, tried(urlparse.urlparse, u, '', False)),
        'parts': [tried(getattr, p, name) for p in (split, parsed) if isinstance(p, urlparse.ResultMixin)
                  for name in ('username', 'password', 'hostname', 'port')] + [
                      tried(p.geturl) for p in (split, parsed) if isinstance(p, urlparse.ResultMixin)],
        'urljoin': (tried(urlparse.urljoin, u, v), tried(urlparse.urljoin, 'http://h/a/b/c;d?e', v)),
        'urldefrag': tried(urlparse.urldefrag, u),
        'unquote': tried(urlparse.unquote, u),
        'parse_qsl': (tried(urlparse.parse_qsl, v), tried(urlparse.parse_qsl, v, 0, 1),
                      tried(urlparse.parse_qsl, v, 0, 0, 2), sorted(tried(urlparse.parse_qs, u, 1))),
    }
    for name in names:
        sums[name].update(repr(results[name]))
for name in names:
    print name, sums[name].hexdigest()
