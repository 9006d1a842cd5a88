# Files, folders and programs that the two servers show.
# process: it changes its folder
import BaseHTTPServer
import CGIHTTPServer
import SimpleHTTPServer
import httplib
import os
import re
import shutil
import tempfile
import threading

folder = os.path.realpath(tempfile.mkdtemp())
os.chmod(folder, 0755)
os.chdir(folder)
for name in ('sub', 'with index', 'cgi-bin', 'cgi-bin/more'):
    os.mkdir(name)
for name, text in (('a.txt', 'hello'), ('b & c.html', '<p>'), ('sub/x.py', 'print'), ('sub/y.gz', 'z'), ('sub/n', '\xff'),
                   ('with index/index.html', 'index'), ('cgi-bin/plain', 'no')):
    with open(name, 'wb') as f:
        f.write(text)
os.symlink('a.txt', 'sub/link')
PROGRAM = '''#!/bin/sh
echo Content-Type: text/plain
echo
for name in REQUEST_METHOD QUERY_STRING PATH_INFO SCRIPT_NAME CONTENT_TYPE CONTENT_LENGTH REMOTE_ADDR HTTP_USER_AGENT \
    HTTP_ACCEPT HTTP_COOKIE AUTH_TYPE REMOTE_USER GATEWAY_INTERFACE; do
  printenv $name || echo no $name
done
echo "$@"
head -c "${CONTENT_LENGTH:-0}"
'''
for name in ('cgi-bin/p', 'cgi-bin/more/q'):
    with open(name, 'w') as f:
        f.write(PROGRAM)
    os.chmod(name, 0755)


class Quiet:
    def log_message(self, format, *args):
        pass

    def address_string(self):
        return self.client_address[0]


class Files(Quiet, SimpleHTTPServer.SimpleHTTPRequestHandler):
    pass


class Programs(Quiet, CGIHTTPServer.CGIHTTPRequestHandler):
    pass


def serve(handler):
    server = BaseHTTPServer.HTTPServer(('127.0.0.1', 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.setDaemon(True)
    thread.start()
    return server


def ask(server, method, path, body=None, headers={}):
    c = httplib.HTTPConnection('127.0.0.1', server.server_port, timeout=10)
    c.request(method, path, body, headers)
    r = c.getresponse()
    data = r.read()
    fields = sorted((k, v) for k, v in r.getheaders() if k not in ('date', 'server', 'last-modified'))
    print method, path, r.status, r.reason, fields
    print re.sub('[0-9a-f]{16}|UTF-8|ANSI.*?1968', '', repr(data))
    c.close()


server = serve(Files)
for path in ('/', '/a.txt', '/b%20%26%20c.html', '/sub', '/sub?q', '/sub/', '/sub/x.py', '/sub/y.gz', '/sub/n', '/with%20index/',
             '/none', '/../../etc/passwd', '/%2e%2e/etc', '/a.txt/', '//sub//x.py?z#f', '/sub/./link'):
    ask(server, 'GET', path)
ask(server, 'HEAD', '/a.txt')
ask(server, 'HEAD', '/sub/')
ask(server, 'POST', '/a.txt', 'x')
server.shutdown()
server.server_close()
server = serve(Programs)
ask(server, 'GET', '/a.txt')
ask(server, 'GET', '/cgi-bin/p/more%20info?a=b+c', None, {'Accept': 'x/y, z/*', 'User-Agent': 'me', 'Cookie': 'k=v'})
ask(server, 'GET', '/cgi-bin/p?one+two', None, {'Authorization': 'Basic dXM6cHc='})
ask(server, 'POST', '/cgi-bin/more/q', 'body=1&c', {'Content-Type': 'application/x-www-form-urlencoded'})
ask(server, 'GET', '/cgi-bin/p?q=1')
ask(server, 'GET', '/cgi-bin/plain')
ask(server, 'GET', '/cgi-bin/none')
ask(server, 'GET', '/cgi-bin/more')
ask(server, 'GET', '/x/../cgi-bin/%70?q=/../')
ask(server, 'POST', '/a.txt', 'x')
server.shutdown()
server.server_close()
for path in ('', '/', '//', '/.', '/./x/', 'x', '/a/../b', '/a//b?../c', '/a/b/..', '/..', '/a/../..', '/a/.'):
    try:
        print path, CGIHTTPServer._url_collapse_path(path),
    except IndexError, e:
        print path, 'IndexError',
print
os.chdir('/')
shutil.rmtree(folder)
