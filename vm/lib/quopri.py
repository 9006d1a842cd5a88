#! /usr/bin/env python
# SPDX-License-Identifier: MIT
"""Quoted-printable (RFC 1521): texts that are mostly ASCII, whatever carries them. With header: as RFC 1522 has it."""
import binascii
# Also reached as names of this module, where programs may put None; nothing is coded without them.
from binascii import a2b_qp, b2a_qp

__all__ = ["encode", "decode", "encodestring", "decodestring"]

ESCAPE = '='
MAXLINESIZE = 76  # with the line end
HEX = '0123456789ABCDEF'
EMPTYSTRING = ''


def encode(input, output, quotetabs, header=0):
    """Encodes from file to file. quotetabs: blanks and tabs within lines, too; header: "_" for blanks."""
    output.write(encodestring(input.read(), quotetabs, header))


def decode(input, output, header=0):
    """Decodes from file to file. header: "_" are blanks."""
    output.write(decodestring(input.read(), header))


def encodestring(s, quotetabs=0, header=0):
    """Encodes a text; see encode()."""
    return binascii.b2a_qp(s, quotetabs=quotetabs, header=header)


def decodestring(s, header=0):
    """Decodes a text; see decode()."""
    return binascii.a2b_qp(s, header=header)


def needsquoting(c, quotetabs, header):
    """Whether a character must be quoted wherever it stands in a line. Line ends are not asked about."""
    if c == '_' and header:
        return True
    return quotetabs if c in ' \t' else c == ESCAPE or not ' ' < c <= '~'


def quote(c):
    """A character as "=" and two digits."""
    return ESCAPE + '%02X' % ord(c)


def ishex(c):
    """Whether a character is a hexadecimal digit."""
    return '0' <= c <= '9' or 'a' <= c <= 'f' or 'A' <= c <= 'F'


def unhex(s):
    """The number that hexadecimal digits are; other characters count as zeros."""
    number = 0
    for c in s:
        number = number * 16 + (int(c, 16) if ishex(c) else 0)
    return number


def _usage(message):
    import sys
    sys.stderr.write("%s\nusage: quopri [-t | -d] [file] ...\n"
                     "-t: quote tabs\n-d: decode; default encode\n" % message)
    sys.exit(2)


def main():
    """The command: copies the files of its arguments (or standard input), encoded or decoded, to standard output."""
    import getopt
    import sys
    try:
        options, names = getopt.getopt(sys.argv[1:], 'td')
    except getopt.error as e:
        _usage(e)
    chosen = dict(options)
    if len(chosen) == 2:
        _usage("-t and -d are mutually exclusive")
    failed = 0
    for name in names or ['-']:
        try:
            source = sys.stdin if name == '-' else open(name)
        except IOError as e:
            sys.stderr.write("%s: can't open (%s)\n" % (name, e))
            failed = 1
            continue
        if '-d' in chosen:
            decode(source, sys.stdout)
        else:
            encode(source, sys.stdout, '-t' in chosen)
        if source is not sys.stdin:
            source.close()
    if failed:
        sys.exit(failed)


if __name__ == '__main__':
    main()
