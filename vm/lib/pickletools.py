# SPDX-License-Identifier: MIT
"""Looks into pickles without loading them: dis(pickle) prints the operations, genops(pickle) gives them one by one,
optimize(pickle) leaves out what stores objects that nobody fetches. `opcodes` describes every operation.

Reading a pickle is running a program on a stack: an operation pushes a value, or takes values and pushes what is made
of them. Beside the stack there is a memo, numbered places for objects that are needed again. MARK stands on the stack
for the beginning of a number of values that only the operation at their end knows."""
import struct

try:
    from cStringIO import StringIO
except ImportError:
    from StringIO import StringIO

__all__ = ['dis', 'genops', 'optimize']


# --- Arguments of operations, which follow them in the pickle

# In place of a size: up to a line end; or as many bytes as the first one or four bytes say.
UP_TO_NEWLINE = -1
TAKEN_FROM_ARGUMENT1 = -2
TAKEN_FROM_ARGUMENT4 = -3


class ArgumentDescriptor(object):
    """A kind of argument: name, n (size in bytes, or one of the constants above), reader (called with a file, gives the
    value), doc."""
    __slots__ = 'name', 'n', 'reader', 'doc'

    def __init__(self, name, n, reader, doc):
        self.name, self.n, self.reader, self.doc = name, n, reader, doc


def _exactly(f, size, what):
    data = f.read(size)
    if len(data) != size:
        raise ValueError(what)
    return data


def _number(f, size, format, name):
    return struct.unpack(format, _exactly(f, size, "not enough data in stream to read " + name))[0]


def read_uint1(f):
    r"""
    >>> read_uint1(StringIO('\xf0rest'))
    240
    """
    return _number(f, 1, '<B', 'uint1')


def read_uint2(f):
    r"""
    >>> read_uint2(StringIO('\x01\x02rest'))
    513
    """
    return _number(f, 2, '<H', 'uint2')


def read_int4(f):
    r"""
    >>> read_int4(StringIO('\x01\x01\x00\x00')), read_int4(StringIO('\xfe\xff\xff\xff'))
    (257, -2)
    """
    return _number(f, 4, '<i', 'int4')


def read_stringnl(f, decode=True, stripquotes=True):
    r"""
    >>> read_stringnl(StringIO("'one\\ttwo'\nrest"))
    'one\ttwo'
    >>> read_stringnl(StringIO("one\n"))
    Traceback (most recent call last):
    ...
    ValueError: no string quotes around 'one'
    >>> read_stringnl(StringIO("'one"))
    Traceback (most recent call last):
    ...
    ValueError: no newline found when trying to read stringnl
    >>> read_stringnl(StringIO("one\\ttwo\n"), decode=False, stripquotes=False)
    'one\\ttwo'
    """
    text = f.readline()
    if not text.endswith('\n'):
        raise ValueError("no newline found when trying to read stringnl")
    text = text[:-1]
    if stripquotes:
        quote = text[:1]
        if quote not in ('"', "'"):
            raise ValueError("no string quotes around %r" % text)
        if len(text) < 2 or not text.endswith(quote):
            raise ValueError("strinq quote %r not found at both ends of %r" % (quote, text))
        text = text[1:-1]
    return text.decode('string_escape') if decode else text


def read_stringnl_noescape(f):
    return read_stringnl(f, decode=False, stripquotes=False)


def read_stringnl_noescape_pair(f):
    r"""
    >>> read_stringnl_noescape_pair(StringIO('module\nname\nrest'))
    'module name'
    """
    return '%s %s' % (read_stringnl_noescape(f), read_stringnl_noescape(f))


def _counted(f, size, name):
    if size < 0:
        raise ValueError("%s byte count < 0: %d" % (name, size))
    data = f.read(size)
    if len(data) != size:
        raise ValueError("expected %d bytes in a %s, but only %d remain" % (size, name, len(data)))
    return data


def read_string4(f):
    r"""
    >>> read_string4(StringIO('\x03\x00\x00\x00abcdef'))
    'abc'
    >>> read_string4(StringIO('\x07\x00\x00\x00abcdef'))
    Traceback (most recent call last):
    ...
    ValueError: expected 7 bytes in a string4, but only 6 remain
    """
    return _counted(f, read_int4(f), 'string4')


