# SPDX-License-Identifier: MIT
"""Base64, base32 and base16 (RFC 3548), and the files of MIME that are in base64."""
import binascii

__all__ = ['encode', 'decode', 'encodestring', 'decodestring', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
           'b16encode', 'b16decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode',
           'urlsafe_b64decode']

EMPTYSTRING = ''
MAXLINESIZE = 76  # characters in a line
MAXBINSIZE = MAXLINESIZE // 4 * 3


# --- Base64

def _table(old, new):
    if len(old) != len(new):
        raise ValueError("maketrans arguments must have same length")
    table = map(chr, range(256))
    for a, b in zip(old, new):
        table[ord(a)] = b
    return ''.join(table)


_to_urlsafe = _table('+/', '-_')
_from_urlsafe = _table('-_', '+/')


def b64encode(s, altchars=None):
    """Encodes; `altchars` are two characters for + and /."""
    text = binascii.b2a_base64(s)[:-1]
    return text if altchars is None else text.translate(_table('+/', altchars[:2]))


def b64decode(s, altchars=None):
    """Decodes; TypeError if the padding is wrong. Other characters are skipped."""
    if altchars is not None:
        s = s.translate(_table(altchars[:2], '+/'))
    try:
        return binascii.a2b_base64(s)
    except binascii.Error as e:
        raise TypeError(e)


def standard_b64encode(s):
    """Encodes with the standard alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """Decodes with the standard alphabet."""
    return b64decode(s)


def urlsafe_b64encode(s):
    """Encodes with - and _ in place of + and /."""
    return b64encode(s).translate(_to_urlsafe)


def urlsafe_b64decode(s):
    """Decodes with - and _ in place of + and /."""
    return b64decode(s.translate(_from_urlsafe))


# --- Base32

_b32alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_b32values = dict((char, value) for value, char in enumerate(_b32alphabet))
# How many characters of the last eight carry data, by how many bytes of the last five there are.
_b32used = {0: 0, 1: 2, 2: 4, 3: 5, 4: 7}


def b32encode(s):
    """Encodes: five bytes become eight letters and digits."""
    rest = len(s) % 5
    if rest:
        s += '\0' * (5 - rest)
    parts = []
    for at in xrange(0, len(s), 5):
        number = int(binascii.hexlify(s[at:at + 5]), 16)
        parts.extend([_b32alphabet[number >> shift & 31] for shift in xrange(35, -1, -5)])
    if rest:
        used = _b32used[rest]
        parts[used - 8:] = '=' * (8 - used)
    return ''.join(parts)


def b32decode(s, casefold=False, map01=None):
    """Decodes. `casefold` allows small letters; `map01` is the letter that 1 stands for (then 0 is O)."""
    if len(s) % 8:
        raise TypeError('Incorrect padding')
    if map01:
        s = s.translate(_table('01', 'O' + map01))
    if casefold:
        s = s.upper()
    data = s.rstrip('=')
    padding = len(s) - len(data)
    parts = []
    for at in xrange(0, len(s), 8):
        number = 0
        for char in data[at:at + 8].ljust(8, 'A'):
            value = _b32values.get(char)
            if value is None:
                raise TypeError('Non-base32 digit found')
            number = number << 5 | value
        parts.append(binascii.unhexlify('%010x' % number))
    text = ''.join(parts)
    # How many bytes are missing follows from how many characters are.
    lost = {0: 0, 1: 1, 3: 2, 4: 3, 6: 4}.get(padding)
    if lost is None:
        raise TypeError('Incorrect padding')
    return text[:len(text) - lost] if lost else text


# --- Base16

def b16encode(s):
    """Encodes: two digits for each byte, with capital letters."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decodes. `casefold` allows small letters."""
    if casefold:
        s = s.upper()
    if s.translate(None, '0123456789ABCDEF'):
        raise TypeError('Non-base16 digit found')
    return binascii.unhexlify(s)


# --- Files and texts of MIME: lines of 76 characters

def encode(input, output):
    """Encodes one file into another."""
    while True:
        data = input.read(MAXBINSIZE)
        # A pipe may give less than was asked for.
        while data and len(data) < MAXBINSIZE:
            more = input.read(MAXBINSIZE - len(data))
            if not more:
                break
            data += more
        if not data:
            break
        output.write(binascii.b2a_base64(data))


def decode(input, output):
    """Decodes one file into another."""
    line = input.readline()
    while line:
        output.write(binascii.a2b_base64(line))
        line = input.readline()


def encodestring(s):
    """Encodes into lines, each with its line end."""
    return ''.join([binascii.b2a_base64(s[at:at + MAXBINSIZE]) for at in xrange(0, len(s), MAXBINSIZE)])


def decodestring(s):
    """Decodes."""
    return binascii.a2b_base64(s)


def main():
    """python -m base64 [-d | -e | -u | -t] [file]: decodes or encodes a file, or standard input."""
    import getopt
    import sys
    try:
        options, args = getopt.getopt(sys.argv[1:], 'deut')
    except getopt.error as e:
        print >> sys.stderr, e
        print >> sys.stderr, "usage: %s [-d|-e|-u|-t] [file|-]" % sys.argv[0]
        sys.exit(2)
    work = encode
    for option, _ in options:
        if option == '-t':
            text = "Aladdin:open sesame"
            print text, repr(encodestring(text)), repr(decodestring(encodestring(text)))
            return
        work = encode if option == '-e' else decode
    if args and args[0] != '-':
        with open(args[0], 'rb') as stream:
            work(stream, sys.stdout)
    else:
        work(sys.stdin, sys.stdout)


if __name__ == '__main__':
    main()
