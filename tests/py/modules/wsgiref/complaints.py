# All that the validator complains of.
from wsgiref import validate as v
from wsgiref.util import setup_testing_defaults
from StringIO import StringIO
import re, sys, warnings
warnings.simplefilter('always')
SAW=[]
warnings.showwarning=lambda m,c,f,l,*a: SAW.append((c.__name__,str(m)))
def t(name,f,*a,**k):
    del SAW[:]
    try: print name, 'returned', repr(f(*a,**k)), SAW
    except BaseException as e:
        tb=sys.exc_info()[2]
        n=[]
        while tb: n.append(tb.tb_frame.f_code.co_name); tb=tb.tb_next
        print name, type(e).__name__, re.sub(' at 0x[0-9a-f]+', '', str(e)).split('(environment')[0], [f for f in n[1:] if f[0] not in '_<' or f[:2] == '__'], SAW
class sub(str): pass
class subl(list): pass
for s in ('200 OK','200','abc x','99 x','100 x','1000 x','200OK','200  OK','20x OK','',5,u'200 OK',sub('200 OK'),'200 ','2000 ','001 x','200\tOK','200- x','-20 x','+20 x','599 x', '200 \n', None): t(repr(s),v.check_status,s)
for h in ([],(),subl(),None,[('a','b')],[['a','b']],[('a',)],[('a','b','c')],[('Status','x')],[('status','x')],[('a\n','x')],[('a:','x')],[('','x')],[('1a','x')],[('a b','x')],[('a_','x')],[('a-','x')],[('-a','x')],[('a','x\n')],[('a','x\x01')],[('a','x\x7f')],[('a','x\t')],[('a','\x1f')],[('a','\x1e')],[('a','\xff')],[(5,'x')],[('a',5)],[(u'a','x')],[('a',u'x')],[('a','')],[('a\x00','x')],[('X-Y','')],[('a\xe9','x')],[('a!','b')],[('a\tb','c')],['ab'],[('a','b'),('C','d\0')]): t(repr(h),v.check_headers,h)
for s,h in (('200 OK',[]),('204 x',[]),('304 x',[]),('204 x',[('Content-Type','a')]),('304 x',[('content-type','a')]),('200 x',[('CONTENT-type','a')]),('404 x',[]),('100 x',[]),('abc',[]),('204 x',[('A','b')]),('204 x',[('Content-Type','')]),('1',[]),('200 x',5),('301 x',[(5,6)])): t(repr((s,h)),v.check_content_type,s,h)
for e in (None,(),(1,),(1,2,3),[1],5): t(repr(e),v.check_exc_info,e)
def env(**k):
    e={}; setup_testing_defaults(e)
    rm=k.pop('rm',())
    e.update(QUERY_STRING='')
    for a,b in k.items(): e[a.replace('__','.')]=b
    for r in rm: del e[r]
    return e
t('env',v.check_environ,env())
class sd(dict): pass
t('sd',v.check_environ,sd(env())); t('none',v.check_environ,None)
for k in sorted(env()): t('no '+k,v.check_environ,env(rm=[k]))
t('empty',v.check_environ,{})
for k,w in (('HTTP_CONTENT_TYPE','x'),('HTTP_CONTENT_LENGTH','5'),('X',5),('X',u'a'),('x__y',5),('wsgi__version',[1,0]),('wsgi__version',5),('wsgi__url_scheme','ftp'),('wsgi__url_scheme',5),('REQUEST_METHOD','FOO'),('REQUEST_METHOD','get'),('REQUEST_METHOD','PATCH'),('REQUEST_METHOD','TRACE'),('REQUEST_METHOD','OPTIONS'),('REQUEST_METHOD','PUT'),('REQUEST_METHOD','DELETE'),('SCRIPT_NAME','a'),('SCRIPT_NAME','/'),('SCRIPT_NAME','/a'),('PATH_INFO','a'),('PATH_INFO',''),('CONTENT_LENGTH','-1'),('CONTENT_LENGTH','0'),('CONTENT_LENGTH','x'),('CONTENT_LENGTH',''),('CONTENT_LENGTH',' 5 '),('wsgi__input',5),('wsgi__errors',5),('wsgi__input',StringIO()),('wsgi__errors',sys.stdout),(5,6),('SERVER_NAME',sub('x')),('wsgi__version',())): 
    e=env(**{str(k):w}) if k!=5 else dict(env(),**{'z':'z'})
    if k==5: e[5]=6
    t('%s=%r'%(k,w) if k!='wsgi__input' and k!='wsgi__errors' else k,v.check_environ,e)
t('both',v.check_environ,env(rm=['PATH_INFO','SCRIPT_NAME']))
t('both2',v.check_environ,env(rm=['PATH_INFO'])); t('both3',v.check_environ,env(rm=['PATH_INFO'],SCRIPT_NAME='/x')); t('both4',v.check_environ,env(rm=['SCRIPT_NAME'],PATH_INFO=''))
t('both5',v.check_environ,env(SCRIPT_NAME='/',PATH_INFO=''))
class P: pass
def obj(*n):
    p=P()
    for a in n: setattr(p,a,1)
    return p
