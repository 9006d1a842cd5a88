# Addresses, paths and files; what CPython says of them.
from wsgiref import util
import sys
def t(f,*a, **k):
    try: print f.__name__, a, k, repr(f(*a, **k))
    except BaseException as e: print f.__name__, a, k, type(e).__name__, e
for v in ('on','1','yes','ON','off','0','','YES',1): t(util.guess_scheme, {'HTTPS':v})
t(util.guess_scheme, {})
E=lambda **k: dict({'wsgi.url_scheme':'http','SERVER_NAME':'n','SERVER_PORT':'80'},**k)
for e in (E(),E(HTTP_HOST='h:80'),E(SERVER_PORT='8080'),E(SCRIPT_NAME='/a b;c'),E(SCRIPT_NAME=''),E(HTTP_HOST=''),dict(E(SERVER_PORT='443'),**{'wsgi.url_scheme':'https'}),dict(E(SERVER_PORT='80'),**{'wsgi.url_scheme':'https'}),E(SERVER_PORT=80),
  E(PATH_INFO='/x y;=z',QUERY_STRING='q=1 2'),E(PATH_INFO='x',QUERY_STRING=''),E(PATH_INFO='/\xc3\xa9~-_.,:=;@&+$!*()%'),E(SCRIPT_NAME='/s~=;,&:',PATH_INFO='/p'),E(PATH_INFO='//x'), E(PATH_INFO=';x',SCRIPT_NAME='s')):
    t(util.application_uri, e); t(util.request_uri, e); t(util.request_uri, e, 0); t(util.request_uri, e, include_query=False)
t(util.application_uri,{}); t(util.application_uri,{'wsgi.url_scheme':'http'}); t(util.application_uri,{'wsgi.url_scheme':'http','SERVER_NAME':'x'})
for sn, pi in (('','/'),('/','/a'),('/a','/b/c'),('/a','b'),('/a/','/b'),('/a',''),('','a/b'),('/a','//b//c/'),('/a','/./b'),('/a','/../b'),('/a/b','/..'),('/a','/./..'),('/a','/.'),('','///'),('/a','/b/'),('/a','/'),('/a/b/','/../c'),('a','/.x'),('','/../..'),('/a','/./')):
    e={'SCRIPT_NAME':sn,'PATH_INFO':pi}
    for i in range(3):
        t(util.shift_path_info, e)
    print e
e={'PATH_INFO':'/a'}; t(util.shift_path_info,e); print e
e={}; t(util.shift_path_info,e); print e
e={'SCRIPT_NAME':'x'}; t(util.shift_path_info,e); print e
for e in ({},{'HTTPS':'on'},{'SERVER_NAME':'z'},{'HTTP_HOST':'q','SCRIPT_NAME':'/x'},{'PATH_INFO':'/y'},{'SERVER_PORT':'9','wsgi.url_scheme':'https'},{'wsgi.url_scheme':'https'},{'wsgi.input':1,'wsgi.errors':2}):
    print util.setup_testing_defaults(e); print sorted((k, v if not 'StringIO' in repr(v) else str(type(v))+str(v.__class__)) for k,v in e.items())
for h in 'Connection keep-alive Proxy-Authenticate Proxy-Authorization TE Trailers Trailer Transfer-Encoding Upgrade UPGRADE Proxy-Connection Cookie'.split()+['']: t(util.is_hop_by_hop,h)
t(util.is_hop_by_hop,5)
from StringIO import StringIO
class F:
    def __init__(s,n): s.n=n
    def read(s,k):
        print 'read',k; s.n-=1; return s.n and 'x'*k
    def close(s): print 'closed'
w=util.FileWrapper(F(3),4); print sorted(vars(w)); print w.blksize
print list(w), iter(w) is w
w=util.FileWrapper(F(3),4)
print w[0],w[5]; t(w.__getitem__,0); w.close()
w=util.FileWrapper([]); print sorted(vars(w))
t(w.next)
t(util.FileWrapper,1,2,3)
print [c for c in map(chr,range(256)) if c in util.request_uri({'wsgi.url_scheme':'','SERVER_NAME':'','SERVER_PORT':'','PATH_INFO':'/'+c})[5:]]
print [c for c in map(chr,range(256)) if c in util.request_uri({'wsgi.url_scheme':'','SERVER_NAME':'','SERVER_PORT':'','SCRIPT_NAME':'/'+c})[5:]]
