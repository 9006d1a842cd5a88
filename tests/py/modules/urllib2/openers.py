# process: changes the environment
# What openers of urllib2 send to a server, and what they make of its answers.
import os
import sys
import urllib2
import warnings

sys.path.append(sys.path[0] + '/..')
from scripted_server import serve_http

warnings.simplefilter('ignore')
R = 'HTTP/1.1 %s\r\nConnection: close\r\n%s\r\nbody'


def shown(x):
    if hasattr(x, 'read'):
        return type(x).__name__, x.getcode(), x.geturl(), x.msg, x.info().headers, x.read()
    return type(x).__name__, str(x), getattr(x, 'args', None)


def go(what, answers, f):
    requests = []
    port = serve_http(answers, requests)
    try:
        result = shown(f('http://127.0.0.1:%s/p?q' % port))
    except Exception, e:
        result = 'raised', shown(e)
    print what, repr(result).replace(port, 'PORT')
    for request in requests:
        print '   ', repr(request)


def made(*handlers):
    return lambda url: urllib2.build_opener(*handlers).open(url)


def digest(handler):
    handler.get_cnonce = lambda nonce: 'cnonce'
    return handler


def manager(url, user='us', password='p:w', realm=None):
    m = urllib2.HTTPPasswordMgrWithDefaultRealm()
    m.add_password(realm, url, user, password)
    return m


def with_password(make, wrap=lambda handler: handler):
    return lambda url: urllib2.build_opener(wrap(make(manager(url)))).open(url)


for name in os.environ.keys():
    if name.lower().endswith('_proxy'):
        del os.environ[name]
OK, BASIC = R % ('200 OK', ''), 'WWW-Authenticate: Basic realm="r"\r\n'
DIGEST = 'WWW-Authenticate: Digest realm="r", nonce="n,1", qop="auth", algorithm=MD5, opaque="o"\r\n'
open_ = urllib2.urlopen
go('plain', [R % ('200 OK', 'X: y\r\n')], open_)
go('post', [OK], lambda url: open_(url, 'a=b'))
go('fields', [OK], lambda url: open_(urllib2.Request(url, headers={'user-agent': 'me', 'X-y': '1'})))
go('content type', [OK], lambda url: open_(urllib2.Request(url, 'd', {'Content-type': 'x/y'})))
for code in ('404 NF', '500 E', '206 P', '304 N', '100 C\r\n\r\nHTTP/1.1 200 OK', '199 x'):
    go(code, [R % (code, '')], open_)
for code in (301, 302, 303, 307):
    go(code, [R % ('%d F' % code, 'Location: /x#f\r\n'), OK], open_)
    go('post %d' % code, [R % ('%d F' % code, 'Location: /x y\r\n'), OK], lambda url: open_(url, 'a'))
go('uri', [R % ('302 F', 'URI: xy\r\n'), OK], open_)
go('nowhere', [R % ('302 F', '')], open_)
go('to a file', [R % ('302 F', 'Location: file:///etc/passwd\r\n')], open_)
go('host only', [R % ('302 F', 'Location: http://127.0.0.1:%d?x\r\n' % 1)], open_)
for to in ('?x', '#y', '', 'z', '//127.0.0.1:1', '../..', 'http:', ';a'):
    go('to ' + to, [R % ('302 F', 'Location: %s\r\n' % to), OK], open_)
go('same again', [R % ('302 F', 'Location: /p?q\r\n')] * 8, open_)
go('many', [R % ('302 F', 'Location: /%d\r\n' % i) for i in range(12)], open_)
go('basic', [R % ('401 A', BASIC), OK], with_password(urllib2.HTTPBasicAuthHandler))
go('basic refused', [R % ('401 A', BASIC)] * 8, with_password(urllib2.HTTPBasicAuthHandler))
go('basic unquoted', [R % ('401 A', BASIC.replace('"', '')), OK], with_password(urllib2.HTTPBasicAuthHandler))
go('basic second', [R % ('401 A', 'WWW-Authenticate: Foo x="1", Basic realm="r"\r\n'), OK],
   with_password(urllib2.HTTPBasicAuthHandler))
