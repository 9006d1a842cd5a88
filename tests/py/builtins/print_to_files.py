# SPDX-License-Identifier: MIT
"""print to files and to objects that look like some: who is asked, the soft space, order of side effects, errors."""
import os
import sys
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "x")


def content():
    return open(path).read()


class Shouting(file):
    def write(self, text):
        file.write(self, text.upper())


f = Shouting(path, "w")
print >>f, "hi", 3
f.write("written\n")
f.softspace = 7
print >>f, u"x", None, 2.5, 3L, True
f.close()
print repr(content())


class Own(file):
    softspace = 5


f = Own(path, "w")
print >>f, 1, 2,
print f.softspace, file.softspace.__get__(f)
print >>f, "tab\t",
print file.softspace.__get__(f)
print >>f, "blank ",
print file.softspace.__get__(f)
print >>f, "",
print file.softspace.__get__(f)
print >>f
print file.softspace.__get__(f)
f.close()
print repr(content())

for broken in f, open(path):
    for item in 1, u"x", [1]:
        try:
            print >>broken, item
        except (ValueError, IOError), error:
            print repr(error)

f = open(path, "w")
print >>f, buffer("abc"), bytearray("x"), u"ascii", str, [1, "a"], {1: 2}, (None,)
try:
    print >>f, 1, u"\xe9", 2
except UnicodeEncodeError, error:
    print error
f.close()
print repr(content())


class Speaks(object):
    def __init__(self, out):
        self.out = out

    def __str__(self):
        print >>self.out, "inner",
        return "outer"


f = open(path, "w")
print >>f, "a", Speaks(f), "b"
f.close()
print repr(content())


class Fails(object):
    def __str__(self):
        raise KeyError("no text")


f = open(path, "w")
for i in xrange(3):
    try:
        print >>f, "before", Fails(), "after"
    except KeyError, error:
        print >>f, error, f.softspace
f.close()
print repr(content())


class Stream(object):
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


s = Stream()
print >>s, "a", 1, u"u"
print s.parts, s.softspace
s = Stream()
s.softspace = 1
print >>s, "b",
print s.parts, s.softspace

saved = sys.stdout
sys.stdout = f = open(path, "w", 0)
try:
    for i in xrange(300):
        print i, "unbuffered", i * 0.5
    print
finally:
    sys.stdout = saved
f.close()
text = content()
print len(text), repr(text[:45]), repr(text[-30:])

f = open(path, "w", 16)
for i in xrange(300):
    print >>f, i, -i, i * 10 ** 15, i * 1e300
f.close()
text = content()
print len(text), hash(text)
os.remove(path)
os.rmdir(folder)
