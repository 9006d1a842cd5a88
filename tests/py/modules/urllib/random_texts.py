# Random texts through the functions that quote and split; the sum is of what CPython gives.
import hashlib
import random
import urllib
import warnings

warnings.simplefilter('ignore')
random.seed(21)
BYTES = ['a', 'b', ':', '/', '//', '/', '?', '#', ';', '=', '&', '@', '%', '%41', '%zz', '%e9', '+', ' ', '\n', '80', '[::1]',
         '.', '\\', '<', '>', 'URL:', 'http', '~', '\xe9', '\x00']
WIDE = BYTES[:-2] + [u'\xe9', u'\u20ac', u'a', u'%41']
NAMES = ('quote', 'quote_plus', 'unquote', 'unquote_plus', 'toBytes', 'unwrap', 'splittype', 'splithost', 'splituser',
         'splitpasswd', 'splitport', 'splitnport', 'splitquery', 'splittag', 'splitattr', 'splitvalue', 'url2pathname',
         'pathname2url')
pick = random.choice


def tried(f, *args):
    try:
        return f(*args)
    except Exception, e:
        return type(e).__name__, str(e)


total = hashlib.md5()
for i in range(300):
    s = ''.join(pick(BYTES if i % 3 else WIDE) for _ in range(random.randrange(8)))
    found = [tried(getattr(urllib, name), s) for name in NAMES]
    found += [tried(urllib.quote, s, pick(BYTES[:-2])), tried(urllib.quote_plus, s, pick(BYTES[:-2]))]
    value = pick([s, 1, None, [s, 1], (s,), {s: 1}, u'\xe9', 1.5, object])
    query = pick([{s: value}, [(s, value), ('b', 2)], ((s, value),), s, [s], value, [[s, value]], [], (), None])
    found += [tried(urllib.urlencode, query), tried(urllib.urlencode, query, 1)]
    found.append(tried(urllib.proxy_bypass_environment, pick(['h', 'h:80', 'a.h', 'H', 'x.y.z:8', s]),
                       {'no': pick(['*', '', 'h', '.h', 'y.z, h', 'h:80', s])}))
    total.update(repr(found))
print total.hexdigest()
