# SPDX-License-Identifier: MIT
"""Looks at live objects: what they are, their members, arguments, documentation, source, and the frames of the stack.

Sources are read by the private module _inspect_source."""
# For programs that use it from here (Cheetah).
import imp
import sys
import types
from collections import namedtuple
from operator import attrgetter

from _inspect_source import (BlockFinder, EndOfBlock, ModuleInfo, findsource, getabsfile, getblock, getcomments, getfile,
                             getmodule, getmoduleinfo, getmodulename, getsource, getsourcefile, getsourcelines,
                             indentsize, modulesbyfile)

# The bits of co_flags and, of __flags__ of types, that of abstract ones.
CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE = 16, 32, 64
TPFLAGS_IS_ABSTRACT = 1 << 20

Arguments = namedtuple('Arguments', 'args varargs keywords')
ArgSpec = namedtuple('ArgSpec', 'args varargs keywords defaults')
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')
Attribute = namedtuple('Attribute', 'name kind defining_class object')
Traceback = namedtuple('Traceback', 'filename lineno function code_context index')

# The instructions that take a parameter apart that is written as a tuple.
_UNPACK_SEQUENCE, _STORE_FAST, _STORE_DEREF, _HAVE_ARGUMENT = 92, 125, 137, 90

_KINDS = ((staticmethod, 'static method'), (classmethod, 'class method'), (property, 'property'))


def ismodule(object):
    """Whether this is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Whether this is a class, of the new style or the old."""
    return isinstance(object, (type, types.ClassType))


def ismethod(object):
    """Whether this is a method of a Python class, bound or not."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Whether this is a function written in Python, lambda expressions included."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Whether this is a builtin function, or a bound method of a builtin type."""
    return isinstance(object, types.BuiltinFunctionType)


def isgeneratorfunction(object):
    """Whether this is a function (or method) whose calls give generators."""
    return bool((isfunction(object) or ismethod(object)) and object.func_code.co_flags & CO_GENERATOR)


def isgenerator(object):
    """Whether this is a generator."""
    return isinstance(object, types.GeneratorType)


def istraceback(object):
    """Whether this is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Whether this is a frame of the stack."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Whether this is a code object."""
    return isinstance(object, types.CodeType)


def isdatadescriptor(object):
    """Whether this has __get__ and __set__, as properties and the members of builtin types."""
    return hasattr(object, '__set__') and hasattr(object, '__get__')


def ismethoddescriptor(object):
    """Whether this has __get__ but no __set__, and is neither method, function nor class: as int.__add__."""
    return (hasattr(object, '__get__') and not hasattr(object, '__set__')
            and not (ismethod(object) or isfunction(object) or isclass(object)))


def ismemberdescriptor(object):
    """Whether this is a member of a builtin type that is a plain field, or a slot of a class."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Whether this is a member of a builtin type that is computed."""
    return isinstance(object, types.GetSetDescriptorType)


