# SPDX-License-Identifier: MIT
"""An HTTP server that runs programs of the folders cgi-bin and htbin and shows the other files of the current folder.

Programs get the request as CGI says (RFC 3875). Those in Python are run by what runs us, others must be executable.
"""
__version__ = "0.4"

import BaseHTTPServer
import SimpleHTTPServer
import copy
import os
import select
import sys
import urllib

__all__ = ["CGIHTTPRequestHandler"]


class CGIHTTPRequestHandler(SimpleHTTPServer.SimpleHTTPRequestHandler):
    """Answers GET, HEAD and POST for programs, GET and HEAD for files."""

    # What CPython would run programs with.
    have_fork = hasattr(os, 'fork')
    have_popen2 = hasattr(os, 'popen2')
    have_popen3 = hasattr(os, 'popen3')

    # The body of a request is the program's to read.
    rbufsize = 0

    cgi_directories = ['/cgi-bin', '/htbin']

    def do_POST(self):
        if self.is_cgi():
            self.run_cgi()
        else:
            self.send_error(501, 'Can only POST to CGI scripts')

    def send_head(self):
        if self.is_cgi():
            return self.run_cgi()
        return SimpleHTTPServer.SimpleHTTPRequestHandler.send_head(self)

    def is_cgi(self):
        """Whether the request is for a program. Then cgi_info is (folder, the rest of the path). May be overridden."""
        path = _url_collapse_path(self.path)
        end = path.find('/', 1)
        head, tail = path[:end], path[end + 1:]
        if head in self.cgi_directories:
            self.cgi_info = head, tail
            return True
        return False

    def is_executable(self, path):
        return executable(path)

    def is_python(self, path):
        """Whether a file is a program in Python."""
        return os.path.splitext(path)[1].lower() in ('.py', '.pyw')

    def run_cgi(self):
        """Runs the program that cgi_info names."""
        folder, rest = self.cgi_info
        # Folders in folders.
        at = rest.find('/')
        while at >= 0:
            inner = folder + '/' + rest[:at]
            if not os.path.isdir(self.translate_path(inner)):
                break
            folder, rest = inner, rest[at + 1:]
            at = rest.find('/')
        rest, _, query = rest.partition('?')
        script, slash, rest = rest.partition('/')
        rest = slash + rest
        name = folder + '/' + script
        path = self.translate_path(name)
        if not os.path.exists(path):
            self.send_error(404, 'No such CGI script (%r)' % name)
            return
        if not os.path.isfile(path):
            self.send_error(403, 'CGI script is not a plain file (%r)' % name)
            return
        python = self.is_python(path)
        if not python and not self.is_executable(path):
            self.send_error(403, 'CGI script is not executable (%r)' % name)
            return
        env = self._environment(name, rest, query)
        self.send_response(200, 'Script output follows')
        command = [path]
        if python:
            # Not by its first line: there may be no such Python.
            command = [sys.executable, '-u', path]
        if query and '=' not in query:
            command.append(query.replace('+', ' '))
        self._run(command, env)

    def _environment(self, name, rest, query):
        env = copy.deepcopy(os.environ)
        path = urllib.unquote(rest)
        host, address = self.address_string(), self.client_address[0]
        env.update({
            # The server,
            'GATEWAY_INTERFACE': 'CGI/1.1', 'SERVER_SOFTWARE': self.version_string(),
            'SERVER_NAME': self.server.server_name, 'SERVER_PORT': str(self.server.server_port),
            'SERVER_PROTOCOL': self.protocol_version,
            # the client,
            'REMOTE_ADDR': address, 'REMOTE_HOST': host if host != address else '',
            # and what it asks for.
            'REQUEST_METHOD': self.command, 'SCRIPT_NAME': name, 'QUERY_STRING': query,
            'PATH_INFO': path, 'PATH_TRANSLATED': self.translate_path(path)})
        words = self.headers.getheader('authorization', '').split()
        if len(words) == 2:
            env['AUTH_TYPE'] = words[0]
            if words[0].lower() == 'basic':
                import base64
                import binascii
                try:
                    user = base64.decodestring(words[1]).split(':')
                except binascii.Error:
                    user = []
                if len(user) == 2:
                    env['REMOTE_USER'] = user[0]
        env['CONTENT_TYPE'] = self.headers.typeheader or self.headers.type
        env['CONTENT_LENGTH'] = self.headers.getheader('content-length') or ''
        env['HTTP_REFERER'] = self.headers.getheader('referer') or ''
        accept = []
        for line in self.headers.getallmatchingheaders('accept'):
            if line[:1] in '\t\n\r ':
                accept.append(line.strip())
            else:
                accept.extend(line[7:].split(','))
        env['HTTP_ACCEPT'] = ','.join(accept)
        env['HTTP_USER_AGENT'] = self.headers.getheader('user-agent') or ''
        env['HTTP_COOKIE'] = ', '.join(filter(None, self.headers.getheaders('cookie')))
        return env

    def _run(self, command, env):
        import subprocess
        try:
            size = int(self.headers.getheader('content-length'))
        except (TypeError, ValueError):
            size = 0
        data = self.rfile.read(size) if self.command.lower() == 'post' and size > 0 else None
        # Some clients send two bytes more than they say; a connection closed with them unread would be reset.
        while select.select([self.connection], [], [], 0)[0]:
            if not self.connection.recv(1):
                break
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
        printed, errors = child.communicate(data)
        self.wfile.write(printed)
        if errors:
            self.log_error('%s', errors)
        child.stderr.close()
        child.stdout.close()
        if child.returncode:
            self.log_error('CGI script exit status %#x', child.returncode)
        else:
            self.log_message('CGI script exited OK')


def _url_collapse_path(path):
    """The path of a URL, decoded, without "//", "." and "..": "/folders/last", "//last" at the top. The query stays as it is.

    Raises IndexError for ".." at the top."""
    path, mark, query = path.partition('?')
    parts = urllib.unquote(path).split('/')
    kept = []
    for part in parts[:-1]:
        if part == '..':
            kept.pop()
        elif part and part != '.':
            kept.append(part)
    last = parts[-1]
    if last == '..':
        kept.pop()
        last = ''
    elif last == '.':
        last = ''
    if mark:
        last += mark + query
    return '/' + '/'.join(kept) + '/' + last


nobody = None


def nobody_uid():
    """The number of the user "nobody"."""
    global nobody
    if nobody is None:
        import pwd
        try:
            nobody = pwd.getpwnam('nobody').pw_uid
        except KeyError:
            nobody = 1 + max(entry.pw_uid for entry in pwd.getpwall())
    return nobody


def executable(path):
    """Whether anybody may execute a file."""
    try:
        return os.stat(path).st_mode & 0111 != 0
    except os.error:
        return False


def test(HandlerClass=CGIHTTPRequestHandler, ServerClass=BaseHTTPServer.HTTPServer):
    """Serves on the port that the first argument of the program names; see BaseHTTPServer.test()."""
    SimpleHTTPServer.test(HandlerClass, ServerClass)


if __name__ == '__main__':
    test()
