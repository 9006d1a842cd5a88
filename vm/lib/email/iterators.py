# SPDX-License-Identifier: MIT
"""Walks through the parts of messages."""
import sys
from cStringIO import StringIO

__all__ = ['body_line_iterator', 'typed_subpart_iterator', 'walk']


def walk(self):
    """All messages within a message, and first itself, each before its parts."""
    yield self
    if self.is_multipart():
        for part in self.get_payload():
            for inner in part.walk():
                yield inner


def body_line_iterator(msg, decode=False):
    """The lines of all payloads that are texts. decode: as for get_payload()."""
    for part in msg.walk():
        payload = part.get_payload(decode=decode)
        if isinstance(payload, basestring):
            for line in StringIO(payload):
                yield line


def typed_subpart_iterator(msg, maintype='text', subtype=None):
    """The parts of a type; subtype None: of any."""
    for part in msg.walk():
        if part.get_content_maintype() == maintype and subtype in (None, part.get_content_subtype()):
            yield part


def _structure(msg, fp=None, level=0, include_default=False):
    """Prints the types of all parts as a tree."""
    out = sys.stdout if fp is None else fp
    default = ' [%s]' % msg.get_default_type() if include_default else ''
    print >> out, ' ' * (4 * level) + msg.get_content_type() + default
    if msg.is_multipart():
        for part in msg.get_payload():
            _structure(part, fp, level + 1, include_default)
