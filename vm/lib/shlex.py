# SPDX-License-Identifier: MIT
"""Splits text into words as a shell does, and reads small languages of words and quoted texts."""
import os.path
import sys
from collections import deque

try:
    from cStringIO import StringIO
except ImportError:
    from StringIO import StringIO

__all__ = ['shlex', 'split']

_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
_latin = ''.join(chr(code) for code in range(0xdf, 0x100) if code != 0xf7) + \
    ''.join(chr(code) for code in range(0xc0, 0xdf) if code != 0xd7)


def _opened(source):
    # A stream of what may be a text.
    return StringIO(source) if isinstance(source, basestring) else source


class shlex:
    """Reads tokens from a stream or a text.

    instream: what to read, standard input by default. infile: its name, for messages. posix: follow the rules of
    POSIX shells (quotes are taken off, a backslash escapes, parts of a word may be quoted), else the older ones of
    this module. The characters of each kind are attributes and can be changed."""

    def __init__(self, instream=None, infile=None, posix=False):
        self.instream, self.infile = (sys.stdin, None) if instream is None else (_opened(instream), infile)
        self.posix = posix
        # What the end of the input gives.
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = _letters + (_latin if posix else '')
        self.whitespace = ' \t\r\n'
        self.whitespace_split = False
        self.quotes = '\'"'
        self.escape = '\\'
        self.escapedquotes = '"'
        # ' ' between tokens, 'a' in a word, a quote inside of one, an escape character right behind it, None at the end.
        self.state = ' '
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ''
        self.filestack = deque()
        self.source = None

    def push_token(self, tok):
        """Gives a token back: it is the next one."""
        if self.debug >= 1:
            print 'shlex: pushing token ' + repr(tok)
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        """Reads from another stream or text first, until its end."""
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, _opened(newstream), 1
        if self.debug:
            print 'shlex: pushing to %s' % ('stream %s' % self.instream if newfile is None else 'file %s' % newfile)

    def pop_source(self):
        """Goes back to what was read before `push_source`."""
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        if self.debug:
            print 'shlex: popping to %s, line %d' % (self.instream, self.lineno)
        self.state = ' '

    def get_token(self):
        """The next token; the one of attribute `eof` at the end."""
        if not self.pushback:
            return self._unread_token()
        tok = self.pushback.popleft()
        if self.debug >= 1:
            print 'shlex: popping token ' + repr(tok)
        return tok

    def _unread_token(self):
        # The next token of the present stream, of one that it includes or of the one that includes it.
        raw = self.read_token()
        while self.source is not None and raw == self.source:
            opened = self.sourcehook(self.read_token())
            if opened:
                self.push_source(opened[1], opened[0])
            raw = self.get_token()
        while raw == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            raw = self.get_token()
        if self.debug >= 1:
            print 'shlex: token=' + (repr(raw) if raw != self.eof else 'EOF')
        return raw

    def read_token(self):
        """The next token of the stream, whatever was pushed back."""
        quoted = False
        # The state that an escape character interrupts.
        resumed = ' '
        while True:
            char = self.instream.read(1)
            if char == '\n':
                self.lineno += 1
            if self.debug >= 3:
                print 'shlex: in state', repr(self.state), 'I see character:', repr(char)
            state = self.state
            if state is None:
                self.token = ''
                break
            if state == ' ':
                if not char:
                    self.state = None
                    break
                if char in self.whitespace:
                    if self._ready(quoted):
                        break
                elif char in self.commenters:
                    self._skip_comment()
                elif self.posix and char in self.escape:
                    resumed = 'a'
                    self.state = char
                elif char in self.wordchars:
                    self.token = char
                    self.state = 'a'
                elif char in self.quotes:
                    if not self.posix:
                        self.token = char
                    self.state = char
                elif self.whitespace_split:
                    self.token = char
                    self.state = 'a'
                else:
                    self.token = char
                    if self._ready(quoted):
                        break
            elif state in self.quotes:
                quoted = True
                if not char:
                    raise ValueError('No closing quotation')
                if char == state:
                    if self.posix:
                        self.state = 'a'
                    else:
                        self.token += char
                        self.state = ' '
                        break
                elif self.posix and char in self.escape and state in self.escapedquotes:
                    resumed = state
                    self.state = char
                else:
                    self.token += char
            elif state in self.escape:
                if not char:
                    raise ValueError('No escaped character')
                # Inside of quotes only the quote and the escape character lose the one before them.
                if resumed in self.quotes and char != state and char != resumed:
                    self.token += state
                self.token += char
                self.state = resumed
            else:
                if not char:
                    self.state = None
                    break
                if char in self.whitespace:
                    self.state = ' '
                    if self._ready(quoted):
                        break
                elif char in self.commenters:
                    self._skip_comment()
                    if self.posix:
                        self.state = ' '
                        if self._ready(quoted):
                            break
                elif self.posix and char in self.quotes:
                    self.state = char
                elif self.posix and char in self.escape:
                    resumed = 'a'
                    self.state = char
                elif char in self.wordchars or char in self.quotes or self.whitespace_split:
                    self.token += char
                else:
                    self.pushback.appendleft(char)
                    self.state = ' '
                    if self._ready(quoted):
                        break
        result = self.token
        self.token = ''
        if self.posix and not quoted and result == '':
            result = None
        if self.debug > 1:
            print 'shlex: raw token=' + (repr(result) if result else 'EOF')
        return result

    def _ready(self, quoted):
        """Whether there is a token: an empty one only where it was quoted, by the rules of POSIX."""
        return self.token or self.posix and quoted

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def sourcehook(self, newfile):
        """Opens what the token `source` asks to include; gives its name and stream."""
        path = newfile[1:-1] if newfile[0] == '"' else newfile
        if isinstance(self.infile, basestring) and not os.path.isabs(path):
            path = os.path.join(os.path.dirname(self.infile), path)
        return path, open(path, 'r')

    def error_leader(self, infile=None, lineno=None):
        """The beginning of a message as compilers write it: file and line."""
        return '"%s", line %d: ' % (self.infile if infile is None else infile,
                                    self.lineno if lineno is None else lineno)

    def __iter__(self):
        return self

    def next(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """The words of `s`, as a shell would pass them to a command."""
    words = shlex(s, posix=posix)
    words.whitespace_split = True
    words.commenters = words.commenters if comments else ''
    return list(words)


if __name__ == '__main__':
    _lexer = shlex(open(sys.argv[1]), sys.argv[1]) if sys.argv[1:] else shlex()
    for _token in iter(_lexer.get_token, _lexer.eof):
        print 'Token: ' + repr(_token)
