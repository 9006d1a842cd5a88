# Programs in Python are run by the same machine, whatever their first line says.
# oracle: none, CPython runs them as another user, who may not be able to
# process: it changes its folder, and the program is run by what runs us
import BaseHTTPServer
import CGIHTTPServer
import os
import shutil
import tempfile
import threading
import urllib

folder = tempfile.mkdtemp()
os.mkdir(folder + '/cgi-bin')
with open(folder + '/cgi-bin/p.py', 'w') as f:
    f.write('#!/no/such/python\nimport cgi, sys\nprint "A: b"\nprint\n'
            'print cgi.FieldStorage().getvalue("x"), sys.version_info[:2]\n')
os.chdir(folder)


class Handler(CGIHTTPServer.CGIHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


server = BaseHTTPServer.HTTPServer(('127.0.0.1', 0), Handler)
thread = threading.Thread(target=server.serve_forever, args=(0.01,))
thread.start()
url = 'http://127.0.0.1:%d/cgi-bin/p.py' % server.server_port
f = urllib.urlopen(url + '?x=1')
print f.read().strip()                                                      # expect: 1 (2, 7)
print f.info()['a'], f.getcode()                                            # expect: b 200
print urllib.urlopen(url, 'x=%20y').read().strip()                          # expect: y (2, 7)
server.shutdown()
server.server_close()
os.chdir('/')
shutil.rmtree(folder)
