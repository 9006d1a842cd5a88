# SPDX-License-Identifier: MIT
"""Messages with fields of MIME, boundaries between parts, and the encodings of bodies."""
import os
import rfc822
import sys
from warnings import filterwarnings, catch_warnings, warnpy3k
warnpy3k("in 3.x, mimetools has been removed in favor of the email package", stacklevel=2)

__all__ = ["Message", "choose_boundary", "encode", "decode", "copyliteral", "copybinary"]


class Message(rfc822.Message):
    """A message whose fields Content-Type and Content-Transfer-Encoding have been taken apart.

    Attributes: typeheader, encodingheader (or None), type, maintype, subtype, plist (parameters as "name=value")."""

    def __init__(self, fp, seekable=1):
        rfc822.Message.__init__(self, fp, seekable)
        self.encodingheader = self.getheader('content-transfer-encoding')
        self.typeheader = self.getheader('content-type')
        self.parsetype()
        self.parseplist()

    def parsetype(self):
        """Sets type, maintype and subtype, and plisttext to the rest."""
        text = self.typeheader
        if text is None:
            text = 'text/plain'
        kind, mark, _ = text.partition(';')
        self.plisttext = text[len(kind):]
        fields = kind.split('/')
        fields = [part.strip().lower() for part in fields]
        self.type = '/'.join(fields)
        self.maintype = fields[0]
        self.subtype = '/'.join(fields[1:])

    def parseplist(self):
        """Sets plist to the parameters."""
        rest = self.plisttext
        self.plist = []
        while rest[:1] == ';':
            rest = rest[1:]
            end = rest.find(';')
            if end < 0:
                end = len(rest)
            item = rest[:end]
            name, mark, value = item.partition('=')
            if mark:
                item = name.strip().lower() + '=' + value.strip()
            self.plist.append(item.strip())
            rest = rest[end:]

    def getplist(self):
        """The parameters of the type as "name=value"."""
        return self.plist

    def getparam(self, name):
        """The value of a parameter of the type; None where there is none."""
        start = name.lower() + '='
        for item in self.plist:
            if item.startswith(start):
                return rfc822.unquote(item[len(start):])
        return None

    def getparamnames(self):
        """The names of the parameters, in lower case."""
        return [item.partition('=')[0].lower() for item in self.plist if '=' in item]

    def getencoding(self):
        """The encoding of the body in lower case, '7bit' unless told."""
        return '7bit' if self.encodingheader is None else self.encodingheader.lower()

    def gettype(self):
        """The type as "main/sub"."""
        return self.type

    def getmaintype(self):
        return self.maintype

    def getsubtype(self):
        return self.subtype


try:
    import thread
except ImportError:
    import dummy_thread as thread
_counter_lock = thread.allocate_lock()
del thread

_counter = 0
# Host, user and process, as far as they can be told.
_prefix = None


def _get_next_counter():
    global _counter
    with _counter_lock:
        _counter += 1
        return _counter


def choose_boundary():
    """A text that most likely stands in no message: "host.user.process.time.number"."""
    global _prefix
    import time
    if _prefix is None:
        import socket
        try:
            host = socket.gethostbyname(socket.gethostname())
        except socket.gaierror:
            host = '127.0.0.1'
        parts = [host]
        for told in ('getuid', 'getpid'):
            try:
                parts.append(repr(getattr(os, told)()))
            except AttributeError:
                parts.append('1')
        _prefix = '.'.join(parts)
    return '%s.%.3f.%d' % (_prefix, time.time(), _get_next_counter())


_SAME = ('7bit', '8bit')
_UUENCODED = ('uuencode', 'x-uuencode', 'uue', 'x-uue')


def _codec(encoding):
    # The module for an encoding, if there is one.
    if encoding in _UUENCODED:
        import uu
        return uu
    if encoding == 'quoted-printable':
        import quopri
        return quopri
    if encoding == 'base64':
        import base64
        return base64


def decode(input, output, encoding):
    """Copies a body from file to file out of an encoding: base64, quoted-printable, uuencode, 7bit, 8bit.

    Raises ValueError for another encoding."""
    codec = _codec(encoding)
    if codec:
        return codec.decode(input, output)
    if encoding in _SAME:
        return output.write(input.read())
    if encoding in decodetab:
        pipethrough(input, decodetab[encoding], output)
    else:
        raise ValueError('unknown Content-Transfer-Encoding: %s' % encoding)


def encode(input, output, encoding):
    """Copies a body from file to file into an encoding; see decode()."""
    codec = _codec(encoding)
    if codec:
        # Blanks within a line stay as they are.
        return codec.encode(input, output, 0) if encoding == 'quoted-printable' else codec.encode(input, output)
    if encoding in _SAME:
        return output.write(input.read())
    if encoding in encodetab:
        pipethrough(input, encodetab[encoding], output)
    else:
        raise ValueError('unknown Content-Transfer-Encoding: %s' % encoding)


# Commands of the shell for encodings that programs add; ours are done without.
uudecode_pipe = ('TEMP=$(mktemp) && sed "s%^begin [0-7][0-7]* .*%begin 600 $TEMP%" | uudecode && '
                 'cat "$TEMP"; rm -f "$TEMP"')
decodetab = dict.fromkeys(_UUENCODED, uudecode_pipe)
decodetab.update({'quoted-printable': 'mmencode -u -q', 'base64': 'mmencode -u -b'})
encodetab = dict.fromkeys(_UUENCODED, 'uuencode tempfile')
encodetab.update({'quoted-printable': 'mmencode -q', 'base64': 'mmencode -b'})


def _filter(input, command, output):
    # The command gets all of `input`; what it prints goes to `output`, or where ours goes.
    import subprocess
    child = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE,
                             stdout=None if output is None else subprocess.PIPE)
    printed, _ = child.communicate(input.read())
    if output is not None:
        output.write(printed)


def pipeto(input, command):
    """Gives a file to a command of the shell."""
    sys.stdout.flush()
    _filter(input, command, None)


def pipethrough(input, command, output):
    """Copies a file to another one through a command of the shell."""
    _filter(input, command, output)


def copyliteral(input, output):
    """Copies a file line by line."""
    while True:
        line = input.readline()
        if not line:
            break
        output.write(line)


def copybinary(input, output):
    """Copies a file in blocks."""
    while True:
        data = input.read(8192)
        if not data:
            break
        output.write(data)
