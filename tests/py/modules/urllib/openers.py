# process: changes the environment
# What openers send to a server, and what they make of its answers.
import os
import sys
import tempfile
import urllib

sys.path.append(sys.path[0] + '/..')
from scripted_server import serve_http

R = 'HTTP/1.0 %s\r\n%s\r\nbody'


def shown(x):
    if hasattr(x, 'read'):
        return x.getcode(), x.geturl(), x.info().headers, x.read()
    if isinstance(x, tuple):
        return tuple(map(shown, x))
    return x.headers if hasattr(x, 'headers') else x


def go(what, answers, f):
    requests = []
    port = serve_http(answers, requests)
    try:
        result = shown(f('http://127.0.0.1:%s/p?q' % port))
    except Exception, e:
        result = type(e).__name__, shown(e.args)
    print what, repr(result).replace(port, 'PORT')
    for request in requests:
        print '   ', repr(request)


class Opener(urllib.FancyURLopener):
    asked = 0

    def prompt_user_passwd(self, host, realm):
        self.asked += 1
        print 'asked', host.split(':')[0], realm
        return ('us', 'p@w') if self.asked < 3 else (None, None)


def by_proxy(scheme, user, data=None, url='http://us:pw@some.where:99/z'):
    def f(address):
        proxy = address.rsplit('/', 1)[0].replace('http://', scheme + '://' + user)
        return Opener(proxies={'http': proxy}).open(url, data)
    return f


def hook(*args):
    print args


BASIC = 'WWW-Authenticate: Basic realm="r"\r\n'
open_, fancy = urllib.urlopen, lambda url: Opener(proxies={}).open(url)
os.environ.pop('http_proxy', None)
go('plain', [R % ('200 OK', 'X: y\r\n')], open_)
go('post', [R % ('200 OK', 'X: y\r\n')], lambda url: open_(url, 'a=b'))
go('user', [R % ('200 OK', '')], lambda url: open_(url.replace('127', 'us:p%40w@127', 1)))
go('404', [R % ('404 NF', '')], open_)
go('404 raised', [R % ('404 NF', '')], urllib.URLopener().open)
for code in (301, 302, 303, 307):
    go(code, [R % ('%d F' % code, 'Location: /x\r\n'), R % ('200 OK', '')], open_)
    go('post %d' % code, [R % ('%d F' % code, 'Location: /x\r\n'), R % ('200 OK', '')], lambda url: open_(url, 'a'))
go('uri', [R % ('302 F', 'URI: x y\r\n'), R % ('200 OK', '')], open_)
go('nowhere', [R % ('302 F', '')], open_)
go('to a file', [R % ('302 F', 'Location: file:///etc/passwd\r\n')], open_)
go('loop', [R % ('302 F', 'Location: /x\r\n')] * 12, open_)
go('refused', [R % ('401 A', BASIC)] * 5, fancy)
go('basic', [R % ('401 A', BASIC), R % ('200 OK', '')], fancy)
go('basic post', [R % ('401 A', BASIC), R % ('200 OK', '')], lambda url: Opener(proxies={}).open(url, 'data'))
for field in ('', 'WWW-Authenticate: Basic x\r\n', BASIC.replace('Basic', 'Digest')):
    go('other', [R % ('401 A', field)], fancy)
go('proxy', [R % ('200 OK', '')], by_proxy('http', 'u:p@'))
go('proxy post', [R % ('200 OK', '')], by_proxy('http', '', 'dd'))
go('proxy asks', [R % ('407 A', 'Proxy-Authenticate: Basic realm="r"\r\n'), R % ('200 OK', '')], by_proxy('http', ''))
go('proxy of no kind', [], by_proxy('foo', ''))
go('proxy for another scheme', [R % ('200 OK', '')],
   lambda url: Opener(proxies={'ftp': url}).open('ftp://some.where/z'))
name = os.path.join(tempfile.mkdtemp(), 'file')
go('retrieve', [R % ('200 OK', 'Content-Length: 4\r\n')], lambda url: urllib.urlretrieve(url, name, hook)[1])
print open(name).read()
go('short', [R % ('200 OK', 'Content-Length: 9\r\n')], lambda url: urllib.URLopener().retrieve(url, name))


def temporary(url):
    opener = urllib.URLopener()
    name, header = opener.retrieve(url.replace('?', '.txt?'))
    try:
        return name[-4:], open(name).read(), header
    finally:
        opener.cleanup()
        print os.path.exists(name)


go('temporary', [R % ('200 OK', '')], temporary)
go('no status', ['xyz'], open_)
go('nothing', [''], open_)
os.unlink(name)
os.rmdir(os.path.dirname(name))
