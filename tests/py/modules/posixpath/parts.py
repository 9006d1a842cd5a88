import os.path as p
print p.join('a', 'b', '/c', 'd'), p.join('a/', 'b'), repr(p.join('a', ''))  # expect: /c/d a/b 'a/'
print p.split('/a/b/'), p.split('//x'), p.splitext('a.b/c.tar.gz'), p.splitext('.profile')  # expect: ('/a/b', '') ('//', 'x') ('a.b/c.tar', '.gz') ('.profile', '')
print p.normpath('a//b/../c/./d'), p.normpath('//a'), p.normpath('///a'), p.normpath('')  # expect: a/c/d //a /a .
print p.relpath('/a/b/c', '/a/d'), p.commonprefix(['/usr/lib', '/usr/local']), p.basename('/a/b'), p.dirname('/a/b')  # expect: ../b/c /usr/l b /a
print p.isabs('/x'), p.isabs('x'), p.exists('/nowhere'), p.isdir('/')  # expect: True False False True
