# process: reads the environment and standard input
# stdin: data
from wsgiref.handlers import CGIHandler
import os
os.environ.update(SERVER_PROTOCOL='HTTP/1.0', HTTPS='on', CONTENT_LENGTH='4')

def app(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    flags = [environ['wsgi.' + name] for name in ('url_scheme', 'multithread', 'multiprocess', 'run_once')]
    return ['%s %r' % (environ['wsgi.input'].read(4), flags)]

CGIHandler().run(app)
print
# expect: Status: 200 OK
# expect: Content-Type: text/plain
# expect: Content-Length: 33
# expect:
# expect: data ['https', False, True, True]
