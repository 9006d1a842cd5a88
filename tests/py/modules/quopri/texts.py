import quopri
import random
import StringIO
import sys

print repr(quopri.encodestring('a b\t\n=\xe9_.\n')), repr(quopri.encodestring('a b_\n', 1, 1))
# expect: 'a b=09\n=3D=E9_.\n' 'a=20b=5F\n'
print repr(quopri.encodestring('a b_', header=True)), repr(quopri.encodestring('x' * 80, True))
# expect: 'a_b=5F' 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxx'
print repr(quopri.decodestring('a_=\nb=3d  \n=')), repr(quopri.decodestring('a_=5f', header=1))  # expect: 'a_b=  \n' 'a _'
out = StringIO.StringIO()
quopri.encode(StringIO.StringIO('caf\xc3\xa9 '), out, False)
quopri.decode(StringIO.StringIO(out.getvalue() + '=\n'), out)
print repr(out.getvalue())                                      # expect: 'caf=C3=A9=20caf\xc3\xa9 '

print quopri.quote('='), quopri.ishex('f'), quopri.ishex('g'), quopri.ishex(''), quopri.unhex('7F'), quopri.unhex('zz')
# expect: =3D True False False 127 0
for flags in (0, 0), (1, 0), (0, 1):
    print ''.join(c for c in map(chr, range(256)) if not quopri.needsquoting(c, *flags)).__repr__()
# expect: '\t !"#$%&\'()*+,-./0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~'
# expect: '!"#$%&\'()*+,-./0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~'
# expect: '\t !"#$%&\'()*+,-./0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^`abcdefghijklmnopqrstuvwxyz{|}~'

random.seed(3)
for _ in range(100):
    text = ''.join(random.choice('ab =_\t.\n\xff') for _ in range(random.randrange(90)))
    tabs = random.randrange(2)
    assert quopri.decodestring(quopri.encodestring(text, tabs)) == text, text


def command(*args):
    sys.argv = ['quopri'] + list(args)
    sys.stdin, sys.stderr = StringIO.StringIO('a b=\n'), StringIO.StringIO()
    try:
        quopri.main()
        print 'done'
    except SystemExit as e:
        print 'exit', e.code
    if sys.stderr.getvalue():
        print repr(sys.stderr.getvalue())
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__


command()
# expect: a b=3D
# expect: done
command('-t', '-')
# expect: a=20b=3D
# expect: done
command('-d', '-', '/no/such')
# expect: a bexit 1
# expect: "/no/such: can't open ([Errno 2] No such file or directory: '/no/such')\n"
