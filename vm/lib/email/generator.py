# SPDX-License-Identifier: MIT
"""Writes messages as text."""
import random
import re
import sys
import time
from cStringIO import StringIO

from email.header import Header

__all__ = ['Generator', 'DecodedGenerator']

UNDERSCORE = '_'
NL = '\n'

fcre = re.compile(r'^From ', re.MULTILINE)

_not_ascii = re.compile(r'[\x80-\xff]')


def _is8bitstring(s):
    return isinstance(s, str) and _not_ascii.search(s) is not None


class Generator:
    """Writes messages to a file.

    mangle_from_: lines of texts that begin with "From " get ">" before it, as mailboxes need it; maxheaderlen: longer
    lines of header fields are continued in the next line, 0: none is. A subclass may have a method _handle_MAIN or
    _handle_MAIN_SUB for a type of messages."""

    def __init__(self, outfp, mangle_from_=True, maxheaderlen=78):
        self._fp = outfp
        self._mangle_from_ = mangle_from_
        self._maxheaderlen = maxheaderlen

    def write(self, s):
        """Writes a text as it is."""
        self._fp.write(s)

    def flatten(self, msg, unixfrom=False):
        """Writes a message. unixfrom: with the line "From " before it, one of today if it has none."""
        if unixfrom:
            print >> self._fp, msg.get_unixfrom() or 'From nobody ' + time.ctime(time.time())
        self._write(msg)

    def clone(self, fp):
        """A generator like this one for another file."""
        return self.__class__(fp, self._mangle_from_, self._maxheaderlen)

    def _write(self, msg):
        # The payload first: making it may change the header, which gets a boundary.
        out = self._fp
        try:
            self._fp = body = StringIO()
            self._dispatch(msg)
        finally:
            self._fp = out
        write_headers = getattr(msg, '_write_headers', None)
        if write_headers is None:
            self._write_headers(msg)
        else:
            write_headers(self)
        self._fp.write(body.getvalue())

    def _dispatch(self, msg):
        main, sub = msg.get_content_maintype(), msg.get_content_subtype()
        for name in main + UNDERSCORE + sub, main:
            handle = getattr(self, '_handle_' + name.replace('-', UNDERSCORE), None)
            if handle is not None:
                break
        else:
            handle = self._writeBody
        handle(msg)

    def _write_headers(self, msg):
        for name, value in msg.items():
            # print puts blanks between what it writes.
            print >> self._fp, '%s:' % name,
            print >> self._fp, self._field(name, value)
        print >> self._fp

    def _field(self, name, value):
        if self._maxheaderlen == 0 or _is8bitstring(value):
            # Lines of bytes of an unknown character set cannot be cut.
            return value
        if isinstance(value, Header):
            return value.encode()
        return Header(value, maxlinelen=self._maxheaderlen, header_name=name).encode()

    def _mangled(self, text):
        return fcre.sub('>From ', text) if self._mangle_from_ else text

    def _handle_text(self, msg):
        payload = msg.get_payload()
        if payload is None:
            return
        if not isinstance(payload, basestring):
            raise TypeError('string payload expected: %s' % type(payload))
        self._fp.write(self._mangled(payload))

    _writeBody = _handle_text

    def _flat(self, msg):
        out = StringIO()
        self.clone(out).flatten(msg, unixfrom=False)
        return out.getvalue()

    def _handle_multipart(self, msg):
        parts = msg.get_payload()
        if isinstance(parts, basestring):
            # Something that has no parts after all.
            self._fp.write(parts)
            return
        if parts is None:
            parts = []
        elif not isinstance(parts, list):
            parts = [parts]
        texts = [self._flat(part) for part in parts]
        boundary = msg.get_boundary()
        if not boundary:
            boundary = _make_boundary(NL.join(texts))
            msg.set_boundary(boundary)
        if msg.preamble is not None:
            print >> self._fp, self._mangled(msg.preamble)
        separator = '--' + boundary
        self._fp.write(separator + NL + (NL + separator + NL).join(texts) + NL + separator + '--' + NL)
        if msg.epilogue is not None:
            self._fp.write(self._mangled(msg.epilogue))

    def _handle_multipart_signed(self, msg):
        # Not a byte may change, nor how lines of fields are cut.
        width = self._maxheaderlen
        self._maxheaderlen = 0
        try:
            self._handle_multipart(msg)
        finally:
            self._maxheaderlen = width

    def _handle_message_delivery_status(self, msg):
        # Blocks of fields: the line that ends each of them comes before the next one.
        blocks = [self._flat(part) for part in msg.get_payload()]
        self._fp.write(NL.join([text[:-1] if text.endswith(NL) else text for text in blocks]))

    def _handle_message(self, msg):
        payload = msg.get_payload()
        if isinstance(payload, list):
            payload = self._flat(msg.get_payload(0))
        self._fp.write(payload)


_FMT = '[Non-text (%(type)s) part of message omitted, filename %(filename)s]'


class DecodedGenerator(Generator):
    """Writes the texts of messages only, decoded, and of each other part a line in its place.

    fmt: that line; type, maintype, subtype, filename, description and encoding are filled in."""

    def __init__(self, outfp, mangle_from_=True, maxheaderlen=78, fmt=None):
        Generator.__init__(self, outfp, mangle_from_, maxheaderlen)
        self._fmt = _FMT if fmt is None else fmt

    def _dispatch(self, msg):
        for part in msg.walk():
            main = part.get_content_maintype()
            if main == 'text':
                print >> self, part.get_payload(decode=True)
            elif main != 'multipart':
                print >> self, self._fmt % {
                    'type': part.get_content_type(),
                    'maintype': main,
                    'subtype': part.get_content_subtype(),
                    'filename': part.get_filename('[no filename]'),
                    'description': part.get('Content-Description', '[no description]'),
                    'encoding': part.get('Content-Transfer-Encoding', '[no encoding]'),
                }


# --- Boundaries

_width = len(repr(sys.maxint - 1))
_fmt = '%%0%dd' % _width


def _make_boundary(text=None):
    """A boundary that no line of a text begins with."""
    boundary = first = '=' * 15 + _fmt % random.randrange(sys.maxint) + '=='
    if text is None:
        return boundary
    count = 0
    while re.search('^--' + re.escape(boundary) + '(--)?$', text, re.MULTILINE):
        boundary = '%s.%d' % (first, count)
        count += 1
    return boundary
