# SPDX-License-Identifier: MIT
"""Texts: methods, formatting, regular expressions, Unicode."""

import re
import string
import textwrap
from StringIO import StringIO

LINE = re.compile(r"^(?P<key>\w+)\s*[:=]\s*(?P<value>.*?)\s*$")
NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
SETTINGS = """\
# what the station sends
name = North field
interval: 30
limits = 3.5, 21, -4
note = "it's dry; water 2 times a day"
"""


def parse(text):
    found = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#", 1)[0].strip()
        match = LINE.match(line)
        if match is None:
            continue
        key, value = match.group("key", "value")
        found[key.upper()] = value.strip('"')
        assert match.start("value") > 0 and match.groupdict()["key"] == key and match.groups()[0] == key
    return found


def report(rows):
    out = StringIO()
    for name, value in sorted(rows.iteritems()):
        out.write("%-10s|%5s|%r\n" % (name.title(), value[:5].rjust(5, "."), value))
        print >> out, "{0:<12}{1:>8.2f} {2!r:^20} {name}".format(name, len(value) / 3.0, value, name=name.lower())
    return out.getvalue()


def pieces(text):
    words = re.split(r"[\s,;]+", text)
    numbers = [float(n) for n in NUMBER.findall(text)]
    swapped = re.sub(r"(\w+) (\w+)", r"\2 \1", text, 3)
    louder = NUMBER.sub(lambda m: "<%s>" % m.group(), text)
    kinds = [(w.isdigit(), w.isalpha(), w.islower(), w.isupper(), w.isspace()) for w in words]
    return len(words), sum(numbers), swapped[:20], louder.count("<"), kinds[0], NUMBER.search(text).span()


def letters(text):
    table = string.maketrans("abc", "xyz")
    text = text.translate(table).replace("x", "--").lstrip("-").rstrip()
    head, mark, tail = text.partition("=")
    back = text.rpartition("=")[2] or text.rsplit(None, 1)[-1]
    assert text.find("z") <= text.rfind("z") and "=" in text and text.endswith(text[-1:]) and not text.startswith("\0")
    codes = [ord(c) for c in text[:5]] + [chr(65).join(["a", "b"]), hex(255), oct(8), bin(5), repr(1.5), str(10 ** 20)]
    return (head.capitalize(), mark, tail.center(10)[:5], back.zfill(8)[:4], text.index("t"), codes,
            text.expandtabs()[:3], text.swapcase()[:3], text[::-1][:3], text.ljust(4)[:2], "%s" % None, "%05.1f%%" % 2.25,
            "%x %o %e %g %c %+d" % (255, 8, 1.5, 2.5, "c", 3), "%(a)s-%(b)03d" % {"a": 1, "b": 2})


def wide(text):
    known = (u"\u03b1\u03b2 " + text.decode("ascii")).encode("utf-8")
    again = known.decode("utf-8")
    try:
        known.decode("ascii")
    except UnicodeDecodeError as error:
        assert error.start == 0
    return len(known), len(again), again.upper()[:3], repr(again[:4]), u"%s %d" % (again[:2], 5), unicode(3), again.split()


for turn in range(3):
    rows = parse(SETTINGS)
    print report(rows), pieces(SETTINGS), letters(SETTINGS), wide(SETTINGS)
    print textwrap.fill(SETTINGS * 2, 30), textwrap.dedent("  a\n   b\n").strip(), string.Template("$a").substitute(a=turn)
