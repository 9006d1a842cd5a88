# SPDX-License-Identifier: MIT
"""What a process that starts makes of the pickle it was handed: the functions that `_byvalue` has it call.

Each maker gives an object that is still empty where the object may refer to itself; its filler gets the rest."""
import cPickle
import marshal
import os
import sys
import types
from struct import calcsize, unpack_from

import _processes
from _processes import make_cell, set_cell
from multiprocessing import process

# What stands before the pickle: the length of what must be known first.
HEAD = '<Q'
# How deep containers may lie in containers: no limit that a program would reach.
DEPTH = 1 << 20


def load(data):
    """The Process object that _handover.dump() was given; the program is in place then."""
    size, = unpack_from(HEAD, data)
    start = calcsize(HEAD)
    _prepare(marshal.loads(data[start:start + size]))
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(DEPTH)
    try:
        return cPickle.loads(data[start + size:])[1]
    finally:
        sys.setrecursionlimit(limit)


def _prepare(given):
    process.ORIGINAL_DIR = given['folder']
    for root in given['images']:
        # An image that was named relatively was so where the program began.
        with open(os.path.join(given['folder'] or '', root), 'rb') as file:
            _processes.add_image(root, file.read())
    sys.path[:] = given['path']
    sys.argv = given['argv']
    if given['encoding'] != sys.getdefaultencoding():
        sys.setdefaultencoding(given['encoding'])
    sys.setrecursionlimit(given['recursion'])
    # Nothing of the program is to be imported once more; __main__ is not what runs here.
    del sys.modules['__main__']


class NotInherited(object):
    """Stands for an object that a process could not be handed. Whoever uses it is told so by a RuntimeError."""

    __slots__ = ('what', 'why')

    def __init__(self, what, why):
        object.__setattr__(self, 'what', what)
        object.__setattr__(self, 'why', why)

    def __reduce__(self):
        return NotInherited, (object.__getattribute__(self, 'what'), object.__getattribute__(self, 'why'))

    def __repr__(self):
        return '<not inherited: %s>' % object.__getattribute__(self, 'what')


def _refuse(self, *args, **kwargs):
    raise RuntimeError("%s was not handed to this process: %s" % (
        object.__getattribute__(self, 'what'), object.__getattribute__(self, 'why')))


_ANSWERED = ('__reduce__', '__reduce_ex__', '__repr__', '__class__', '__doc__')


def _refuse_attribute(self, name):
    if name in _ANSWERED:
        return object.__getattribute__(self, name)
    _refuse(self)


NotInherited.__getattribute__ = _refuse_attribute
for _name in ('setattr delattr call iter len nonzero getitem setitem delitem contains enter exit str unicode int long float '
              'index hash eq ne lt le gt ge cmp add radd sub rsub mul rmul div rdiv mod').split():
    setattr(NotInherited, '__%s__' % _name, _refuse)
NotInherited.next = _refuse


# --- Modules

def imported(name):
    __import__(name)
    return sys.modules[name]


def found(module_name, name):
    return getattr(imported(module_name), name)


def module(kind, name, doc):
    """The module of this name, new and empty unless there is one."""
    made = sys.modules.get(name)
    if made is None:
        made = sys.modules[name] = loose_module(kind, name, doc)
        builtin = sys.modules['__builtin__']
        vars(made)['__builtins__'] = builtin if name == '__main__' else vars(builtin)
    return made


def loose_module(kind, name, doc):
    """A module that is not in sys.modules."""
    made = kind.__new__(kind)
    types.ModuleType.__init__(made, name, doc)
    return made


def fill_module(module, names):
    vars(module).update(names)


def fill_modules(given):
    for module, names in given:
        fill_module(module, names)


# --- Functions

def function(code, namespace, name, closure):
    if isinstance(namespace, types.ModuleType):
        namespace = vars(namespace)
    return types.FunctionType(marshal.loads(code), namespace, name, None, closure)


def fill_function(function, state):
    defaults, doc, module, attributes = state
    function.__defaults__ = defaults
    function.__doc__ = doc
    function.__module__ = module
    if attributes:
        vars(function).update(attributes)


def fill_cell(cell, state):
    set_cell(cell, state[0])


def code(text):
    return marshal.loads(text)


def bound(name, owner):
    return getattr(owner, name)


def class_method(function):
    return classmethod(function)


def descriptor(owner, name):
    for cls in owner.__mro__:
        if name in vars(cls):
            return vars(cls)[name]
    return getattr(owner, name)


# --- Classes

def new_class(meta, name, bases, slots, doc):
    """An empty class. What a metaclass of the program does when a class is made has been done, where it was made."""
    namespace = {'__doc__': doc}
    if slots is not None:
        namespace['__slots__'] = slots
    abc = sys.modules.get('abc')
    if abc is not None and issubclass(meta, abc.ABCMeta):
        return abc.ABCMeta.__new__(meta, name, bases, namespace)
    if meta.__module__ == '_ctypes':
        return meta(name, bases, namespace)
    return type.__new__(meta, name, bases, namespace)


