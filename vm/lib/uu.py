#! /usr/bin/env python
# SPDX-License-Identifier: MIT
"""Files as text by uuencode, 45 bytes to a line: how mail carried them before MIME."""
import binascii
import os
import sys

__all__ = ["Error", "encode", "decode"]


class Error(Exception):
    """The input is not uuencoded, or its file exists already."""


def _opened(file, standard, mode):
    # The file and whether we must close it; "-" is the standard one.
    if file == '-':
        return standard, False
    if isinstance(file, basestring):
        return open(file, mode), True
    return file, False


def encode(in_file, out_file, name=None, mode=None):
    """Encodes a file (an object or a name, "-" for standard input) to another one.

    name and mode are what decode() shall make of it; without them those of `in_file`, or "-" and 0666."""
    if isinstance(in_file, basestring) and in_file != '-':
        if name is None:
            name = os.path.basename(in_file)
        if mode is None:
            mode = os.stat(in_file).st_mode
    name = '-' if name is None else name.replace('\n', '\\n').replace('\r', '\\r')
    mode = 0666 if mode is None else mode & 0777
    source, ours = _opened(in_file, sys.stdin, 'rb')
    try:
        target, targets = _opened(out_file, sys.stdout, 'wb')
        try:
            target.write('begin %o %s\n' % (mode, name))
            data = source.read(45)
            while data:
                target.write(binascii.b2a_uu(data))
                data = source.read(45)
            target.write(' \nend\n')
        finally:
            if targets:
                target.close()
    finally:
        if ours:
            source.close()


def _header(source):
    # The name and the mode in the first line that begins a file.
    while True:
        line = source.readline()
        if not line:
            raise Error('No valid begin line found in input file')
        if not line.startswith('begin'):
            continue
        words = line.split(' ', 2)
        if len(words) == 3 and words[0] == 'begin':
            try:
                return words[2].rstrip(), int(words[1], 8)
            except ValueError:
                pass


def _decoded_line(line):
    """The bytes of a line, and what is wrong with it (or None); raises what is wrong if that cannot be mended."""
    try:
        return binascii.a2b_uu(line), None
    except binascii.Error as e:
        # Some encoders count the characters wrongly; those that the length asks for are taken.
        size = (((ord(line[0]) - 32) & 63) * 4 + 5) // 3
        return binascii.a2b_uu(line[:size]), e


def decode(in_file, out_file=None, mode=None, quiet=0):
    """Decodes a file (an object or a name, "-" for standard input) to another one, unless told to the one it names.

    quiet: no warnings of lines that are not quite right. mode: has no effect (nor has it in CPython)."""
    source, ours = _opened(in_file, sys.stdin, 'rb')
    try:
        name, _ = _header(source)
        if out_file is None:
            if os.path.exists(name):
                raise Error('Cannot overwrite existing file: %s' % name)
            out_file = name
        target, targets = _opened(out_file, sys.stdout, 'wb')
        try:
            _decode_lines(source, target, quiet)
        finally:
            if targets:
                target.close()
    finally:
        if ours:
            source.close()


def _decode_lines(source, target, quiet):
    line = source.readline()
    while line and line.strip() != 'end':
        data, wrong = _decoded_line(line)
        if wrong and not quiet:
            sys.stderr.write("Warning: %s\n" % wrong)
        target.write(data)
        line = source.readline()
    if not line:
        raise Error('Truncated input file')


def test():
    """The command: encodes, or with -d decodes, from a file to a file."""
    import optparse
    parser = optparse.OptionParser(usage='usage: %prog [-d] [-t] [input [output]]')
    parser.add_option('-d', '--decode', dest='decode', help='Decode (instead of encode)?', default=False,
                      action='store_true')
    parser.add_option('-t', '--text', dest='text', help='data is text, encoded format unix-compatible text?',
                      default=False, action='store_true')
    options, names = parser.parse_args()
    if len(names) > 2:
        parser.error('incorrect number of arguments')
    source, target = names + [sys.stdin, sys.stdout][len(names):]
    if options.decode:
        if options.text:
            target = _as_text(target, 'w', 'to stdout')
        decode(source, target)
    else:
        if options.text:
            source = _as_text(source, 'r', 'from stdin')
        encode(source, target)


def _as_text(file, mode, where):
    if isinstance(file, str):
        return open(file, mode)
    print sys.argv[0], ': cannot do -t ' + where
    sys.exit(1)


if __name__ == '__main__':
    test()
