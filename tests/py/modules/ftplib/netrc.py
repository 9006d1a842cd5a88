# oracle: none, its Netrc misses an attribute and reads nothing
import ftplib
import os
import tempfile
import warnings

warnings.simplefilter('ignore')
fd, name = tempfile.mkstemp()
os.write(fd, 'machine Host.org login me password secret\nmachine b account acc\ndefault login anonymous password x@y\n'
             'macdef init\ncd /\nls\n\nmachine b login bob\n')
os.close(fd)
n = ftplib.Netrc(name)
print sorted(n.get_hosts()), n.get_account('HOST.org'), n.get_account('b'), n.get_account('z')
# expect: ['b', 'host.org'] ('me', 'secret', None) ('bob', 'x@y', 'acc') ('anonymous', 'x@y', None)
print n.get_macros(), n.get_macro('init')       # expect: ['init'] ['cd /\n', 'ls\n']
os.unlink(name)

# Classes from private modules say that they are of this one: reprs, tracebacks and pickles show it.
for name in 'Error error_reply error_temp error_perm error_proto Netrc FTP'.split():
    assert getattr(ftplib, name).__module__ == 'ftplib', name
