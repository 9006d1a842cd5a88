# Answers of all kinds of a server.
import robotparser, threading, BaseHTTPServer
class H(BaseHTTPServer.BaseHTTPRequestHandler):
    def do_GET(self):
        n=self.path.split('/')[1]
        if n.isdigit():
            c=int(n)
            self.send_response(c)
            if c in(301,302): self.send_header('Location','/robots.txt')
            if c==401: self.send_header('WWW-Authenticate','Basic realm="x"')
            self.end_headers(); self.wfile.write('User-agent: x\nDisallow: /\n')
        else:
            self.send_response(200); self.end_headers(); self.wfile.write('User-agent: x\r\nDisallow: /p\r\n')
    def log_message(s,*a): pass
s=BaseHTTPServer.HTTPServer(('127.0.0.1',0),H); t=threading.Thread(target=s.serve_forever,args=(.01,)); t.start()
try:
  for p in ['robots.txt']+[200, 204, 300, 301, 401, 403, 404, 499, 503]:
    r=robotparser.RobotFileParser('http://127.0.0.1:%d/%s'%(s.server_port,p))
    try: r.read()
    except Exception as e: print p,repr(e)
    print p, r.allow_all,r.disallow_all,r.mtime()>0,len(r.entries),r.can_fetch('x','/p'),r.can_fetch('y','/p')
finally:
  s.shutdown(); s.server_close()
