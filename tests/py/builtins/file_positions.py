# SPDX-License-Identifier: MIT
"""Where a file reads and writes: mode a+, seeks and sizes that are no small integers, what print leaves behind."""
import cStringIO
import io
import os
import StringIO
import tempfile


def shown(label, function):
    try:
        print label, repr(function())
    except Exception as e:
        print label, type(e).__name__, e


handle, path = tempfile.mkstemp()
os.close(handle)


def fresh(mode='r+b', *rest):
    with open(path, 'wb') as f:
        f.write('ab\ncd\nef')
    return open(path, mode, *rest)


# Appending: what is there can be read from the start, what is written goes to the end.
for mode in ('a+', 'a+b', 'ab'):
    f = fresh(mode)
    print mode, f.tell(),
    if '+' in mode:
        print repr(f.read(2)), repr(f.read()),
    f.seek(0)
    f.write('XY')
    print f.tell(),
    f.seek(1)
    print f.tell(),
    f.write('Z')
    f.close()
    print repr(open(path).read())

# Offsets, sizes and counts.
class Index(object):
    def __index__(self):
        return 2


class Int(object):
    def __int__(self):
        return 3


for value in (2.5, 'x', None, 10 ** 20, -1, Index(), Int()):
    name = type(value).__name__
    shown('seek %s' % name, lambda: fresh().seek(value))
    shown('seek whence %s' % name, lambda: fresh().seek(0, value))
    shown('truncate %s' % name, lambda: fresh().truncate(value))
    shown('read %s' % name, lambda: fresh().read(value))
    shown('open %s' % name, lambda: fresh('r', value).read())
    for kind in (io.BytesIO, lambda s: io.BufferedReader(io.BytesIO(s)), lambda s: io.TextIOWrapper(io.BytesIO(s)), lambda s: io.StringIO(s.decode('ascii'))):
        for method in ('seek', 'truncate', 'read', 'readline'):
            f = kind('abcdef')
            if method == 'seek' and hasattr(f, 'errors') and isinstance(value, (Index, Int)):
                continue  # The order of objects is that of their addresses.
            shown('%s.%s %s' % (type(f).__name__, method, name), lambda: getattr(f, method)(value))
for whence in (3, 4, -1):
    shown('whence %d' % whence, lambda: fresh().seek(0, whence))
shown('write None', lambda: fresh('wb').write(None))

# The state of the print statement.
for value in (2.5, 'x', 10 ** 20, True, Int()):
    for f in (fresh(), cStringIO.StringIO()):
        def assigned():
            f.softspace = value
            return f.softspace
        shown('softspace', assigned)


class Collected(object):
    softspace = 0

    def __init__(self):
        self.written = []

    def write(self, s):
        self.written.append(s)


for s in (u'a\x1c', u'a\x85', u'a\u2028', u'a\xa0', u'a ', u'a\n', u'a', u'', 'a\x1c', 'a\xa0', 'a\t', 'a '):
    f = Collected()
    print >>f, s,
    print >>f, 1
    print f.written

# A StringIO behind its end.
for operations in ([('seek', 9), ('read',)], [('seek', 9), ('readline',)], [('seek', 9), ('write', 'x')], [('seek', 2), ('write', 'longer than it')], [('seek', 0), ('write', 'A'), ('write', 'B')],
                   [('seek', 0, 2), ('write', u'\xe9'), ('tell',), ('seek', 0)], [('write', '\xe9'), ('write', u'\u20ac'), ('tell',)], [('seek', 2.0), ('write', 'x')]):
    f = StringIO.StringIO('abc\nd')
    for operation in operations:
        shown(operation[0], lambda: getattr(f, operation[0])(*operation[1:]))
    shown('then', lambda: (f.pos, f.len))
    shown('value', lambda: f.getvalue())


# Buffered streams over a raw one that cannot seek, or that tells what it is asked.
class Raw(io.RawIOBase):
    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, b):
        return 0

    def write(self, b):
        return len(b)


class Told(Raw):
    asked = []

    def seekable(self):
        return True

    def tell(self):
        return 0

    def seek(self, *a):
        self.asked.append(('seek', a))
        return a[0]

    def truncate(self, *a):
        self.asked.append(('truncate', a))
        return 3


for kind in (io.BufferedReader, io.BufferedWriter):
    for raw in (Raw, Told):
        for method, arguments in (('seek', (2,)), ('seek', (10 ** 20,)), ('truncate', ()), ('truncate', (2,))):
            f = kind(raw())
            del Told.asked[:]
            shown('%s %s.%s%r' % (kind.__name__, raw.__name__, method, arguments), lambda: getattr(f, method)(*arguments))
            print [(name, [None if v is None else int(v) for v in a]) for name, a in Told.asked]


# The state of a decoder of line ends is that of the one under it, whatever it holds.
class Decoder(object):
    def __init__(self, state):
        self.state = state

    def getstate(self):
        return self.state

    def setstate(self, state):
        print 'set', state


for state in ((u'a', 0), ('a', 1), (1, 1), ('a', 'b'), ('a', 2.5), ('a',), ('a', 0, 0), None, 'ab', ['a', 0], ('a', 2 ** 70), ('a', -1)):
    d = io.IncrementalNewlineDecoder(Decoder(state), True)
    shown('getstate %r' % (state,), d.getstate)
    shown('setstate %r' % (state,), lambda: d.setstate(state))
os.remove(path)
