# PYTHONIOENCODING gives the standard streams an encoding and an error handler.
import os, subprocess, sys
def run(encoding, code):
    env = dict(os.environ, PYTHONIOENCODING=encoding)
    return subprocess.Popen([sys.executable, '-c', code], stdout=subprocess.PIPE, env=env).communicate()[0]
show = 'import sys; print [(f.encoding, f.errors) for f in (sys.stdin, sys.stdout, sys.stderr)]'
for encoding in 'latin-1:ignore', ':replace':
    print run(encoding, show),  # expect: [('latin-1', 'ignore'), ('latin-1', 'ignore'), ('latin-1', 'ignore')]
    # expect: [('', 'replace'), ('', 'replace'), ('', 'replace')]
print repr(run('iso-8859-15', "import sys; sys.stdout.write(u'15\\u20ac')")), repr(run('ascii:replace', "import sys; sys.stdout.write(u'15\\u20ac')"))  # expect: '15\xa4' '15?'
print repr(run('', 'print 1,'))  # expect: '1\n'