def read_string1(f):
    r"""
    >>> read_string1(StringIO('\x00abc')), read_string1(StringIO('\x02abc'))
    ('', 'ab')
    """
    return _counted(f, read_uint1(f), 'string1')


def read_unicodestringnl(f):
    r"""
    >>> read_unicodestringnl(StringIO('one\\u20actwo\nrest'))
    u'one\u20actwo'
    """
    line = f.readline()
    if not line.endswith('\n'):
        raise ValueError("no newline found when trying to read unicodestringnl")
    return unicode(line[:-1], 'raw-unicode-escape')


def read_unicodestring4(f):
    r"""
    >>> read_unicodestring4(StringIO('\x03\x00\x00\x00\xe2\x82\xacrest'))
    u'\u20ac'
    """
    return unicode(_counted(f, read_int4(f), 'unicodestring4'), 'utf-8')


def read_decimalnl_short(f):
    r"""
    >>> read_decimalnl_short(StringIO('1234\n')), read_decimalnl_short(StringIO('01\n'))
    (1234, True)
    >>> read_decimalnl_short(StringIO('1234L\n'))
    Traceback (most recent call last):
    ...
    ValueError: trailing 'L' not allowed in '1234L'
    """
    text = read_stringnl_noescape(f)
    if text.endswith('L'):
        raise ValueError("trailing 'L' not allowed in %r" % text)
    if text in ('00', '01'):
        return text == '01'
    try:
        return int(text)
    except OverflowError:
        return long(text)


def read_decimalnl_long(f):
    r"""
    >>> read_decimalnl_long(StringIO('1234L\n'))
    1234L
    >>> read_decimalnl_long(StringIO('1234\n'))
    Traceback (most recent call last):
    ...
    ValueError: trailing 'L' required in '1234'
    """
    text = read_stringnl_noescape(f)
    if not text.endswith('L'):
        raise ValueError("trailing 'L' required in %r" % text)
    return long(text)


def read_floatnl(f):
    r"""
    >>> read_floatnl(StringIO('-1.25\nrest'))
    -1.25
    """
    return float(read_stringnl_noescape(f))


def read_float8(f):
    r"""
    >>> read_float8(StringIO(struct.pack('>d', -1.25) + 'rest'))
    -1.25
    """
    return _number(f, 8, '>d', 'float8')


def read_long1(f):
    r"""
    >>> read_long1(StringIO('\x00')), read_long1(StringIO('\x02\x00\xff'))
    (0L, -256L)
    """
    from pickle import decode_long
    return decode_long(_exactly(f, read_uint1(f), "not enough data in stream to read long1"))


def read_long4(f):
    r"""
    >>> read_long4(StringIO('\x02\x00\x00\x00\x00\xff'))
    -256L
    """
    from pickle import decode_long
    size = read_int4(f)
    if size < 0:
        raise ValueError("long4 byte count < 0: %d" % size)
    return decode_long(_exactly(f, size, "not enough data in stream to read long4"))


uint1 = ArgumentDescriptor('uint1', 1, read_uint1, "A number from 0 to 255.")
uint2 = ArgumentDescriptor('uint2', 2, read_uint2, "A number of two bytes, the lower one first.")
int4 = ArgumentDescriptor('int4', 4, read_int4, "A signed number of four bytes, the lowest one first.")
stringnl = ArgumentDescriptor('stringnl', UP_TO_NEWLINE, read_stringnl, "A string in quotes, with escapes, on a line.")
stringnl_noescape = ArgumentDescriptor('stringnl_noescape', UP_TO_NEWLINE, read_stringnl_noescape,
                                       "The text of a line, as it stands there.")
stringnl_noescape_pair = ArgumentDescriptor('stringnl_noescape_pair', UP_TO_NEWLINE, read_stringnl_noescape_pair,
                                            "Two lines, shown with a blank between them.")
string4 = ArgumentDescriptor('string4', TAKEN_FROM_ARGUMENT4, read_string4, "A count (int4) and so many bytes.")
string1 = ArgumentDescriptor('string1', TAKEN_FROM_ARGUMENT1, read_string1, "A count (uint1) and so many bytes.")
unicodestringnl = ArgumentDescriptor('unicodestringnl', UP_TO_NEWLINE, read_unicodestringnl,
                                     "Text as raw-unicode-escape, on a line.")
