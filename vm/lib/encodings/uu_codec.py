# SPDX-License-Identifier: MIT
"""uuencode: 45 bytes to a line, between the lines "begin" and "end"."""
import binascii
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
        try:
            parts.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some encoders count bytes wrongly; what the length says is there is taken.
            size = (((ord(line[0]) - 32) & 63) * 4 + 5) // 3
            parts.append(binascii.a2b_uu(line[:size]))
    raise ValueError('Truncated input data')


_make.define_binary(globals(), 'uu', _encode, _decode)
