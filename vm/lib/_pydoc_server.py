# SPDX-License-Identifier: MIT
"""The server of "pydoc -p": one page for each module, and an index."""
import BaseHTTPServer
import select
import sys

import pydoc


class DocHandler(BaseHTTPServer.BaseHTTPRequestHandler):
    """Answers with the page of the module that the path names."""

    def do_GET(self):
        path = self.path
        if path[-5:] == '.html':
            path = path[:-5]
        path = path.lstrip('/')
        if not path or path == '.':
            return self._send('Python: Index of Modules', self._index())
        try:
            thing = pydoc.locate(path, forceload=1)
        except pydoc.ErrorDuringImport as value:
            return self._send(path, pydoc.html.escape(str(value)))
        if thing is None:
            return self._send(path, 'no Python documentation found for %r' % pydoc.html.escape(path))
        self._send(pydoc.describe(thing), pydoc.html.document(thing, path))

    def _index(self):
        html = pydoc.html
        names = sorted(set(sys.builtin_module_names) - set(['__main__']))
        builtin = html.multicolumn(names, lambda name: '<a href="%s.html">%s</a>' % (name, name))
        parts = [html.heading('<big><big><strong>Python: Index of Modules</strong></big></big>', '#ffffff', '#7799ee'),
                 html.bigsection('Built-in Modules', '#ffffff', '#ee77aa', builtin)]
        seen = {}
        parts += [html.index(folder, seen) for folder in pydoc.pathdirs()]
        return '\n'.join(parts)

    def _send(self, title, contents):
        page = pydoc.html.page(title, contents)
        try:
            self.send_response(200)
            self.send_header('Content-Type', 'text/html')
            self.end_headers()
            self.wfile.write(page)
        except IOError:
            # The reader has left.
            pass

    def log_message(self, *args):
        pass


class DocServer(BaseHTTPServer.HTTPServer):
    """Listens on this computer alone. `url` is its address; `quit`, when it is set, ends it within a second."""

    def __init__(self, port, callback):
        self.callback = callback
        BaseHTTPServer.HTTPServer.__init__(self, ('localhost', port), DocHandler)

    def server_activate(self):
        BaseHTTPServer.HTTPServer.server_activate(self)
        self.address = self.socket.getsockname()
        self.url = 'http://localhost:%d/' % self.address[1]
        if self.callback:
            self.callback(self)

    def serve_until_quit(self):
        """Answers until `quit` is set."""
        self.quit = False
        while not self.quit:
            ready, _, _ = select.select([self.socket.fileno()], [], [], 1)
            if ready:
                self.handle_request()
        self.server_close()
