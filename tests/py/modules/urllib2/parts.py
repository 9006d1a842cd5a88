# Requests, password managers, lists of fields, directors.
import urllib2


def tried(f, *args):
    try:
        return f(*args)
    except Exception, e:
        return type(e).__name__, str(e)


r = urllib2.Request('<URL:http://User@Host:8/p;x?y#f>', 'd', {'a-b': 'c'})
print r.get_method(), r.get_type(), r.get_host(), r.get_selector(), r.get_full_url(), r.header_items(), r.get_origin_req_host()
# expect: POST http User@Host:8 /p;x?y http://User@Host:8/p;x?y#f [('A-b', 'c')] user@host
r.set_proxy('proxy:1', 'http')
print r.has_proxy(), r.get_selector(), r.get_host()             # expect: True http://User@Host:8/p;x?y proxy:1
r.add_unredirected_header('X-y', 'z')
print r.get_header('X-y'), r.has_header('X-Y'), r.get_header('none', 1)         # expect: z False 1
print tried(getattr, r, 'foo'), tried(urllib2.Request('x').get_type)
# expect: ('AttributeError', 'foo') ('ValueError', 'unknown url type: x')

for text in ('a,b', '"a,b",c', ' a , "x\\"y,z" ,', 'a=b, c="d,e"', '', ',,', '"open, x'):
    print urllib2.parse_http_list(text)
# expect: ['a', 'b']
# expect: ['"a,b"', 'c']
# expect: ['a', '"x"y,z"']
# expect: ['a=b', 'c="d,e"']
# expect: []
# expect: ['', '']
# expect: ['"open, x']
print sorted(urllib2.parse_keqv_list(['a=b', 'c="d=e"', 'f=""']).items())   # expect: [('a', 'b'), ('c', 'd=e'), ('f', '')]
for proxy in ('file:/h/', 'file://u:p@h', 'u:p@h:3', 'http://h:3/', 'h', '//h', 'ftp://u@h'):
    print tried(urllib2._parse_proxy, proxy)
# expect: ('ValueError', "proxy URL with no authority: 'file:/h/'")
# expect: ('file', 'u', 'p', 'h')
# expect: (None, 'u', 'p', 'h:3')
# expect: ('http', None, None, 'h:3')
# expect: (None, None, None, 'h')
# expect: (None, None, None, 'h')
# expect: ('ftp', 'u', None, 'h')

m = urllib2.HTTPPasswordMgrWithDefaultRealm()
m.add_password('r', ['http://h/a', 'h2:81'], 'u', 'p')
m.add_password(None, 'http://h/', 'v', 'q')
for realm, url in (('r', 'http://h/a/b'), ('r', 'http://h:80/ab'), ('x', 'h'), ('r', 'http://h/b'), ('r', 'http://h2:81/'),
                   ('r', 'https://h/a')):
    print m.find_user_password(realm, url),
print                   # expect: ('u', 'p') ('u', 'p') ('v', 'q') ('v', 'q') ('u', 'p') ('u', 'p')

o = urllib2.build_opener(urllib2.ProxyHandler({}))
print [h.__class__.__name__ for h in o.handlers if h.__class__.__name__ != 'HTTPSHandler']
# expect: ['UnknownHandler', 'HTTPHandler', 'HTTPDefaultErrorHandler', 'HTTPRedirectHandler', 'FTPHandler', 'FileHandler', 'HTTPErrorProcessor']
print tried(o.add_handler, 1)       # expect: ('TypeError', "expected BaseHandler instance, got <type 'int'>")


class MyHTTP(urllib2.HTTPHandler):
    def my_open(self, req):
        return 'opened ' + req.get_selector()


o = urllib2.build_opener(MyHTTP, urllib2.ProxyHandler({'my': 'my://proxy:1'}))
print [h.__class__.__name__ for h in o.handlers][:2], o.open('my://host/path')
# expect: ['ProxyHandler', 'UnknownHandler'] opened my://host/path
urllib2.install_opener(o)
print urllib2.urlopen('my:xyz')     # expect: opened my:xyz
e = urllib2.HTTPError('u', 404, 'm', {}, None)
print e, e.code, e.reason, e.info(), isinstance(e, IOError), urllib2.URLError('x').args
# expect: HTTP Error 404: m 404 m {} True ('x',)
raise e                             # expect raises: urllib2.HTTPError: HTTP Error 404: m
