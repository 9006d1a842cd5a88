# SPDX-License-Identifier: MIT
"""Writes messages of several parts, each part after the other; the package email makes them as a whole."""
import warnings

import mimetools

__all__ = ['MimeWriter']

warnings.warn('the MimeWriter module is deprecated; use the email package instead', DeprecationWarning, 2)


class MimeWriter:
    """A message, or a part of one, that is written to a file: headers first, then startbody() or startmultipartbody()."""

    def __init__(self, fp):
        self._fp = fp
        self._headers = []

    def addheader(self, key, value, prefix=0):
        """Adds a header, before the others if `prefix` is true. Lines but the first are indented."""
        lines = value.strip('\n').split('\n')
        text = '\n'.join(lines[:1] + ['    ' + line.strip() for line in lines[1:]])
        line = '%s: %s\n' % (key, text)
        if prefix:
            self._headers.insert(0, line)
        else:
            self._headers.append(line)

    def flushheaders(self):
        """Writes the headers that were added."""
        self._fp.writelines(self._headers)
        self._headers = []

    def startbody(self, ctype, plist=[], prefix=1):
        """Writes the headers with the type, and its parameters; gives the file for the body."""
        for name, value in plist:
            ctype += ';\n %s="%s"' % (name, value)
        self.addheader('Content-Type', ctype, prefix=prefix)
        self.flushheaders()
        self._fp.write('\n')
        return self._fp

    def startmultipartbody(self, subtype, boundary=None, plist=[], prefix=1):
        """Begins a body of several parts; gives the file for what comes before them."""
        self._boundary = boundary or mimetools.choose_boundary()
        return self.startbody('multipart/' + subtype, [('boundary', self._boundary)] + plist, prefix=prefix)

    def nextpart(self):
        """Begins a part; gives what writes it."""
        self._fp.write('\n--' + self._boundary + '\n')
        return self.__class__(self._fp)

    def lastpart(self):
        """Ends the last part."""
        self._fp.write('\n--' + self._boundary + '--\n')
