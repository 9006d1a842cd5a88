import StringIO, warnings
warnings.simplefilter('ignore')
from MimeWriter import MimeWriter
f = StringIO.StringIO()
w = MimeWriter(f)
w.addheader('Subject', 'x\n  y\n\nz\n')
w.addheader('First', '1', prefix=1)
w.flushheaders()
w.addheader('Two', ' 2')
w.startmultipartbody('mixed', 'BOUND', [('a', 'b')]).write('preamble')
w.nextpart().startbody('text/plain', [('charset', 'us')], prefix=0).write('body')
part = w.nextpart()
part.addheader('K', 'v')
part.startmultipartbody('alternative', 'B2')
part.nextpart().startbody('a/b')
part.lastpart()
w.lastpart()
for line in f.getvalue().split('\n'):
    print '[%s]' % line
