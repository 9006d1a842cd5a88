# SPDX-License-Identifier: MIT
"""What pydoc knows of objects, modules and files before it writes anything about them."""
import __builtin__
import imp
import inspect
import locale
import os
import re
import sys
from collections import deque
from repr import Repr
from traceback import extract_tb

# How the first line of a file says what it is encoded in.
_CODING = re.compile(r'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)')

# Names that a module or a class has, but nobody has written.
_HIDDEN = frozenset(['__builtins__', '__doc__', '__file__', '__module__', '__name__', '__package__', '__path__',
                     '__slots__'])


def getdoc(object):
    """The docstring of an object without what its lines are indented by, else the comment before it; '' if there is
    neither. Encoded, where it is unicode."""
    text = inspect.getdoc(object) or inspect.getcomments(object)
    return _encode(text and re.sub('^ *\n', '', text.rstrip()) or '')


# What texts are encoded in.
_encoding = locale.getpreferredencoding()


def _encode(text, encoding=None):
    """Unicode as bytes, references of XML for what the encoding (that of the locale if None) has not. Other texts as
    they are."""
    return text.encode(encoding or _encoding, 'xmlcharrefreplace') if isinstance(text, unicode) else text


def _binstr(obj):
    """The object as bytes."""
    return obj.encode(_encoding, 'xmlcharrefreplace') if isinstance(obj, unicode) else str(obj)


def pathdirs():
    """The folders of sys.path, each once, as absolute paths."""
    dirs = []
    seen = set()
    for folder in sys.path:
        folder = os.path.abspath(folder or '.')
        same = os.path.normcase(folder)
        if same not in seen and os.path.isdir(folder):
            dirs.append(folder)
            seen.add(same)
    return dirs


def splitdoc(doc):
    """(synopsis, rest) of a docstring: its first line is the synopsis where an empty one follows."""
    lines = doc.strip().split('\n')
    if len(lines) == 1:
        return lines[0], ''
    if lines[1].strip():
        return '', '\n'.join(lines)
    return lines[0], '\n'.join(lines[2:])


def classname(object, modname):
    """The name of a class, with that of its module where it is another one."""
    name = object.__name__
    return name if object.__module__ == modname else '%s.%s' % (object.__module__, name)


def isdata(object):
    """Whether an object is none of those that have a documentation of their own."""
    return not (inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object)
                or inspect.isframe(object) or inspect.istraceback(object) or inspect.iscode(object))


def replace(text, *pairs):
    """The text after replacing, for each two further arguments, the first by the second."""
    for old, new in zip(pairs[::2], pairs[1::2]):
        text = text.replace(old, new)
    return text


