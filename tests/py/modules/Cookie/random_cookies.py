# Random headers and values; the sum is of what CPython gives.
import Cookie
import hashlib
import random

random.seed(41)
PARTS = ['a', 'b', '=', '=', '; ', ';', ' ', '"', 'x y', '\\"', '\\012', ',', 'path', 'Path=/', '$Version=1', 'secure', 'expires=',
         'Thu, 01 Jan 1970 00:00:00 GMT', '"q;r"', '[', ']', '\xe9', '\n', 'httponly', '\\', '{', 'max-age=5', 'key=value; ']


def tried(f, *args):
    try:
        return f(*args)
    except Exception, e:
        return type(e).__name__, str(e)


def seen(kind, text):
    c = kind(text)
    return repr(c), c.output(), c.js_output(['path']), [sorted(m.items()) for m in c.values()]


def set_and_sent(key, value):
    c = Cookie.SimpleCookie()
    c[key] = value
    return c.output(), Cookie.SimpleCookie(c.output(header='').strip())[key].value == value


total = hashlib.md5()
for _ in range(600):
    text = ''.join(random.choice(PARTS) for _ in range(random.randrange(9)))
    other = ''.join(random.choice(PARTS) for _ in range(random.randrange(3)))
    total.update(repr((tried(seen, Cookie.SimpleCookie, text), tried(seen, Cookie.BaseCookie, text), Cookie._quote(text),
                       Cookie._unquote(text), Cookie._unquote('"' + text + '"'), tried(set_and_sent, other, text))))
print total.hexdigest()
