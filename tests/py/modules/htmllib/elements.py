# What each element of HTML does to a formatter.
import htmllib, formatter, sys, StringIO
def run(s, **k):
    print '>>>', s
    p = htmllib.HTMLParser(formatter.AbstractFormatter(formatter.AbstractWriter()), **k)
    try:
        p.feed(s); p.close()
    except Exception as e: print repr(e)
    print sorted((k, v) for k, v in vars(p).items() if k not in ('formatter', 'rawdata', 'lasttag', 'literal', 'stack', 'lineno', 'offset', '_decl_otherchars', 'cdata_elem', 'verbose'))
for t in 'html head body title h1 h2 h3 h4 h5 h6 p br hr pre xmp listing plaintext address blockquote ul ol dir menu dl li dd dt b i tt code samp kbd var cite em strong a base img isindex link meta nextid foo'.split():
    run('x<%s>y z</%s>w' % (t, t))
run('<title>T  x</title><head>a</head>')
run('<a href=" /x y " name=n type=t>li<b>n</b>k</a> <a name=q>x</a><a href=z>u')
run('<img src=s alt=a width=3 height=4 align=left ismap><img><img src=" p " height="x">')
run('<base href=b>'); run('<isindex>'); 
run('<ul compact type=disc><li>a<li>b<ol type=A compact><li>c<li type=i>d</ol><li>e</ul>'); run('<ul type=square><li>x</ul><menu><li>q</menu><dir><li>d</dir>'); run('<ol><li>1<li type=">">2</ol><li>out')
run('<dl compact><dt>a<dd>b<dt>c<dd>d</dl><dd>x'); run('<dl><dt>a<dl><dd>b</dl></dl>')
run('<pre>a  b\n c</pre> d  e\n'); run('<title>x'); run('&lt;&eacute;&zzz;&#65;&#300;a<!-- c --><![x[>'); run('<h1>A</h1>text<p>para<p>q'); run('a <b>b <i>c</b> d</i> e', verbose=1)
p = htmllib.HTMLParser(formatter.NullFormatter()); p.save_bgn(); p.handle_data('a \n b'); print repr(p.save_end()), p.savedata
p.save_bgn(); p.nofill = 1; p.handle_data('a \n b'); print repr(p.save_end())
try: p.error('m')
except Exception as e: print repr(e)
p.anchor_bgn('h', 'n', 't'); print p.anchor, p.anchorlist; p.anchor_end(); print p.anchor
o = StringIO.StringIO(); p = htmllib.HTMLParser(formatter.AbstractFormatter(formatter.DumbWriter(o))); p.feed('<h1>T</h1><p>See <a href=x>this</a> and <a href=y>that</a>.<ul><li>one<li>two</ul><img src=x alt="[pic]"><hr>'); p.close(); print o.getvalue(), p.anchorlist
print [base.__name__ for base in htmllib.HTMLParser.__bases__]
