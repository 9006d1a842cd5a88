# SPDX-License-Identifier: MIT
"""Tells the type of a sound by its first bytes, and how it was recorded.

A description is (type, samples a second, channels, samples or -1, bits of a sample or 'U' or 'A'): 0 and -1 are what is
not known, 'U' and 'A' the companding laws of telephones."""
import struct

__all__ = ['what', 'whathdr']


def what(filename):
    """The description of the sound in a file; None where its type is unknown."""
    return whathdr(filename)


def whathdr(filename):
    """The description of the sound in a file; None where its type is unknown."""
    with open(filename, 'rb') as f:
        start = f.read(512)
        for test in tests:
            found = test(start, f)
            if found:
                return found
    return None


def get_long_be(s):
    """Four bytes as a number, the highest first."""
    return ord(s[0]) << 24 | ord(s[1]) << 16 | get_short_be(s[2:])


def get_long_le(s):
    """Four bytes as a number, the lowest first."""
    return ord(s[3]) << 24 | ord(s[2]) << 16 | get_short_le(s)


def get_short_be(s):
    """Two bytes as a number, the higher first."""
    return ord(s[0]) << 8 | ord(s[1])


def get_short_le(s):
    """Two bytes as a number, the lower first."""
    return ord(s[1]) << 8 | ord(s[0])


# --- AIFF

def _aiff_chunks(f):
    # The (name, first bytes) of the chunks of a file, at which it stands.
    while True:
        head = f.read(8)
        if len(head) < 8:
            return
        name, size = struct.unpack('>4sL', head)
        start = f.tell()
        yield name, f.read(min(size, 512))
        f.seek(start + size + (size & 1))


def _extended(text):
    # A float of ten bytes.
    exponent, mantissa = struct.unpack('>HQ', text)
    if exponent & 0x7FFF == 0x7FFF:
        value = 1.79769313486231e+308
    else:
        value = mantissa * 2.0 ** ((exponent & 0x7FFF) - 16446)
    return -value if exponent & 0x8000 else value


def _compression(common):
    # The name that is behind the fixed part of COMM, and whether its text is whole.
    if len(common) < 23:
        return None
    size = ord(common[22])
    return common[18:22] if len(common) >= 23 + size else None


def test_aifc(h, f):
    """AIFF, and AIFC, which may be compressed."""
    if not h.startswith('FORM') or h[8:12] not in ('AIFF', 'AIFC'):
        return None
    kind = h[8:12].lower()
    f.seek(12)
    common = None
    sound = False
    for name, data in _aiff_chunks(f):
        if name == 'COMM':
            common = data
        elif name == 'SSND':
            sound = True
    if not sound or common is None or len(common) < 18:
        return None
    if kind == 'aifc' and _compression(common) not in ('NONE', 'ulaw', 'ULAW', 'G722'):
        return None
    channels, frames, bits = struct.unpack('>hlh', common[:8])
    return kind, int(_extended(common[8:18])), channels, frames, (bits + 7) // 8 * 8


# --- Others

def test_au(h, f):
    """The format of Sun and NeXT; in the order of VAXes, too."""
    if h.startswith('.snd'):
        number = get_long_be
    elif h[:4] in ('\0ds.', 'dns.'):
        number = get_long_le
    else:
        return None
    size, encoding, rate, channels = [number(h[at:at + 4]) for at in (8, 12, 16, 20)]
    bits, width = {1: ('U', 1), 2: (8, 1), 3: (16, 2)}.get(encoding, ('?', 0))
    return 'au', rate, channels, size // (width * channels), bits


def test_hcom(h, f):
    """The format of Macintosh, compressed by Huffman's code."""
    if h[65:69] == 'FSSD' and h[128:132] == 'HCOM':
        return 'hcom', 22050 // get_long_be(h[144:148]), 1, -1, 8


def test_voc(h, f):
    """The format of Creative Labs."""
    if not h.startswith('Creative Voice File\032'):
        return None
    start = get_short_le(h[20:22])
    rate = 0
    if 0 <= start < 500 and h[start:start + 1] == '\1':
        rate = 1000000 // (256 - ord(h[start + 4]))
    return 'voc', rate, 1, -1, 8


def test_wav(h, f):
    """The format of Windows."""
    if h[:4] == 'RIFF' and h[8:16] == 'WAVEfmt ':
        channels, rate, bits = get_short_le(h[22:24]), get_long_le(h[24:28]), get_short_le(h[34:36])
        return 'wav', rate, channels, -1, bits


def test_8svx(h, f):
    """The format of Amiga; what it says of itself is not looked at."""
    if h[:4] == 'FORM' and h[8:12] == '8SVX':
        return '8svx', 0, 1, 0, 8


def test_sndt(h, f):
    """The format of the program SNDTOOL."""
    if h.startswith('SOUND'):
        return 'sndt', get_short_le(h[20:22]), 1, get_long_le(h[8:12]), 8


def test_sndr(h, f):
    """Samples behind two zeros and a rate that may be one."""
    if h.startswith('\0\0'):
        rate = get_short_le(h[2:4])
        if 4000 <= rate <= 25000:
            return 'sndr', rate, 1, -1, 8


# Each of these takes the first bytes of a sound and its file. Programs may add more.
tests = [test_aifc, test_au, test_hcom, test_voc, test_wav, test_8svx, test_sndt, test_sndr]


def testall(list, recursive, toplevel):
    """Prints the descriptions of files and of those in folders; recursive: in folders within, too."""
    import _header_tests
    _header_tests.testall(what, list, recursive, toplevel)


def test():
    """The command: prints the descriptions of the files and folders of its arguments."""
    import _header_tests
    _header_tests.test(what)


if __name__ == '__main__':
    test()
