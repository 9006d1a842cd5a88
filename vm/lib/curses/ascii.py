# SPDX-License-Identifier: MIT
"""Names of ASCII characters, and what kind of character something is: a number, or a str of length 1."""

NUL, SOH, STX, ETX, EOT, ENQ, ACK, BEL, BS, TAB, LF, VT, FF, CR, SO, SI = range(16)
DLE, DC1, DC2, DC3, DC4, NAK, SYN, ETB, CAN, EM, SUB, ESC, FS, GS, RS, US = range(16, 32)
HT, NL, SP, DEL = TAB, LF, 32, 127

controlnames = ('NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI '
                'DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US SP').split()

_META = 0x80


def _ctoi(c):
    """The number of a character; everything else as it is."""
    return ord(c) if isinstance(c, basestring) else c


def isdigit(c):
    return 48 <= _ctoi(c) <= 57


def isupper(c):
    return 65 <= _ctoi(c) <= 90


def islower(c):
    return 97 <= _ctoi(c) <= 122


def isalpha(c):
    return isupper(c) or islower(c)


def isalnum(c):
    return isalpha(c) or isdigit(c)


def isxdigit(c):
    n = _ctoi(c)
    return isdigit(n) or 65 <= n <= 70 or 97 <= n <= 102


def isascii(c):
    return 0 <= _ctoi(c) < _META


def isblank(c):
    return _ctoi(c) in (TAB, SP)


def isspace(c):
    n = _ctoi(c)
    return TAB <= n <= CR or n == SP


def isctrl(c):
    return 0 <= _ctoi(c) < SP


def iscntrl(c):
    n = _ctoi(c)
    return isctrl(n) or n == DEL


def isprint(c):
    return SP <= _ctoi(c) < DEL


def isgraph(c):
    return SP < _ctoi(c) < DEL


def ispunct(c):
    n = _ctoi(c)
    return isgraph(n) and not isalnum(n)


def ismeta(c):
    return _ctoi(c) >= _META


def _same_kind(c, change):
    """What `change` makes of the number of a character: a str of a str, a number of a number."""
    return chr(change(ord(c))) if isinstance(c, basestring) else change(c)


def ascii(c):
    """The character without its eighth bit."""
    return _same_kind(c, lambda n: n & 0x7f)


def ctrl(c):
    """The character that the key gives together with Ctrl."""
    return _same_kind(c, lambda n: n & 0x1f)


def alt(c):
    """The character with the eighth bit set."""
    return _same_kind(c, lambda n: n | _META)


def unctrl(c):
    """The character as text: ^A for control characters, with ! before those with the eighth bit."""
    n = _ctoi(c)
    low = n & 0x7f
    if low == DEL:
        text = '^?'
    elif isprint(low):
        text = chr(low)
    else:
        text = '^' + chr(low + 64)
    return '!' + text if n & _META else text
