# What is sent and logged for applications of all kinds; the pieces that it is written in do not matter.
from wsgiref import handlers
from StringIO import StringIO
import sys, re, traceback
class Out(StringIO):
    log=None
    def write(s,d): LOG.append(('w',d))
    def flush(s): LOG.append(('flush',''))
LOG=[]
def joined(log):
    pieces = []
    for kind, data in log:
        if pieces and pieces[-1][0] == kind == 'w':
            pieces[-1] = kind, pieces[-1][1] + data
        else:
            pieces.append((kind, data))
    return pieces
def go(app, cls=handlers.SimpleHandler, env={}, **attrs):
    global LOG
    LOG=[]
    err=StringIO()
    h=cls(StringIO('in'),Out(),err,dict({'SERVER_PROTOCOL':'HTTP/1.0'},**env))
    for k,v in attrs.items(): setattr(h,k,v)
    print '----', app.__name__, sorted(attrs)
    try: h.run(app)
    except BaseException as e: print 'RAISED',type(e),e, [f[2] for f in traceback.extract_tb(sys.exc_info()[2]) if f[2] != '_rescue']
    print re.sub(r'Date: [^\\]*', 'Date: X', repr(joined(LOG)))
    e=err.getvalue()
    print e.splitlines()[:1],e.splitlines()[-1:], [l.split(' in ')[-1] for l in e.splitlines() if l[:8] == '  File "' and ', in _' not in l]
    print h.status, h.headers, h.bytes_sent, h.headers_sent, h.result
    return h
def ok(e,s): s('200 OK',[('A','b')]); return ['abc']
def two(e,s): s('200 OK',[('A','b')]); return ['abc','def']
def gen(e,s):
    s('200 OK',[('A','b')])
    yield 'abc'
    yield ''
    yield 'def'
def late(e,s):
    yield 'x'
def empty(e,s): s('200 OK',[]); return []
def nostart(e,s): return []
def nostart1(e,s): return ['x']
def wr(e,s): w=s('200 OK',[]); w('a'); w('b'); return ['c']
def wrcl(e,s): w=s('200 OK',[('content-length','2')]); w('a'); return ['b']
def twice(e,s): s('200 OK',[]); s('200 OK',[]); return []
def excinfo(e,s):
    s('200 OK',[('a','b')])
    try: 1/0
    except ZeroDivisionError: s('500 Bad',[('c','d')],sys.exc_info())
    return ['err']
def excsent(e,s):
    w=s('200 OK',[('a','b')]); w('x')
    try: 1/0
    except ZeroDivisionError: s('500 Bad',[('c','d')],sys.exc_info())
    return ['err']
def hop(e,s): s('200 OK',[('connection','close')]); return []
def badstatus1(e,s): s('200',[]); return []
def badstatus2(e,s): s('abc OK',[]); return []
def badstatus3(e,s): s(u'200 OK',[]); return []
def badstatus4(e,s): s('200OK  ',[]); return []
def badstatus5(e,s): s('2 0 x  ',[]); return []
def badstatus6(e,s): s(None,[]); return []
def badh1(e,s): s('200 OK',{}); return []
def badh2(e,s): s('200 OK',[(5,'a')]); return []
def badh3(e,s): s('200 OK',[('a',5)]); return []
def badh4(e,s): s('200 OK',['ab']); return []
def badh5(e,s): s('200 OK',['abc']); return []
def badh6(e,s): s('200 OK',[(u'a','b')]); return []
def badw(e,s): s('200 OK',[])(5); return []
def badw2(e,s): s('200 OK',[])(u'x'); return []
def badit(e,s): s('200 OK',[]); return [5]
def notit(e,s): s('200 OK',[]); return None
def retstr(e,s): s('200 OK',[]); return 'abc'
def boom(e,s): raise ValueError('boom')
def boom2(e,s): raise SystemExit(3)
def midboom(e,s):
    s('200 OK',[])
    yield 'a'
    raise ValueError('mid')
class It:
    def __init__(s,e,st): st('200 OK',[]); s.n=0
    def __iter__(s): return s
    def next(s):
        s.n+=1
        if s.n>2: raise StopIteration
        return 'i%d'%s.n
    def close(s): LOG.append(('closed',''))
class ItL(It):
    def __len__(s): return 1
class BadClose(It):
    def close(s): raise KeyError('close')