# Flag of classes that a program made.
HEAP_TYPE = 1 << 9


def _set_class_attribute(cls, name, value):
    # Passing by a __setattr__ of the metaclass, if that is the program's.
    for meta in type(cls).__mro__:
        if not meta.__flags__ & HEAP_TYPE:
            meta.__setattr__(cls, name, value)
            return


def fill_class(cls, state):
    for name, value in state:
        _set_class_attribute(cls, name, value)


def new_object(base, cls, *args):
    """An object of a class that extends the builtin type `base`; a __new__ of the class has been, where it was made."""
    return base.__new__(cls, *args)


def fill_object(obj, state):
    """Sets attributes, slots and items, without anything of the class that could get in the way."""
    names, slots, items, pairs = state
    if names:
        object.__getattribute__(obj, '__dict__').update(names)
    for name, value in slots.items():
        object.__setattr__(obj, name, value)
    if items:
        list.extend(obj, items)
    if pairs:
        dict.update(obj, pairs)


def old_class(name, bases):
    return types.ClassType(name, bases, {})


def fill_old_class(cls, attributes):
    for name, value in attributes.items():
        setattr(cls, name, value)


def tuple_class(name, fields):
    from collections import namedtuple
    return namedtuple(name, fields, rename=True)


def set_attributes(late):
    """Sets (class, name, value); without name, `value` is a subclass that was registered. The last of a list that is not
    empty is another such list."""
    while late:
        for owner, name, value in late[:-1]:
            if name is None:
                owner.register(value)
            else:
                _set_class_attribute(owner, name, value)
        late = late[-1]


# --- Things of the interpreter

def singleton(name):
    return {'Ellipsis': Ellipsis, 'NotImplemented': NotImplemented}[name]


def weak(cls, referents):
    return cls(*referents)


def standard_file(name):
    return getattr(sys, name)


def file_of(fd, name, mode):
    if fd < 0:
        closed = open(os.devnull)
        closed.close()
        return closed
    return _processes.open_file(fd, name, mode)


def socket_of(cls, fd, family, kind, proto, timeout):
    import _socket
    made = _socket.fromfd(fd, family, kind, proto)
    os.close(fd)
    if cls is not _socket.socket:
        made = cls(_sock=made)
    made.settimeout(timeout)
    return made


def closed_socket():
    import socket
    made = socket.socket()
    made.close()
    return made


def getter(kind, args, keywords):
    import operator
    return getattr(operator, kind)(*args, **keywords)


# --- Things of threads: there is one thread in a process that starts

def lock(locked):
    import thread
    made = thread.allocate_lock()
    if locked:
        made.acquire()
    return made


def rlock():
    import threading
    return threading.RLock()


def event(flag):
    import threading
    made = threading.Event()
    if flag:
        made.set()
    return made


def semaphore(kind, value, bound):
    import threading
    if kind == '_BoundedSemaphore':
        made = threading.BoundedSemaphore(bound)
        for _ in range(bound - value):
            made.acquire()
        return made
    return threading.Semaphore(value)


def condition(lock):
    import threading
    return threading.Condition(lock)


def thread_of(cls):
    return cls.__new__(cls)


def fill_thread(thread, state):
    attributes, started = state
    vars(thread).update(attributes)
    if started and '_Thread__block' in attributes:
        thread._Thread__block.set()


def main_thread():
    import threading
    return threading.current_thread()


def queue(cls, maxsize):
    made = cls.__new__(cls)
    import Queue
    Queue.Queue.__init__(made, maxsize)
    return made


def fill_queue(made, state):
    items, unfinished, attributes = state
    made.queue = items
    made.unfinished_tasks = unfinished
    if attributes:
        vars(made).update(attributes)


def thread_local(cls):
    return cls.__new__(cls)


def fill_local(made, attributes):
    vars(made).update(attributes)


# --- Things of ctypes

def library(cls, name, mode):
    return cls(name, mode)


def fill_library(library, functions):
    for name, (restype, argtypes, errcheck) in functions.items():
        fill_foreign(getattr(library, name), (restype, argtypes, errcheck))


def foreign(library, name):
    return getattr(library, name)


def fill_foreign(function, state):
    restype, argtypes, errcheck = state
    if restype is not function.restype:
        function.restype = restype
    if argtypes is not None:
        function.argtypes = argtypes
    if errcheck is not None:
        function.errcheck = errcheck


def pointer_type(target):
    import ctypes
    return ctypes.POINTER(target)


def array_type(item, length):
    return item * length


def prototype(flags, restype, argtypes):
    import ctypes
    return ctypes.CFUNCTYPE(restype, *argtypes)
