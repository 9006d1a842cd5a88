# SPDX-License-Identifier: MIT
"""uuencode: 45 bytes to a line, between the lines "begin" and "end"."""
import binascii
import uu
from encodings import _make


def _encode(data):
    lines = [binascii.b2a_uu(data[at:at + 45]) for at in xrange(0, len(data), 45)]
    return 'begin 666 <data>\n' + ''.join(lines) + ' \nend\n'


def _decode(data):
    lines = data.splitlines(True)
    start = 0
    while start < len(lines) and lines[start][:5] != 'begin':
        start += 1
    if start == len(lines):
        raise ValueError('Missing "begin" line in input data')
    parts = []
    for line in lines[start + 1:]:
        if line == 'end\n' or line.rstrip() == 'end':
            return ''.join(parts)
        parts.append(uu._decoded_line(line)[0])
    raise ValueError('Truncated input data')


_make.define_binary(globals(), 'uu', _encode, _decode)