for n in ((),('read',),('read','readline'),('read','readline','readlines'),('read','readline','readlines','__iter__')): t(n,lambda:v.check_input(obj(*n)))
for n in ((),('flush',),('flush','write'),('flush','write','writelines')): t(n,lambda:v.check_errors(obj(*n)))
t('q',lambda:v.check_input(type('Q',(object,),{'__repr__':lambda s:'<Q>'})()))
t('q',lambda:v.check_errors(type('Q',(object,),{'__repr__':lambda s:'<Q>'})()))
for i in ('abc',u'abc',5,[],sub('x')): t(repr(i),v.check_iterator,i)
t('a',v.assert_,1,'x'); t('a',v.assert_,0,'x'); t('a',v.assert_,0); t('a',v.assert_,0,'a','b'); t('a',v.assert_,[])
i=v.InputWrapper(StringIO('a\nb\nc\n')); print vars(i).keys()
t('r',i.read,1); t('r',i.read); t('r',i.read,1,2); t('r',i.readline); t('r',i.readline,1); t('r',i.readlines); t('r',i.readlines,1); t('r',i.readlines,1,2);t('r',i.close); t('r',lambda:list(i))
i=v.InputWrapper(StringIO(u'a\nb\nc\n')); t('u',i.readline); t('u',i.readlines); i=v.InputWrapper(StringIO(u'a\nb\nc\n')); t('u',i.read); i=v.InputWrapper(StringIO(u'a\nb\nc\n')); t('u',lambda:list(i))
i=v.InputWrapper(StringIO('a\nb\nc\n')); t('it',lambda:list(i)); print type(iter(i)); i=v.InputWrapper(StringIO('a\nb\nc\n')); t('it',i.readline); t('rl',i.readlines)
class RL:
    def readlines(s,*a): return tuple('xy')
    def readline(s): return ''
i=v.InputWrapper(RL()); t('rl',i.readlines)
s=StringIO(); e=v.ErrorWrapper(s); print vars(e).keys()
t('e',e.write,'x'); t('e',e.write,5); t('e',e.write,u'x'); t('e',e.writelines,['a','b']); t('e',e.writelines,['a',5]); t('e',e.writelines,'abc'); t('e',e.flush); t('e',e.close); print s.getvalue()
w=v.WriteWrapper(lambda x:x+'!'); print vars(w).keys(); t('w',w,'x'); t('w',w,5); t('w',w,u'x'); t('w',w)
p=v.PartialIteratorWrapper([1]); print vars(p); it = iter(p); print it.__class__; it.close()
it=v.IteratorWrapper(['a','b'],None); print sorted(vars(it)); t('i',it.next); print iter(it) is it; t('i',it.next); t('i',it.next); t('i',it.close); t('i',it.next); t('i',it.close)
it=v.IteratorWrapper(['a'],[]); t('i',it.next); it.close()
it=v.IteratorWrapper(['a'],[1]); t('i',it.next); print it.check_start_response; it.close()
class C:
    def __iter__(s): return iter(['x'])
    def close(s): print 'C closed'
it=v.IteratorWrapper(C(),None); t('i',it.close); 
it=v.IteratorWrapper([5,u'a',None,''],None); t('i',it.next);t('i',it.next);t('i',it.next);t('i',it.next); it.close()
er=sys.stderr; sys.stderr=StringIO(); it=v.IteratorWrapper(['a'],None); del it
import gc; gc.collect(); x=sys.stderr.getvalue(); sys.stderr=er; print re.sub(' at 0x[0-9a-f]+', '', repr(x))
# middleware
def run(app,*a,**k):
    n=k.pop('n',None) or app.__name__
    log=[]
    def sr(*b,**kk):
        log.append((b[:2],len(b),kk)); return lambda s: log.append(('write',s))
    def f():
        g=v.validator(app)
        if a: r=g(*a,**k)
        else: r=g(env(),sr)
        try:
            return [type(r), list(r), r.close()]
        except:
            ei=sys.exc_info()
            er=sys.stderr; sys.stderr=StringIO(); 
            try: r.close()
            except: pass
            sys.stderr=er
            raise ei[0],ei[1],ei[2]
    t(n,f); print log
def ok(e,s): s('200 OK',[('Content-Type','a')]); return ['x']
def ok3(e,s): s('200 OK',[('Content-Type','a')],None); return ['x']
def w(e,s): s('200 OK',[('Content-Type','a')])('z'); return ['x']
def w5(e,s): s('200 OK',[('Content-Type','a')])(5); return ['x']
def a1(e,s): s('200 OK'); return []
def a4(e,s): s(1,2,3,4); return []
def kw(e,s): s('200 OK',headers=[]); return []
def kw2(e,s): s('200 OK',[],exc_info=None); return []
def st(e,s): s('200 OK',[('Content-Type','a')]); return 'x'
def no(e,s): s('200 OK',[('Content-Type','a')]); return None
def fa(e,s): s('200 OK',[('Content-Type','a')]); return []
def nos(e,s): return ['x']
def gen(e,s):
    s('200 OK',[('Content-Type','a')]); yield 'x'
def genl(e,s):
    yield 'x'
def ty(e,s): s('200 OK',[]); return []
def ex(e,s): s('200 OK',[('Content-Type','a')],5); return []
def inp(e,s): print e['wsgi.input'].__class__, e['wsgi.errors'].__class__; s('200 OK',[('Content-Type','a')]); return ()
def five(e,s): s('200 OK',[('Content-Type','a')]); return 5
def emp(e,s): return ''
for f in (ok,ok3,w,w5,a1,a4,kw,kw2,st,no,fa,nos,gen,genl,ty,ex,inp,emp): run(f)
run(ok,1,n='one'); run(ok,1,2,3,n='three'); run(ok,env(),2,x=1,n='kws'); run(ok,5,6,n='badenv')
print v.validator(ok).__name__, v.validator.__name__, v.validator(ok).__doc__
print v.header_re.pattern, repr(v.bad_header_value_re.pattern), v.WSGIWarning.__mro__