def isroutine(object):
    """Whether this is a function or method of any kind."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def isabstract(object):
    """Whether this is a class with abstract methods."""
    return bool(isinstance(object, type) and object.__flags__ & TPFLAGS_IS_ABSTRACT)


def getmembers(object, predicate=None):
    """The members as sorted pairs (name, value); with a predicate, those for whose value it is true."""
    members = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            # An empty slot.
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    return sorted(members)


def classify_class_attrs(cls):
    """What a class has: for each name of dir(cls) an Attribute (name, kind, defining_class, object).

    The kind is "class method", "static method", "property", "method" or "data"; the object is what stands in the
    __dict__ of the defining class, but of methods written in Python what getattr() gives."""
    mro = getmro(cls)
    return [_attribute(cls, mro, name) for name in dir(cls)]


def _attribute(cls, mro, name):
    home = next((base for base in mro if name in base.__dict__), None)
    raw = getattr(cls, name) if home is None else home.__dict__[name]
    kind = next((label for cls_of, label in _KINDS if isinstance(raw, cls_of)), None)
    if kind is None and ismethoddescriptor(raw):
        kind = 'method'
    # A data descriptor is not asked for its value.
    elif kind is None and not isdatadescriptor(raw):
        seen = getattr(cls, name)
        if ismethod(seen) or ismethoddescriptor(seen):
            return Attribute(name, 'method', home, seen)
    return Attribute(name, kind or 'data', home, raw)


def getmro(cls):
    """The classes in which attributes of a class are looked for, in this order."""
    if hasattr(cls, '__mro__'):
        return cls.__mro__
    order = []
    _searchbases(cls, order)
    return tuple(order)


def _searchbases(cls, accum):
    # Depth first, as old-style classes are searched.
    if cls not in accum:
        accum.append(cls)
        for base in cls.__bases__:
            _searchbases(base, accum)


def getclasstree(classes, unique=0):
    """The classes and their bases as nested lists: (class, bases), followed by a list of what derives from the class.

    unique: each class stands only below the first of its bases that is among the classes."""
    below = {}
    top = []
    for cls in classes:
        for base in cls.__bases__:
            derived = below.setdefault(base, [])
            if cls not in derived:
                derived.append(cls)
            if unique and base in classes:
                break
        if not cls.__bases__:
            top.append(cls)
    top.extend(base for base in below if base not in classes)
    return walktree(top, below, None)


def walktree(classes, children, parent):
    """The nested lists of getclasstree(): of these classes and, by the dict children, of what is below them."""
    tree = []
    for cls in sorted(classes, key=attrgetter('__module__', '__name__')):
        tree.append((cls, cls.__bases__))
        if cls in children:
            tree.append(walktree(children[cls], children, cls))
    return tree


def cleandoc(doc):
    """A text of documentation without the indentation that all lines after the first share, and without empty lines
    around it."""
    try:
        lines = doc.expandtabs().split('\n')
    except UnicodeError:
        return None
    widths = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(widths) if widths else 0
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    full = [at for at, line in enumerate(lines) if line]
    return '\n'.join(lines[full[0]:full[-1] + 1] if full else [])


def getdoc(object):
    """The documentation of an object as cleandoc() gives it; None for none."""
    doc = getattr(object, '__doc__', None)
    return cleandoc(doc) if isinstance(doc, basestring) else None


def getargs(co):
    """The parameters of a code object: (names, name of *, name of **); a tuple of parameters is a list of names."""
    if not iscode(co):
        raise TypeError('{!r} is not a code object'.format(co))
    count = co.co_argcount
    args = list(co.co_varnames[:count])
    if any(name[:1] == '.' for name in args):
        stores = _stores(co)
        args = [_parameter(name, stores) if name[:1] == '.' else name for name in args]
    extra = iter(co.co_varnames[count:])
    varargs = next(extra) if co.co_flags & CO_VARARGS else None
    keywords = next(extra) if co.co_flags & CO_VARKEYWORDS else None
    return Arguments(args, varargs, keywords)


def _stores(co):
    # What the code unpacks and stores: numbers of items and names.
    code = map(ord, co.co_code)
    cells = co.co_cellvars + co.co_freevars
    at = 0
    while at < len(code):
        op = code[at]
        if op < _HAVE_ARGUMENT:
            at += 1
            continue
        number = code[at + 1] + (code[at + 2] << 8)
        at += 3
        if op == _UNPACK_SEQUENCE:
            yield number
        elif op == _STORE_FAST:
            yield co.co_varnames[number]
        elif op == _STORE_DEREF:
            yield cells[number]


def _parameter(name, stores):
    # One name is a tuple of one, too: the iterable of a generator expression is such a parameter.
    found = _next_target(stores, name)
    return found if isinstance(found, list) else [found]


def _next_target(stores, default):
    what = next(stores, default)
    return what if isinstance(what, str) else [_next_target(stores, default) for _ in range(what)]


def getargspec(func):
    """The parameters of a function or method: (names, name of *, name of **, default values of the last ones)."""
    if ismethod(func):
        func = func.im_func
    if not isfunction(func):
        raise TypeError('{!r} is not a Python function'.format(func))
    return ArgSpec(*(getargs(func.func_code) + (func.func_defaults,)))


def getargvalues(frame):
    """What a frame was called with: (names, name of *, name of **, local variables)."""
    return ArgInfo(*(getargs(frame.f_code) + (frame.f_locals,)))


def joinseq(seq):
    """Strings as a tuple is written."""
    return '(' + ', '.join(seq) + (',)' if len(seq) == 1 else ')')


def strseq(object, convert, join=joinseq):
    """A name by `convert`, or a sequence of such by `join`, to any depth."""
    if isinstance(object, (list, tuple)):
        return join([strseq(item, convert, join) for item in object])
    return convert(object)


def formatargspec(args, varargs=None, varkw=None, defaults=None, formatarg=str, formatvarargs='*{}'.format,
                  formatvarkw='**{}'.format, formatvalue='={!r}'.format, join=joinseq):
    """The text of what getargspec() gave, as behind the name in a def statement. The functions write its parts."""
    texts = [strseq(arg, formatarg, join) for arg in args]
    if defaults:
        first = len(args) - len(defaults)
        texts[first:] = [text + formatvalue(value) for text, value in zip(texts[first:], defaults)]
    if varargs is not None:
        texts.append(formatvarargs(varargs))
    if varkw is not None:
        texts.append(formatvarkw(varkw))
    return '(%s)' % ', '.join(texts)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs='*{}'.format,
                    formatvarkw='**{}'.format, formatvalue='={!r}'.format, join=joinseq):
    """The text of what getargvalues() gave. The functions write its parts."""
    def with_value(name):
        return formatarg(name) + formatvalue(locals[name])

    texts = [strseq(arg, with_value, join) for arg in args]
    for name, formatted in ((varargs, formatvarargs), (varkw, formatvarkw)):
        if name:
            texts.append(formatted(name) + formatvalue(locals[name]))
    return '(%s)' % ', '.join(texts)


def getcallargs(func, *positional, **named):
    """What the parameters would be in the call func(*positional, **named): a dict of names and values.

    A call that would raise TypeError raises the same here."""
    args, varargs, varkw, defaults = getargspec(func)
    if ismethod(func) and func.im_self is not None:
        positional = (func.im_self,) + positional
    call = _Call(func.__name__, len(positional) + len(named))
    for arg, value in zip(args, positional):
        call.assign(arg, value)
    if varargs:
        call.values[varargs] = positional[len(args):]
    elif not args and not varkw and call.given:
        call.fail('takes no arguments (%d given)' % call.given)
    elif len(positional) > len(args):
        call.wrong_count('at most' if defaults else 'exactly', len(args))
    missing = args[len(positional):]
    for arg in args:
        if isinstance(arg, str) and arg in named:
            if arg in call.values:
                call.fail('got multiple values for keyword argument %r' % arg)
            call.values[arg] = named.pop(arg)
            missing.remove(arg)
    required = len(args) - len(defaults or ())
    for arg, value in zip(args[required:], defaults or ()):
        if arg in missing:
            call.assign(arg, value)
            missing.remove(arg)
    if varkw:
        call.values[varkw] = named
    elif named:
        call.unexpected(next(iter(named)))
    if missing:
        call.wrong_count('at least' if defaults else 'exactly', required)
    return call.values


class _Call(object):
    # The values of parameters as they get known, and what is wrong with a call.

    def __init__(self, name, given):
        self.name = name
        self.given = given
        self.values = {}

    def assign(self, arg, value):
        # A list of names takes the value apart, and fails as the assignment would.
        if isinstance(arg, str):
            self.values[arg] = value
            return
        items = iter(value)
        for at, part in enumerate(arg):
            try:
                item = next(items)
            except StopIteration:
                raise ValueError('need more than %d %s to unpack' % (at, 'value' if at == 1 else 'values'))
            self.assign(part, item)
        for _ in items:
            raise ValueError('too many values to unpack')

    def fail(self, message):
        raise TypeError('%s() %s' % (self.name, message))

    def wrong_count(self, limit, count):
        noun = 'argument' if count == 1 else 'arguments'
        self.fail('takes %s %d %s (%d given)' % (limit, count, noun, self.given))

    def unexpected(self, name):
        if isinstance(name, unicode):
            name = name.encode(sys.getdefaultencoding(), 'replace')
        self.fail('got an unexpected keyword argument %r' % name)


def getlineno(frame):
    """The line that a frame is at."""
    return frame.f_lineno


def getframeinfo(frame, context=1):
    """Where a frame or traceback is: (filename, lineno, function, code_context, index).

    code_context: `context` lines around the line, which has that index; None for both where there is no source."""
    traced = istraceback(frame)
    lineno = frame.tb_lineno if traced else getlineno(frame)
    frame = frame.tb_frame if traced else frame
    if not isframe(frame):
        raise TypeError('{!r} is not a frame or traceback object'.format(frame))
    lines = index = None
    if context > 0:
        try:
            lines = findsource(frame)[0]
        except IOError:
            pass
        else:
            begin = max(0, min(max(lineno - 1 - context // 2, 1), len(lines) - context))
            lines = lines[begin:begin + context]
            index = lineno - 1 - begin
    return Traceback(getsourcefile(frame) or getfile(frame), lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    """(frame, filename, lineno, function, code_context, index) of a frame and those that called it."""
    return _records(frame, attrgetter('f_back'), lambda frame: frame, context)


def getinnerframes(tb, context=1):
    """(frame, filename, lineno, function, code_context, index) of a traceback's frame and those it called."""
    return _records(tb, attrgetter('tb_next'), attrgetter('tb_frame'), context)


def _records(place, next_of, frame_of, context):
    records = []
    while place:
        records.append((frame_of(place),) + getframeinfo(place, context))
        place = next_of(place)
    return records


currentframe = sys._getframe


def stack(context=1):
    """What getouterframes() gives for the caller."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """What getinnerframes() gives for the exception that is being handled."""
    return getinnerframes(sys.exc_info()[2], context)
