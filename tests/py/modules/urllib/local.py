# process: changes the environment
# URLs that need no server.
import os
import tempfile
import urllib


def tried(url, *data):
    try:
        f = urllib.urlopen(url, *data)
        return f.geturl(), f.getcode(), [h for h in f.info().headers if h[:4] not in ('Last', 'Date')], f.read()
    except Exception, e:
        return type(e).__name__, e.args, str(e)


folder = tempfile.mkdtemp()
name = folder + '/a b.html'
with open(name, 'w') as f:
    f.write('hello')
for url in ('foo:bar', 'http:', 'http://', '/no/such', 'file:///no/such', 'data:x', 'data:text/plain,ab%20c',
            'data:;base64,YWI=', 'data:text/html;charset=x;base64,YQ==', 'data:,', 'data:a/b;c=d,x', ' <URL:data:,x> ',
            'data:;base64,Y', 'nosuch', u'data:,\u20ac', 'http://h\n/', 'local_file://x', 'local-file:///etc/passwd', 'file:',
            'file://localhost/no', 'url:data:,x', name, 'file:' + name, 'file://localhost' + name, 'file://' + folder):
    print repr([tried(url), tried(url, 'data')]).replace(folder, 'FOLDER')
print urllib.urlretrieve('file://' + urllib.pathname2url(name))[0] == name
os.unlink(name)
os.rmdir(folder)

os.environ.clear()
os.environ.update({'http_proxy': 'P', 'FTP_PROXY': 'Q', 'ftp_proxy': '', 'HTTPS_PROXY': 'R', 'NO_PROXY': 'a', 'no_proxy': 'n',
                   'Xy_Proxy': 'b'})
print sorted(urllib.getproxies().items())
os.environ.update({'REQUEST_METHOD': 'GET', 'HTTP_PROXY': 'evil'})
print sorted(urllib.getproxies().items())
del os.environ['http_proxy']
print sorted(urllib.getproxies().items())


class File:
    readline = None

    def read(self):
        return 'r'

    def close(self):
        print 'closed'


def hook(*args):
    print args


f = urllib.addclosehook(File(), hook, 1, 2)
print f.read(), sorted(f.__dict__)
f.close()
f.close()
print f.fp, f.read, urllib.addinfourl(File(), {}, 'u').info()