unicodestring4 = ArgumentDescriptor('unicodestring4', TAKEN_FROM_ARGUMENT4, read_unicodestring4,
                                    "A count (int4) and so many bytes of UTF-8.")
decimalnl_short = ArgumentDescriptor('decimalnl_short', UP_TO_NEWLINE, read_decimalnl_short,
                                     "An int in decimal digits on a line; 00 and 01 stand for False and True.")
decimalnl_long = ArgumentDescriptor('decimalnl_long', UP_TO_NEWLINE, read_decimalnl_long,
                                    "A long in decimal digits, and 'L', on a line.")
floatnl = ArgumentDescriptor('floatnl', UP_TO_NEWLINE, read_floatnl, "A float as text on a line.")
float8 = ArgumentDescriptor('float8', 8, read_float8, "A float of eight bytes (IEEE 754), the highest one first.")
long1 = ArgumentDescriptor('long1', TAKEN_FROM_ARGUMENT1, read_long1,
                           "A count (uint1) and so many bytes of a long: two's complement, the lowest one first.")
long4 = ArgumentDescriptor('long4', TAKEN_FROM_ARGUMENT4, read_long4, "The same with a count of four bytes (int4).")


# --- Values on the stack

class StackObject(object):
    """A kind of value: name, obtype (its type, or types), doc."""
    __slots__ = 'name', 'obtype', 'doc'

    def __init__(self, name, obtype, doc):
        self.name, self.obtype, self.doc = name, obtype, doc

    def __repr__(self):
        return self.name


pyint = StackObject('int', int, "An int.")
pylong = StackObject('long', long, "A long.")
pyinteger_or_bool = StackObject('int_or_bool', (int, long, bool), "An int, a long or a bool.")
pybool = StackObject('bool', (bool,), "True or False.")
pyfloat = StackObject('float', float, "A float.")
pystring = StackObject('str', str, "A byte string.")
pyunicode = StackObject('unicode', unicode, "A unicode string.")
pynone = StackObject('None', type(None), "None.")
pytuple = StackObject('tuple', tuple, "A tuple.")
pylist = StackObject('list', list, "A list.")
pydict = StackObject('dict', dict, "A dictionary.")
anyobject = StackObject('any', object, "Any value.")
markobject = StackObject('mark', StackObject, "Where a number of values begins.")
stackslice = StackObject('stackslice', StackObject, "All values above the topmost mark.")


# --- The operations

class OpcodeInfo(object):
    """An operation: name, code (the byte), arg (an ArgumentDescriptor or None), stack_before and stack_after (lists of
    StackObjects: what it takes and what it leaves), proto (the protocol it came with), doc."""
    __slots__ = 'name', 'code', 'arg', 'stack_before', 'stack_after', 'proto', 'doc'

    def __init__(self, name, code, arg, stack_before, stack_after, proto, doc):
        self.name, self.code, self.arg = name, code, arg
        self.stack_before, self.stack_after, self.proto, self.doc = stack_before, stack_after, proto, doc