def cram(text, maxlen):
    """The text, without its middle where it is longer."""
    if len(text) <= maxlen:
        return text
    before = max(0, (maxlen - 3) // 2)
    after = max(0, maxlen - 3 - before)
    return text[:before] + '...' + text[len(text) - after:]


_re_stripid = re.compile(r'(?i) at 0x[0-9a-f]{6,16}(>+)$')


def stripid(text):
    """The text without an address at its end."""
    return _re_stripid.sub(r'\1', text)


def _is_some_method(obj):
    return inspect.ismethod(obj) or inspect.ismethoddescriptor(obj)


def allmethods(cl):
    """Name -> function of all methods of a class, with those of its bases."""
    methods = dict.fromkeys(name for name, _ in inspect.getmembers(cl, _is_some_method))
    for base in cl.__bases__:
        methods.update(allmethods(base))
    return dict((name, getattr(cl, name)) for name in methods)


def _split_list(s, predicate):
    """(those that a function is true of, the others)."""
    found, others = [], []
    for item in s:
        (found if predicate(item) else others).append(item)
    return found, others


def visiblename(name, all=None, obj=None):
    """Whether a name is shown. all: the `__all__` of its module. obj: the class that has it."""
    if name in _HIDDEN:
        return 0
    if name.startswith('__') and name.endswith('__'):
        return 1
    # The methods of named tuples begin with "_" so that no field has their name.
    if name.startswith('_') and hasattr(obj, '_fields'):
        return 1
    return name in all if all is not None else not name.startswith('_')


def classify_class_attrs(object):
    """What inspect.classify_class_attrs() says, but that the kind of getset and member descriptors and of properties is
    'data descriptor'."""
    return [(name, 'data descriptor' if inspect.isdatadescriptor(value) else kind, cls, value)
            for name, kind, cls, value in inspect.classify_class_attrs(object)]


def ispackage(path):
    """Whether a folder is a package."""
    if not os.path.isdir(path):
        return False
    return any(os.path.exists(os.path.join(path, '__init__' + ext)) for ext in ('.py', '.pyc', '.pyo'))


def source_synopsis(file):
    """The first line of the docstring in a source file that is open; None if it has none."""
    line = file.readline()
    while line and (line.startswith('#') or not line.strip()):
        line = file.readline()
    line = line.strip()
    if line[:4] == 'r"""':
        line = line[1:]
    if line[:3] != '"""':
        return None
    line = line[3:]
    if line[-1:] == '\\':
        line = line[:-1]
    while not line.strip():
        line = file.readline()
        if not line:
            break
    return line.split('"""')[0].strip()


def synopsis(filename, cache={}):
    """The one-line summary in a module's file; None if there is none. OSError if there is no such file."""
    mtime = os.stat(filename).st_mtime
    known = cache.get(filename)
    if known is not None and known[0] >= mtime:
        return known[1]
    info = inspect.getmoduleinfo(filename)
    try:
        file = open(filename)
    except IOError:
        return None
    with file:
        if info and 'b' in info[2]:
            # No source: only the module itself tells.
            try:
                module = imp.load_module('__temp__', file, filename, info[1:])
            except Exception:
                return None
            result = (module.__doc__ or '').splitlines()[:1]
            result = result[0] if result else None
            del sys.modules['__temp__']
        else:
            result = source_synopsis(file)
    cache[filename] = mtime, result
    return result


class ErrorDuringImport(Exception):
    """A module has been found, but importing it has failed: `filename`, `exc`, `value` and `tb`."""

    __module__ = 'pydoc'

    def __init__(self, filename, exc_info):
        self.filename = filename
        self.exc, self.value, self.tb = exc_info

    def __str__(self):
        exc = self.exc
        if type(exc) is type(Repr):
            exc = exc.__name__
        return 'problem in %s - %s: %s' % (self.filename, exc, self.value)


def importfile(path):
    """The module in a file, source or compiled. ErrorDuringImport if that fails."""
    with open(path, 'rb') as file:
        compiled = file.read(4) == imp.get_magic()
        file.seek(0)
        kind = ('.pyc', 'rb', imp.PY_COMPILED) if compiled else ('.py', 'r', imp.PY_SOURCE)
        name = os.path.splitext(os.path.basename(path))[0]
        try:
            return imp.load_module(name, file, path, kind)
        except:
            raise ErrorDuringImport(path, sys.exc_info())


def safeimport(path, forceload=0, cache={}):
    """The module, or submodule, of a name; None if there is none. ErrorDuringImport if importing it fails. `forceload`
    imports what is from files anew."""
    try:
        if forceload and path in sys.modules and path not in sys.builtin_module_names:
            # What is removed is kept: other modules may go on using it.
            for name in [name for name in sys.modules if name == path or name.startswith(path + '.')]:
                cache[name] = sys.modules.pop(name)
        module = __import__(path)
    except:
        exc, value, tb = info = sys.exc_info()
        if path in sys.modules:
            # It was found, and failed later.
            raise ErrorDuringImport(getattr(sys.modules[path], '__file__', path), info)
        if exc is SyntaxError:
            raise ErrorDuringImport(value.filename, info)
        if exc is ImportError and extract_tb(tb)[-1][2] == 'safeimport':
            return None
        raise ErrorDuringImport(path, info)
    for part in path.split('.')[1:]:
        try:
            module = getattr(module, part)
        except AttributeError:
            return None
    return module


def describe(thing):
    """A few words that say what an object is."""
    if inspect.ismodule(thing):
        if thing.__name__ in sys.builtin_module_names:
            return 'built-in module ' + thing.__name__
        return ('package ' if hasattr(thing, '__path__') else 'module ') + thing.__name__
    if inspect.isbuiltin(thing):
        return 'built-in function ' + thing.__name__
    for holds, kind in ((inspect.isgetsetdescriptor, 'getset'), (inspect.ismemberdescriptor, 'member')):
        if holds(thing):
            cls = thing.__objclass__
            return '%s descriptor %s.%s.%s' % (kind, cls.__module__, cls.__name__, thing.__name__)
    for holds, kind in ((inspect.isclass, 'class'), (inspect.isfunction, 'function'), (inspect.ismethod, 'method')):
        if holds(thing):
            return '%s %s' % (kind, thing.__name__)
    if type(thing) is _OLD_INSTANCE_TYPE:
        return 'instance of ' + thing.__class__.__name__
    return type(thing).__name__


class _OldStyleClass:
    pass


_OLD_INSTANCE_TYPE = type(_OldStyleClass())


def locate(path, forceload=0):
    """The object of a dotted name, from the modules or from the builtins; None if there is none."""
    parts = [part for part in path.split('.') if part]
    object = None
    taken = 0
    while taken < len(parts):
        module = safeimport('.'.join(parts[:taken + 1]), forceload)
        if not module:
            break
        object = module
        taken += 1
    if object is None:
        object = __builtin__
    for part in parts[taken:]:
        try:
            object = getattr(object, part)
        except AttributeError:
            return None
    return object


class DocRepr(Repr):
    """A repr() of a limited length: the part that representations of text and of HTML share. Types have methods of
    their own, `repr_` and the type's name; all others are shown by `shown`."""

    def __init__(self):
        Repr.__init__(self)
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr1(self, x, level):
        name = getattr(type(x), '__name__', None)
        if name is not None:
            method = getattr(self, 'repr_' + '_'.join(name.split()), None)
            if method is not None:
                return method(x, level)
        return self.shown(cram(stripid(repr(x)), self.maxother))

    def repr_instance(self, x, level):
        try:
            return self.shown(cram(stripid(repr(x)), self.maxstring))
        except Exception:
            return self.shown('<%s instance>' % x.__class__.__name__)


class Doc:
    """What writes documentation: document() asks the method for the kind of object. A subclass has these methods."""

    __module__ = 'pydoc'

    def document(self, object, name=None, *args):
        """The documentation of an object. `name` is what it is called where it was found."""
        args = (object, name) + args
        # These have a __module__ or a __name__ only by accident, or none.
        if inspect.isgetsetdescriptor(object) or inspect.ismemberdescriptor(object):
            return self.docdata(*args)
        try:
            if inspect.ismodule(object):
                return self.docmodule(*args)
            if inspect.isclass(object):
                return self.docclass(*args)
            if inspect.isroutine(object):
                return self.docroutine(*args)
        except AttributeError:
            pass
        if isinstance(object, property):
            return self.docproperty(*args)
        return self.docother(*args)

    def fail(self, object, name=None, *args):
        """TypeError: a subclass does not know this kind of object."""
        raise TypeError("don't know how to document object%s of type %s"
                        % (name and ' ' + repr(name), type(object).__name__))

    docmodule = docclass = docroutine = docother = docproperty = docdata = fail

    def function_of(self, object, cl, shown):
        """(the function of a method, words about its class); of other routines (the routine, ''). cl: the class in
        which it is shown. shown: a function that gives a class as text."""
        if not inspect.ismethod(object):
            return object, ''
        note = ''
        if cl:
            if object.im_class is not cl:
                note = ' from ' + shown(object.im_class)
        elif object.im_self is not None:
            note = ' method of %s instance' % shown(object.im_self.__class__)
        else:
            note = ' unbound %s method' % shown(object.im_class)
        return object.im_func, note

    def arguments_of(self, object):
        """The parameters of a routine as text; default values by formatvalue() of the subclass."""
        if inspect.isfunction(object):
            return inspect.formatargspec(*inspect.getargspec(object), formatvalue=self.formatvalue)
        # What is not written in Python tells its parameters here, if at all.
        return getattr(object, '__text_signature__', None) or '(...)'

    def getdocloc(self, object, basedir=os.path.dirname(os.__file__)):
        """The address of a library module's page; None for other modules. The environment's PYTHONDOCS names another
        place."""
        try:
            file = inspect.getabsfile(object)
        except TypeError:
            file = '(built-in)'
        name = object.__name__
        inside = name in sys.builtin_module_names or file.startswith(basedir) and not file.startswith(
            os.path.join(basedir, 'site-packages'))
        if not inside or name in ('xml.etree', 'test.pydoc_mod'):
            return None
        docloc = os.environ.get('PYTHONDOCS', 'https://docs.python.org/library')
        if docloc.startswith(('http://', 'https://')):
            return '%s/%s' % (docloc.rstrip('/'), name.lower())
        return os.path.join(docloc, name.lower() + '.html')


# Kinds of attributes, as classify_class_attrs() names them, with their titles, in the order in which they are shown.
ATTRIBUTE_KINDS = [('method', 'Methods'), ('class method', 'Class methods'), ('static method', 'Static methods'),
                   ('data descriptor', 'Data descriptors'), ('data', 'Data and other attributes')]


def attributes_by_class(object):
    """Yields, of each class that visible attributes of a class come from, (the class, [(title, kind, attributes)]),
    nearest first; not what `object` has."""
    mro = deque(inspect.getmro(object))
    attrs = [attr for attr in classify_class_attrs(object) if visiblename(attr[0], obj=object)]
    while attrs:
        cls = mro.popleft() if mro else attrs[0][2]
        own, attrs = _split_list(attrs, lambda attr: attr[2] is cls)
        if cls is __builtin__.object:
            continue
        own.sort()
        groups = []
        for kind, title in ATTRIBUTE_KINDS:
            members, own = _split_list(own, lambda attr: attr[1] == kind)
            if members:
                groups.append((title, kind, members))
        yield cls, groups


def members_of_module(object, all, keep_documented):
    """([(name, class)], [(name, function)], [(name, data)]) that a module shows. What it has imported is left out,
    unless its `__all__` names it; a package's own name counts as `keep_documented` says."""
    classes, functions = [], []
    for key, value in inspect.getmembers(object, inspect.isclass):
        if (all is not None or (inspect.getmodule(value) or object) is object) and visiblename(key, all, object):
            classes.append((key, value))
    for key, value in inspect.getmembers(object, inspect.isroutine):
        own = all is not None or inspect.isbuiltin(value) and keep_documented or inspect.getmodule(value) is object
        if own and visiblename(key, all, object):
            functions.append((key, value))
    data = [(key, value) for key, value in inspect.getmembers(object, isdata) if visiblename(key, all, object)]
    return classes, functions, data


def revision(text):
    """A version without the words that revision control puts around it."""
    version = _binstr(text)
    if version[:11] == '$' + 'Revision: ' and version[-1:] == '$':
        version = version[11:-1].strip()
    return version