go('basic for digest', [R % ('401 A', DIGEST)], with_password(urllib2.HTTPBasicAuthHandler))
go('basic, no password', [R % ('401 A', BASIC)], made(urllib2.HTTPBasicAuthHandler()))
go('digest', [R % ('401 A', DIGEST), OK], with_password(urllib2.HTTPDigestAuthHandler, digest))
go('digest refused', [R % ('401 A', DIGEST)] * 8, with_password(urllib2.HTTPDigestAuthHandler, digest))
go('digest old', [R % ('401 A', 'WWW-Authenticate: Digest realm="r", nonce="n"\r\n'), OK],
   with_password(urllib2.HTTPDigestAuthHandler, digest))
go('digest sha', [R % ('401 A', DIGEST.replace('MD5', 'SHA')), OK], with_password(urllib2.HTTPDigestAuthHandler, digest))
go('digest qop', [R % ('401 A', DIGEST.replace('"auth"', '"auth-int"')), OK],
   with_password(urllib2.HTTPDigestAuthHandler, digest))
go('digest unknown', [R % ('401 A', DIGEST.replace('MD5', 'XY')), OK],
   with_password(urllib2.HTTPDigestAuthHandler, digest))
go('digest for basic', [R % ('401 A', BASIC)], with_password(urllib2.HTTPDigestAuthHandler, digest))
go('digest other', [R % ('401 A', 'WWW-Authenticate: Foo realm="r"\r\n')],
   with_password(urllib2.HTTPDigestAuthHandler, digest))


def by_proxy(user='', target='http://some.where:99/z', *handlers):
    def f(url):
        proxy = url.rsplit('/', 1)[0].replace('127', user + '127', 1)
        return urllib2.build_opener(urllib2.ProxyHandler({'http': proxy, 'https': proxy}), *handlers).open(target)
    return f


def ask_proxy(url):
    m = manager(url.rsplit('/', 1)[0])
    return by_proxy('', 'http://some.where/z', urllib2.ProxyBasicAuthHandler(m))(url)


def ask_proxy_digest(url):
    m = manager(url.rsplit('/', 1)[0])
    return by_proxy('', 'http://some.where/z', digest(urllib2.ProxyDigestAuthHandler(m)))(url)


go('proxy', [OK], by_proxy())
go('proxy with user', [OK], by_proxy('us:p%40w@'))
go('proxy asks', [R % ('407 A', BASIC.replace('WWW', 'Proxy')), OK], ask_proxy)
go('proxy asks, digest', [R % ('407 A', DIGEST.replace('WWW', 'Proxy')), OK], ask_proxy_digest)
go('cookies', [R % ('302 F', 'Location: /a\r\nSet-Cookie: a=1; Path=/\r\n'), OK], made(urllib2.HTTPCookieProcessor()))
go('nothing', [''], open_)
go('no status', ['xyz'], open_)


class Handler(urllib2.HTTPRedirectHandler):
    handler_order = 1

    def http_request(self, request):
        request.add_unredirected_header('X-once', '1')
        return request

    def http_response(self, request, response):
        response.msg = 'seen'
        return response

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        return None

    def http_error_418(self, req, fp, code, msg, headers):
        return self.parent.open(req.get_full_url() + '&tea')


go('own', [OK], made(Handler))
go('own error', [R % ('418 T', ''), OK], made(Handler()))
go('own redirection', [R % ('302 F', 'Location: /x\r\n')], made(Handler))
for url in ('foo:bar', 'http:', 'http:///x', 'nothing', '', 'file:///no/such', 'file://other.invalid/x', 'data:,x',
            'unknown://h/p', 'http://127.0.0.1:0/', 'http://h\n/x'):
    try:
        print url, shown(open_(url))
    except Exception, e:
        print repr(url), shown(e), getattr(e, 'reason', None)