I = OpcodeInfo
_many = [markobject, stackslice]
opcodes = [
    I('INT', 'I', decimalnl_short, [], [pyinteger_or_bool], 0, "Pushes an int, or a bool."),
    I('BININT', 'J', int4, [], [pyint], 1, "Pushes an int of four bytes."),
    I('BININT1', 'K', uint1, [], [pyint], 1, "Pushes an int of one byte."),
    I('BININT2', 'M', uint2, [], [pyint], 1, "Pushes an int of two bytes."),
    I('LONG', 'L', decimalnl_long, [], [pylong], 0, "Pushes a long. Slow for many digits."),
    I('LONG1', '\x8a', long1, [], [pylong], 2, "Pushes a long of less than 256 bytes."),
    I('LONG4', '\x8b', long4, [], [pylong], 2, "Pushes a long of any size."),
    I('STRING', 'S', stringnl, [], [pystring], 0, "Pushes a str written as its repr()."),
    I('BINSTRING', 'T', string4, [], [pystring], 1, "Pushes a str of any length."),
    I('SHORT_BINSTRING', 'U', string1, [], [pystring], 1, "Pushes a str of less than 256 bytes."),
    I('NONE', 'N', None, [], [pynone], 0, "Pushes None."),
    I('NEWTRUE', '\x88', None, [], [pybool], 2, "Pushes True."),
    I('NEWFALSE', '\x89', None, [], [pybool], 2, "Pushes False."),
    I('UNICODE', 'V', unicodestringnl, [], [pyunicode], 0, "Pushes a unicode string written as a line."),
    I('BINUNICODE', 'X', unicodestring4, [], [pyunicode], 1, "Pushes a unicode string written as UTF-8."),
    I('FLOAT', 'F', floatnl, [], [pyfloat], 0, "Pushes a float written as its repr()."),
    I('BINFLOAT', 'G', float8, [], [pyfloat], 1, "Pushes a float of eight bytes."),
    I('EMPTY_LIST', ']', None, [], [pylist], 1, "Pushes an empty list."),
    I('APPEND', 'a', None, [pylist, anyobject], [pylist], 0, "Appends a value to the list below it."),
    I('APPENDS', 'e', None, [pylist] + _many, [pylist], 1, "Appends the values above the mark to the list below it."),
    I('LIST', 'l', None, _many, [pylist], 0, "Makes a list of the values above the mark."),
    I('EMPTY_TUPLE', ')', None, [], [pytuple], 1, "Pushes an empty tuple."),
    I('TUPLE', 't', None, _many, [pytuple], 0, "Makes a tuple of the values above the mark."),
    I('TUPLE1', '\x85', None, [anyobject], [pytuple], 2, "Makes a tuple of one value."),
    I('TUPLE2', '\x86', None, [anyobject] * 2, [pytuple], 2, "Makes a tuple of two values."),
    I('TUPLE3', '\x87', None, [anyobject] * 3, [pytuple], 2, "Makes a tuple of three values."),
    I('EMPTY_DICT', '}', None, [], [pydict], 1, "Pushes an empty dictionary."),
    I('DICT', 'd', None, _many, [pydict], 0, "Makes a dictionary of the keys and values above the mark."),
    I('SETITEM', 's', None, [pydict, anyobject, anyobject], [pydict], 0,
      "Stores a key and its value, which lies on top, in the dictionary below."),
    I('SETITEMS', 'u', None, [pydict] + _many, [pydict], 1,
      "Stores the keys and values above the mark in the dictionary below it."),
    I('POP', '0', None, [anyobject], [], 0, "Drops a value."),
    I('DUP', '2', None, [anyobject], [anyobject, anyobject], 0, "Pushes the topmost value again. Nobody writes it."),
    I('MARK', '(', None, [], [markobject], 0, "Pushes a mark."),
    I('POP_MARK', '1', None, _many, [], 1, "Drops the topmost mark and all above it."),
    I('GET', 'g', decimalnl_short, [], [anyobject], 0, "Pushes what the memo holds under a number, written as text."),
    I('BINGET', 'h', uint1, [], [anyobject], 1, "Pushes what the memo holds under a number below 256."),
    I('LONG_BINGET', 'j', int4, [], [anyobject], 1, "Pushes what the memo holds under any number."),
    I('PUT', 'p', decimalnl_short, [], [], 0, "Stores the topmost value in the memo; it stays on the stack, too."),
    I('BINPUT', 'q', uint1, [], [], 1, "The same for numbers below 256."),
    I('LONG_BINPUT', 'r', int4, [], [], 1, "The same for any number."),
    I('EXT1', '\x82', uint1, [], [anyobject], 2, "Pushes the global that copy_reg.add_extension() gave a number."),
    I('EXT2', '\x83', uint2, [], [anyobject], 2, "The same with a number of two bytes."),
    I('EXT4', '\x84', int4, [], [anyobject], 2, "The same with a number of four bytes."),
    I('GLOBAL', 'c', stringnl_noescape_pair, [], [anyobject], 0,
      "Pushes the class or function that a module has under a name; Unpickler.find_class() finds it."),
    I('REDUCE', 'R', None, [anyobject, anyobject], [anyobject], 0,
      "Calls what lies below with the arguments in the tuple above, and pushes the result."),
    I('BUILD', 'b', None, [anyobject, anyobject], [anyobject], 0,
      "Gives the object below the state above: calls __setstate__(), or fills __dict__ and slots."),
    I('INST', 'i', stringnl_noescape_pair, _many, [anyobject], 0,
      "Makes an instance of the class that a module has under a name; the arguments lie above the mark."),
    I('OBJ', 'o', None, [markobject, anyobject, stackslice], [anyobject], 1,
      "Makes an instance of the class just above the mark; the arguments lie above it."),
    I('NEWOBJ', '\x81', None, [anyobject, anyobject], [anyobject], 2,
      "Makes an instance with __new__() of the class below; the tuple above holds the other arguments."),
    I('PROTO', '\x80', uint1, [], [], 2, "Says the protocol; the first operation of a pickle from 2 on."),
    I('STOP', '.', None, [anyobject], [], 0, "The end. What lies on the stack is the object."),
    I('PERSID', 'P', stringnl_noescape, [], [anyobject], 0,
      "Pushes the object that persistent_load() has for the name on the line."),
    I('BINPERSID', 'Q', None, [anyobject], [anyobject], 1,
      "Pushes the object that persistent_load() has for the value on the stack."),
]
del I