def fw(e,s): s('200 OK',[]); return e['wsgi.file_wrapper'](StringIO('file'))
for a in (ok,two,gen,late,empty,nostart,nostart1,wr,wrcl,twice,excinfo,excsent,hop,badstatus1,badstatus2,badstatus3,badstatus4,badstatus5,badstatus6,badh1,badh2,badh3,badh4,badh5,badh6,badw,badw2,badit,notit,retstr,boom,boom2,midboom,It,ItL,BadClose,fw): go(a)
go(ok,env={'SERVER_PROTOCOL':'HTTP/0.9'})
go(ok,env={'SERVER_PROTOCOL':'HTTP/1.0'},server_software='soft')
go(ok,env={'SERVER_PROTOCOL':'HTTP/1.1'},http_version='1.1')
go(ok,env={'SERVER_PROTOCOL':'weird'})
go(ok,env={'SERVER_PROTOCOL':'HTTP/1.0'},origin_server=False)
go(ok,env={'SERVER_PROTOCOL':'HTTP/0.9'},origin_server=False)
go(empty,env={'SERVER_PROTOCOL':'HTTP/0.9'})
def dated(e,s): s('200 OK',[('dAte','q'),('SERVER','z')]); return ['x']
go(dated,env={'SERVER_PROTOCOL':'HTTP/1.0'},server_software='soft')
go(ok,handlers.BaseCGIHandler,{'SERVER_PROTOCOL':'HTTP/1.0'},server_software='soft')
go(boom, error_status='501 xx', error_headers=[('q','r')], error_body='bb', traceback_limit=0)
def sf(): LOG.append(('sendfile','')); return True
go(fw, sendfile=sf)
go(ok, wsgi_file_wrapper=None)
env={}
def showenv(e,s):
    print sorted(k for k in e if k not in handlers.BaseHandler.os_environ), [e['wsgi.'+k] for k in 'version url_scheme multithread multiprocess run_once'.split()], e.get('SERVER_SOFTWARE'); return []
go(showenv,env={'HTTPS':'on','SERVER_SOFTWARE':'mine'},server_software='soft'); go(showenv,server_software='soft');go(showenv,env={'SERVER_SOFTWARE':'mine'},server_software='soft')
go(showenv, handlers.BaseCGIHandler,server_software='soft')
h=handlers.BaseHandler()
for n in '_flush get_stdin get_stderr add_cgi_vars'.split():
    try: getattr(h,n)()
    except NotImplementedError as e: print n,repr(e)
for f in (h.client_is_modern,h.result_is_file,h.get_scheme,h.cleanup_headers,h.set_content_length,h.send_headers,h.finish_content,h.sendfile,h.close,h.setup_environ,lambda:h.write('a'),lambda:h.run(ok)):
    try: print getattr(f,'__name__'),repr(f()), sorted(vars(h))
    except Exception as e: print f.__name__,repr(e)
print handlers.SimpleHandler(1,2,3,4,5,6).__dict__
class C(handlers.SimpleHandler):
    def error_output(self,e,s): s('599 x',[]); raise KeyError(1)
go(boom,C)
class D(handlers.SimpleHandler):
    def log_exception(self,ei): LOG.append(('logged',ei[0].__name__))
go(boom,D);go(midboom,D)
class EE(handlers.SimpleHandler):
    def close(self): LOG.append(('close','')); handlers.SimpleHandler.close(self)
go(boom,EE); go(ok,EE); go(midboom,EE)
class FF(handlers.SimpleHandler):
    def handle_error(self): LOG.append(('error','')); raise
go(boom,FF)
class L1(object):
    def __init__(s,e,st): st('200 OK',[('x','y')])
    def __len__(s): return 1
    def __iter__(s): return iter([])
go(L1)
class L2(L1):
    def __iter__(s): return iter(['a','b'])
go(L2)
class L3(L1):
    def __len__(s): raise ValueError('len')
    def __iter__(s): return iter(['a','b'])
go(L3)
h=handlers.SimpleHandler(1,StringIO(),3,{'SERVER_PROTOCOL':'HTTP/1.0'},5,6)
h.setup_environ(); print h.start_response('200 OK',[]) == h.write, h.status,h.headers,h.error_headers
h.set_content_length(); print h.headers
print handlers.CGIHandler.os_environ is handlers.BaseHandler.os_environ
go(boom,env={'wsgi.x':1}); print handlers.BaseHandler.error_headers
def mut(e,s):
    l=[('a','b')]; s('200 OK',l); l.append(('c','d')); return ['x']
go(mut)
def big(e,s): s('200 OK',[]); return ['x'*3, u'y'.encode()]
def none_excinfo(e,s): s('200 OK',[],None); s('201 OK',[],()); return []
go(none_excinfo)
def exc_bad(e,s): s('200 OK',[])('x'); s('201 OK',[],5); return []
go(exc_bad)
def exc_bad2(e,s): s('200 OK',[])('x'); s('201 OK',[],(1,)); return []
go(exc_bad2)
def bs(x):
    def f(e,s): s(x,[('A','b')]); return ['']
    f.__name__=repr(x); return f
class SS(str): pass
for x in ('000 x','001 x','200 ',SS('200 x'),'-12 x'): go(bs(x))
def subs(e,s): s('200 OK',[(SS('a'),'b')]); return []
go(subs)
class L4(L1):
    def __len__(s): raise NotImplementedError
go(L4)
class L5(L1):
    def __len__(s): raise AttributeError
go(L5)
def w0(e,s): s('200 OK',[])(''); return ['x']
go(w0)
def retsub(e,s): s('200 OK',[]); return [SS('x')]
go(retsub)
def hopu(e,s): s('200 OK',[('TE','close')]); return []
go(hopu)
def onlyexc(e,s):
    try: 1/0
    except: s('200 OK',[],sys.exc_info())
    return ['a']
go(onlyexc)
