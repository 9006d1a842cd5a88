# process: sets sys.excepthook, keeps reports in a folder for temporary files
# Reports of exceptions as HTML and as text.
import cgitb
import os
import re
import shutil
import StringIO
import sys
import tempfile


def f(a, b=3):
    local = {'x': '<b>'}
    s = 'abc'
    return g(a.real + undefinedvar if 0 else local['y'] + s.upper()
             )


def g(x, *y, **z):
    return x


class E(Exception):
    def __init__(self, m):
        Exception.__init__(self, m)
        self.extra = 'ex<'
        self._priv = 3


class C:
    def m(self, q):
        raise E('msg<')


class Old:
    pass


def shown(text):
    text = text.replace(os.path.dirname(os.path.abspath(__file__)) + '/', '').replace(__file__, 'reports.py')
    text = re.sub(r'Python 2[^\n<]*', 'PYTHON', re.sub(r'\w{3} \w{3} +\d+ \d+:\d+:\d+ \d+', 'TIME', text))
    # Special attributes of exceptions, and their documentation.
    return re.sub('\n    __.*', '', re.sub('at 0x[0-9a-f]+', 'ADDRESS', text))


def info(fn):
    try:
        fn()
    except:
        return sys.exc_info()


def fail():
    raise Old


for fn in (lambda: f(3), lambda: C().m(len), lambda: eval('x x')):
    found = info(fn)
    print shown(cgitb.text(found))
    print shown(cgitb.html(found, 3))
print shown(cgitb.text(info(fail), 1))
print cgitb.lookup('x', sys._getframe(), {}), cgitb.lookup('len', sys._getframe(), {})[0], cgitb.lookup('re', sys._getframe(), {'re': 1})
print cgitb.reset(), cgitb.small('x'), cgitb.strong('y'), cgitb.grey('z'), repr(cgitb.small('') + cgitb.strong('') + cgitb.grey(''))
folder = tempfile.mkdtemp()
for format in ('html', 'text'):
    for display, logdir in ((0, None), (1, None), (0, folder)):
        out = StringIO.StringIO()
        hook = cgitb.Hook(display=display, logdir=logdir, context=1, file=out, format=format)
        hook(*found)
        print re.sub('(?<=FOLDER/)[^.]*', '', shown(out.getvalue()).replace(folder, 'FOLDER'))
        hook.handle((E, 3, None))
        print len(out.getvalue()) > 50
print len(os.listdir(folder))
shutil.rmtree(folder)
cgitb.enable(format='text', context=1)
print sys.excepthook.__class__, sorted(vars(sys.excepthook))