code2op = dict((_op.code, _op) for _op in opcodes)
assert len(code2op) == len(opcodes)


# --- Tools

def genops(pickle):
    """The operations of a pickle (a str, or a file to read from), as triples: OpcodeInfo, argument (None if it has
    none), position (None where the file cannot tell)."""
    if isinstance(pickle, str):
        pickle = StringIO(pickle)
    tell = getattr(pickle, 'tell', lambda: None)
    while True:
        pos = tell()
        code = pickle.read(1)
        if code not in code2op:
            if not code:
                raise ValueError("pickle exhausted before seeing STOP")
            raise ValueError("at position %s, opcode %r unknown" % ('<unknown>' if pos is None else pos, code))
        opcode = code2op[code]
        yield opcode, None if opcode.arg is None else opcode.arg.reader(pickle), pos
        if opcode.name == 'STOP':
            return


def optimize(p):
    """The same pickle without the operations that store what is never fetched."""
    fetched = set()
    stores = []  # number, begin, end
    number = begin = None
    for opcode, arg, pos in genops(p):
        if number is not None:
            stores.append((number, begin, pos))
            number = None
        if 'PUT' in opcode.name:
            number, begin = arg, pos
        elif 'GET' in opcode.name:
            fetched.add(arg)
    pieces = []
    at = 0
    for number, begin, end in stores:
        pieces.append(p[at:begin if number not in fetched else end])
        at = end
    pieces.append(p[at:])
    return ''.join(pieces)


def dis(pickle, out=None, memo=None, indentlevel=4):
    """Prints the operations of a pickle (a str, or a file to read from) to the file `out`, by default sys.stdout, each
    with its position and argument, indented by marks. The last line names the protocol that is needed.

    ValueError where the operations do not fit together. `memo` is a dictionary to keep between pickles of one Pickler;
    what it holds may be fetched."""
    stack = []
    if memo is None:
        memo = {}
    highest = -1
    marks = []  # positions
    for opcode, arg, pos in genops(pickle):
        line = '' if pos is None else '%5d: ' % pos
        line += '%-4s %s%s' % (repr(opcode.code)[1:-1], ' ' * indentlevel * len(marks), opcode.name)
        highest = max(highest, opcode.proto)
        before, after = opcode.stack_before, opcode.stack_after
        count = len(before)
        note = fault = None
        if markobject in before or opcode.name == 'POP' and stack and stack[-1] is markobject:
            assert markobject not in after
            if markobject not in stack:
                fault = note = "no MARK exists on stack"
            else:
                begin = marks.pop()
                note = "(MARK at %s)" % ('unknown opcode offset' if begin is None else begin)
                while stack[-1] is not markobject:
                    stack.pop()
                stack.pop()
                # What lies below the mark is still to be taken.
                count = 0 if opcode.name == 'POP' else before.index(markobject)
        if opcode.name in ('PUT', 'BINPUT', 'LONG_BINPUT'):
            if arg in memo:
                fault = "memo key %r already defined" % arg
            elif not stack:
                fault = "stack is empty -- can't store into memo"
            elif stack[-1] is markobject:
                fault = "can't store markobject in the memo"
            else:
                memo[arg] = stack[-1]
        elif opcode.name in ('GET', 'BINGET', 'LONG_BINGET'):
            if arg in memo:
                after = [memo[arg]]
            else:
                fault = "memo key %r has never been stored into" % arg
        if arg is not None or note:
            line += ' ' * (10 - len(opcode.name))
            if arg is not None:
                line += ' ' + repr(arg)
            if note:
                line += ' ' + note
        if out is None:
            print line
        else:
            print >>out, line
        if fault:
            raise ValueError(fault)
        if len(stack) < count:
            raise ValueError("tries to pop %d items from stack with only %d items" % (count, len(stack)))
        if count:
            del stack[-count:]
        if markobject in after:
            assert markobject not in before
            marks.append(pos)
        stack.extend(after)
    if out is None:
        print "highest protocol among opcodes =", highest
    else:
        print >>out, "highest protocol among opcodes =", highest
    if stack:
        raise ValueError("stack not empty after STOP: %r" % stack)


