# The list that looks like a dictionary.
from wsgiref import headers
def t(f,*a, **k):
    try: print f.__name__, a, k, repr(f(*a, **k))
    except BaseException as e: print f.__name__, a, k, type(e).__name__, e
H=headers.Headers
for a in ([],(),{}, None, type('L',(list,),{})()): t(H,a) 
l=[('A','1'),('b','2'),('a','3')]
h=H(l)
print h, repr(h), len(h), h.keys(),h.values(),h.items(), h['A'],h['B'],h['z'],h.get('z',7),h.get('a'),h.get_all('A'),h.get_all('zz'),'a' in h, 'Z' in h,h.has_key('b')
print repr(str(h)), bool(H([]))
h['B']='9'; print l; del h['zz']; del h['a']; print l
print h.setdefault('B','x'),h.setdefault('N','y'),l, h.setdefault('Q',None) , l
h.add_header('Content-Disposition','attachment',filename='bud.gif',x_y=None,e='', n='5'); t(h.add_header,'a','b',n=5)
print str(h)
h.add_header('Content-Disposition',None,filename='b"u\\d.gif'); h.add_header('x',None); print l
t(h.add_header,'z',5); print l
h=H([('a',5)]); t(str,h); t(h.__getitem__,5); t(h.__contains__,None);t(h.add_header,'z',5,x='1')
h=H([(5,5)]); t(h.keys); t(h.get,'a'); t(str,h)
h=H([('a',)]); t(h.keys); t(h.values); t(h.items); t(h.get,'a')
t(headers._formatparam,'a','b'); t(headers._formatparam,'a','b c',0); t(headers._formatparam,'a','bc',0); t(headers._formatparam,'a',None);t(headers._formatparam,'a','');t(headers._formatparam,'a',5);t(headers._formatparam,'a','"\\')
try: print list(H([('a','b')]))
except Exception as e: print type(e),e
from wsgiref import handlers
t(handlers.format_date_time, 0); t(handlers.format_date_time, 1e9)
h=H([('a',None),('b','')]); print 'a' in h, h.has_key('a'), h.get('a',4), h['a'], h.setdefault('a','q'), h.items(), 'b' in h, h.setdefault('b',5)
h['a']='1'; h['A']='2'; h['b']='3'; h['A']='4'; print h
t(h.has_key,None); t(h.get_all,5); t(h.__delitem__,5); t(h.__setitem__,5,5); t(h.setdefault,5,5)
h=H([('a','b')]); h.add_header('X',None); print h; h.add_header('Y',None,a='b',c_d='e f'); h.add_header('z','',q='x'); print h; h.add_header('u',u'v\xe9',a=u'b'); print h.items()
t(str,h)
