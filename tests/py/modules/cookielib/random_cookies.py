# Random cookies of servers, dates and headers; the sums are of what CPython gives.
import cookielib
import hashlib
import mimetools
import os
import random
import tempfile
import time
import urllib2
import warnings
from StringIO import StringIO

warnings.simplefilter("ignore")
random.seed(51)
pick = random.choice
# The one that centuries and expiry count from.
time.time = lambda: 1400000000.0
PARTS = ['a', 'b', 'v', '=', '=', ';', '; ', ',', ' ', '"', '\\', 'path=/', 'Path=/a/b', 'path="/x%7e"', 'domain=.example.com',
         'domain=example.com', 'Domain=www.example.com', 'domain=local', 'domain=.co.uk', 'secure', 'discard', 'version=1',
         'Version="1"', 'max-age=100', 'max-age=0', 'Max-Age=x', 'expires=Wed, 01-Jan-2020 00:00:00 GMT', 'expires=0',
         'expires=Thu, 01 Jan 1970 00:00:00 GMT', 'port="80,8080"', 'port', 'comment=c', 'x=y', 'HttpOnly', 'name="q u;o\\"te"']
URLS = ['http://www.example.com/', 'http://www.example.com/a/b/c', 'https://example.com:8080/a/b', 'http://host/x?y',
        'http://1.2.3.4/', 'http://a.b.co.uk/', 'http://WWW.Example.COM:80/%7e/', 'http://sub.www.example.com']
DATES = ['1', '01', '31', 'Jan', 'feb', 'Xyz', '12', '70', '99', '2015', '1994', '-', '-', ' ', ' ', '/', ':', '10:20', '10:20:30',
         'GMT', 'Z', '+0100', '-03:30', 'T', 'Mon, ', 'wednesday ', 'PM', '(x)', '.5', '0', ',']


def tried(f, *args, **options):
    try:
        return f(*args, **options)
    except Exception, e:
        return type(e).__name__, str(e)


def some(parts, most, between=''):
    return between.join(pick(parts) for _ in range(random.randrange(most)))


def answer(lines):
    r = urllib2.addinfourl(StringIO(), mimetools.Message(StringIO('\n'.join(lines) + '\n\n')), '')
    return r


def request():
    return urllib2.Request(pick(URLS), origin_req_host=pick([None, 'www.example.com', 'other.org']), unverifiable=pick([0, 1]))


folder = tempfile.mkdtemp()


def saved(jar, kind):
    name = folder + '/jar'
    other = kind()
    for cookie in jar:
        other.set_cookie(cookie)
    other.save(name, True, True)
    lines = [line for line in open(name) if line[:1] != '#']
    again = kind(name)
    again.load(ignore_discard=pick([True, False]))
    return lines, repr(again), len(again)


def session():
    options = dict((name, pick([0, 1])) for name in random.sample(
        ['rfc2965', 'netscape', 'strict_domain', 'strict_ns_unverifiable', 'strict_ns_set_path', 'hide_cookie2',
         'strict_ns_set_initial_dollar', 'rfc2109_as_netscape'], 2))
    options['strict_ns_domain'] = pick([0, 0, 1, 2, 3, 4])
    options['blocked_domains'] = pick([None, None, ['.example.com'], ['www.example.com', '1.2.3.4']])
    jar = cookielib.CookieJar(cookielib.DefaultCookiePolicy(**options))
    found = []
    for _ in range(3):
        lines = [pick(['Set-Cookie: ', 'Set-Cookie: ', 'Set-Cookie2: ']) + 'k%s=%s; ' % (pick('123'), pick(['v', '"w x"'])) +
                 some(PARTS, 6, pick(['', '; '])) for _ in range(random.randrange(4))]
        jar.extract_cookies(answer(lines), request())
        sent = request()
        jar.add_cookie_header(sent)
        found += [repr(jar), str(jar), len(jar), sorted(sent.header_items())]
    found += [tried(saved, jar, cookielib.LWPCookieJar), tried(saved, jar, cookielib.MozillaCookieJar)]
    jar.clear_session_cookies()
    return found, len(jar)


jars, dates, headers, names = [hashlib.md5() for _ in range(4)]
HOSTS = ['www.example.com', '.example.com', 'example.com', 'local', 'x.local', '.local', '1.2.3.4', '', 'a.b.c', '.c', 'EXAMPLE.com']
for i in range(30):
    result = session()
    jars.update(repr(result).replace(folder, ''))
    for _ in range(5):
        text = some(DATES, 9) if random.random() < .4 else some(DATES, 8, ' ')
        dates.update(repr((cookielib.http2time(text), cookielib.iso2time(text))))
    text = [some(PARTS, 9) for _ in range(2)]
    words = tried(cookielib.split_header_words, text)
    headers.update(repr((words, tried(cookielib.join_header_words, words), tried(cookielib.parse_ns_headers, text))))
    a, b = pick(HOSTS), pick(HOSTS)
    names.update(repr((cookielib.domain_match(a, b), cookielib.user_domain_match(a, b), cookielib.reach(a),
                       cookielib.is_HDN(a), cookielib.escape_path('/' + some(PARTS, 3) + u'\xe9'))))
for total in (jars, dates, headers, names):
    print total.hexdigest()
print cookielib.time2isoz(0), cookielib.time2netscape(0), cookielib.time2isoz(), cookielib.time2netscape()
for name in os.listdir(folder):
    os.unlink(folder + '/' + name)
os.rmdir(folder)