# --- Examples, for doctest

_dis_test = r"""
>>> import pickle
>>> value = ([300, None], u'ab', {'half': 0.5})
>>> dis(pickle.dumps(value, 0))
    0: (    MARK
    1: (        MARK
    2: l            LIST       (MARK at 1)
    3: p        PUT        0
    6: I        INT        300
   11: a        APPEND
   12: N        NONE
   13: a        APPEND
   14: V        UNICODE    u'ab'
   18: p        PUT        1
   21: (        MARK
   22: d            DICT       (MARK at 21)
   23: p        PUT        2
   26: S        STRING     'half'
   34: p        PUT        3
   37: F        FLOAT      0.5
   42: s        SETITEM
   43: t        TUPLE      (MARK at 0)
   44: p    PUT        4
   47: .    STOP
highest protocol among opcodes = 0
>>> dis(pickle.dumps(value, 2), indentlevel=2)
    0: \x80 PROTO      2
    2: ]    EMPTY_LIST
    3: q    BINPUT     0
    5: (    MARK
    6: M      BININT2    300
    9: N      NONE
   10: e      APPENDS    (MARK at 5)
   11: X    BINUNICODE u'ab'
   18: q    BINPUT     1
   20: }    EMPTY_DICT
   21: q    BINPUT     2
   23: U    SHORT_BINSTRING 'half'
   29: q    BINPUT     3
   31: G    BINFLOAT   0.5
   40: s    SETITEM
   41: \x87 TUPLE3
   42: q    BINPUT     4
   44: .    STOP
highest protocol among opcodes = 2
>>> dis(optimize(pickle.dumps(value, 2)[:-1] + 'h\x020.'))
    0: \x80 PROTO      2
    2: ]    EMPTY_LIST
    3: (    MARK
    4: M        BININT2    300
    7: N        NONE
    8: e        APPENDS    (MARK at 3)
    9: X    BINUNICODE u'ab'
   16: }    EMPTY_DICT
   17: q    BINPUT     2
   19: U    SHORT_BINSTRING 'half'
   25: G    BINFLOAT   0.5
   34: s    SETITEM
   35: \x87 TUPLE3
   36: h    BINGET     2
   38: 0    POP
   39: .    STOP
highest protocol among opcodes = 2
>>> dis('(lp0\n0.')
Traceback (most recent call last):
...
ValueError: tries to pop 1 items from stack with only 0 items
"""

_memo_test = r"""
>>> import pickle
>>> file = StringIO()
>>> writer = pickle.Pickler(file, 1)
>>> value = {'key': (1, 2)}
>>> writer.dump(value)
>>> writer.dump(value)
>>> file.seek(0)
>>> memo = {}
>>> dis(file, memo=memo)
    0: }    EMPTY_DICT
    1: q    BINPUT     0
    3: U    SHORT_BINSTRING 'key'
    8: q    BINPUT     1
   10: (    MARK
   11: K        BININT1    1
   13: K        BININT1    2
   15: t        TUPLE      (MARK at 10)
   16: q    BINPUT     2
   18: s    SETITEM
   19: .    STOP
highest protocol among opcodes = 1
>>> dis(file, memo=memo)
   20: h    BINGET     0
   22: .    STOP
highest protocol among opcodes = 1
"""

__test__ = {'disassembler_test': _dis_test, 'disassembler_memo_test': _memo_test}
