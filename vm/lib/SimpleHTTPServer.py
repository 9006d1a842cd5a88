# SPDX-License-Identifier: MIT
"""An HTTP server that shows the files of the current folder."""
__version__ = "0.6"

import BaseHTTPServer
import mimetypes
import os
import posixpath
import sys
import urllib
import urlparse

try:
    from cStringIO import StringIO
except ImportError:
    from StringIO import StringIO

__all__ = ["SimpleHTTPRequestHandler"]


class SimpleHTTPRequestHandler(BaseHTTPServer.BaseHTTPRequestHandler):
    """Answers GET and HEAD with files and listings of folders."""

    server_version = "SimpleHTTP/" + __version__

    def do_GET(self):
        f = self.send_head()
        if f:
            try:
                self.copyfile(f, self.wfile)
            finally:
                f.close()

    def do_HEAD(self):
        f = self.send_head()
        if f:
            f.close()

    def send_head(self):
        """Sends the header of the answer: the file to send behind it, None where there is nothing to send."""
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            parts = urlparse.urlsplit(self.path)
            if not parts.path.endswith('/'):
                # Without it relative links in the page would miss the folder.
                self.send_response(301)
                self.send_header('Location', urlparse.urlunsplit(
                    (parts[0], parts[1], parts[2] + '/', parts[3], parts[4])))
                self.end_headers()
                return None
            for name in 'index.html', 'index.htm':
                index = os.path.join(path, name)
                if os.path.exists(index):
                    path = index
                    break
            else:
                return self.list_directory(path)
        kind = self.guess_type(path)
        try:
            # As it is, or the length would be wrong.
            f = open(path, 'rb')
        except IOError:
            self.send_error(404, 'File not found')
            return None
        try:
            self.send_response(200)
            self.send_header('Content-type', kind)
            stats = os.fstat(f.fileno())
            self.send_header('Content-Length', str(stats.st_size))
            self.send_header('Last-Modified', self.date_time_string(stats.st_mtime))
            self.end_headers()
            return f
        except:
            f.close()
            raise

    def list_directory(self, path):
        """Sends the header for the listing of a folder, and gives the listing as a file."""
        from cgi import escape
        try:
            names = os.listdir(path)
        except os.error:
            self.send_error(404, 'No permission to list directory')
            return None
        names.sort(key=lambda name: name.lower())
        title = 'Directory listing for ' + escape(urllib.unquote(self.path))
        page = ['<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 3.2 Final//EN"><html>',
                '<title>%s</title>' % title, '<body>\n<h2>%s</h2>' % title, '<hr>\n<ul>']
        for name in names:
            full = os.path.join(path, name)
            shown = link = name
            if os.path.isdir(full):
                shown = link = name + '/'
            if os.path.islink(full):
                shown = name + '@'
            page.append('<li><a href="%s">%s</a>' % (urllib.quote(link), escape(shown)))
        page.append('</ul>\n<hr>\n</body>\n</html>\n')
        text = '\n'.join(page)
        self.send_response(200)
        self.send_header('Content-type', 'text/html; charset=%s' % sys.getfilesystemencoding())
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        return StringIO(text)

    def translate_path(self, path):
        """The path of a file for the path of a URL. Nothing leads out of the current folder."""
        path = path.split('?', 1)[0].split('#', 1)[0]
        folder = path.rstrip().endswith('/')
        words = posixpath.normpath(urllib.unquote(path)).split('/')
        path = os.getcwd()
        for word in words:
            if word and not os.path.dirname(word) and word not in (os.curdir, os.pardir):
                path = os.path.join(path, word)
        return path + '/' if folder else path

    def copyfile(self, source, outputfile):
        """Copies what a file contains to another. May be overridden."""
        import shutil
        shutil.copyfileobj(source, outputfile)

    def guess_type(self, path):
        """The type of a file by its name."""
        extension = posixpath.splitext(path)[1]
        for name in (extension, extension.lower(), ''):
            if name in self.extensions_map:
                return self.extensions_map[name]

    if not mimetypes.inited:
        mimetypes.init()
    extensions_map = mimetypes.types_map.copy()
    extensions_map.update({
        '': 'application/octet-stream',  # of all others
        '.py': 'text/plain', '.c': 'text/plain', '.h': 'text/plain'})


def test(HandlerClass=SimpleHTTPRequestHandler, ServerClass=BaseHTTPServer.HTTPServer):
    """Serves on the port that the first argument of the program names; see BaseHTTPServer.test()."""
    BaseHTTPServer.test(HandlerClass, ServerClass)


if __name__ == '__main__':
    test()
