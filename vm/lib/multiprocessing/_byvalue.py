# SPDX-License-Identifier: MIT
"""How objects are pickled for a process that starts: what `pickle` knows only by name goes by value where it is the
program's, and what belongs to the process (descriptors, threads) is made again there. `_rebuild` is the other side."""
import __builtin__
import copy_reg
import marshal
import os
import sys
import thread
import types

import _processes
from multiprocessing import _rebuild as make
from multiprocessing.forking import ForkingPickler, Popen

# Kept by the interpreter: not a part of what a class or module has.
_MODULE_OWN = frozenset(['__builtins__', '__loader__'])
_CLASS_OWN = frozenset(['__dict__', '__weakref__', '__doc__', '__slots__', '__slotnames__', '__abstractmethods__'])

_GetSet = type(types.FunctionType.func_code)
_Member = type(types.FunctionType.func_globals)
_Slot = type(object.__init__)
_Wrapper = type(object().__str__)
_Cell = type((lambda x: lambda: x)(0).func_closure[0])
# Descriptors that a class makes of itself: slots, __dict__ and __weakref__.
_OWN_DESCRIPTORS = (_GetSet, types.MemberDescriptorType)

# With any of these a class says itself what its objects are.
_SPECIAL = frozenset(['__reduce__', '__reduce_ex__', '__getstate__', '__setstate__', '__getnewargs__'])
# Base types whose state `object.__reduce_ex__` knows.
_OPEN_TYPES = frozenset([object, dict, list])


class Unable(Exception):
    """An object that cannot be handed over; the argument says why."""


def library_folders():
    """Where the library lies: a module from there is the same in every process."""
    folders = [os.path.dirname(os.__file__)]
    options = _processes.interpreter_options
    folders += [options[i + 1] for i, option in enumerate(options) if option == '--lib']
    return tuple(folder.rstrip('/') + '/' for folder in folders)


class Writer(object):
    """Says of each object how it is written: `reducer_override` of a Pickler.

    `direct` are objects that must not be left out: what the process was given."""

    def __init__(self, direct):
        self._folders = library_folders()
        self._is_ours = {}
        self._direct = dict((id(obj), obj) for obj in direct)
        self._kinds = dict((kind, getattr(self, name)) for kind, name in _KINDS.items())
        # The same for instances of subclasses.
        self._wide = dict((kind, self._kinds[kind]) for kind in (types.ModuleType, property))
        for module, name, method, wide in _LOADED_KINDS:
            kind = getattr(sys.modules.get(module), name, None)
            if kind is not None:
                self._kinds[kind] = getattr(self, method)
                if wide:
                    self._wide[kind] = self._kinds[kind]
        self._namespaces = {}
        # Attributes of classes that are set later: (class, name, value).
        self._late_attributes = []
        # Libraries of foreign functions.
        self._libraries = []

    @property
    def asked_types(self):
        """Types that look like plain data and are not."""
        return self._kinds

    def find_libraries(self, names):
        """Looks for libraries of foreign functions, in (module, names) pairs: a function does not know its own."""
        ctypes = sys.modules.get('ctypes')
        if ctypes is not None:
            self._libraries = [value for _, known in names for value in known.values()
                               if isinstance(value, ctypes.CDLL)]

    # --- what is the program's

    def is_program(self, name):
        """Whether the module of this name goes by value."""
        known = self._is_ours.get(name)
        if known is None:
            known = self._is_ours[name] = self._looks_own(name)
        return known

    def _looks_own(self, name):
        module = sys.modules.get(name)
        if not isinstance(module, types.ModuleType) or _processes.is_native(name):
            return False
        # Not asked of the module: some load another one when an attribute is missing.
        file = vars(module).get('__file__')
        return name == '__main__' or file is None or not file.startswith(self._folders)

    def _by_name(self, obj, module, name):
        # Whether a module of the library has the object under its name.
        if not isinstance(module, str) or self.is_program(module):
            return False
        home = sys.modules.get(module)
        return home is not None and getattr(home, name, None) is obj

    # --- any object

    def _call(self, call):
        return call.function, (call.argument,)

    def _late(self, marker):
        # What has been found so far; what is written now may have more.
        items, self._late_attributes = self._late_attributes, []
        if not items:
            return list, ()
        return list, (), None, iter(items + [Late()])

    def __call__(self, obj):
        kind = ForkingPickler.dispatch.get(type(obj)) or self._kinds.get(type(obj))
        try:
            if kind is not None:
                return kind(obj)
            if isinstance(obj, type):
                return self._class(obj)
            for base in type(obj).__mro__:
                if base in self._wide:
                    return self._wide[base](obj)
            return self._instance(obj)
        except Exception as e:
            if not isinstance(e, Unable):
                e = '%s: %s' % (type(e).__name__, e)
            return self._left_out(obj, str(e))

    def _left_out(self, obj, why):
        if id(obj) in self._direct:
            from pickle import PicklingError
            raise PicklingError("cannot hand %s to a process: %s" % (_describe(obj), why))
        return make.NotInherited, (_describe(obj), why)

    def _instance(self, obj):
        cls = type(obj)
        reduce = copy_reg.dispatch_table.get(cls)
        if reduce is None:
            base = self._plain_base(cls)
            if base in _OPEN_TYPES or hasattr(base, '__getnewargs__'):
                return self._copied(obj, base)
        reduced = obj.__reduce_ex__(2) if reduce is None else reduce(obj)
        if (isinstance(reduced, tuple) and reduced[0] is copy_reg.__newobj__ and len(reduced[1]) == 1 and
                _builtin_base(cls) not in _OPEN_TYPES):
            # The default, which takes the attributes only.
            raise Unable('it belongs to the process that made it')
        return reduced

    def _plain_base(self, cls):
        # The builtin type that a class extends; None where a class of the library says what its objects are. What a
        # class of the program says to `pickle` is not asked: a fork would not, and it may need what is not there yet.
        for base in cls.__mro__:
            if not base.__flags__ & make.HEAP_TYPE:
                return base
            if not _SPECIAL.isdisjoint(vars(base)) and not self.is_program(base.__module__):
                return None

    @staticmethod
    def _copied(obj, base):
        args = (base, type(obj))
        items = pairs = ()
        if base is list:
            items = list.__getslice__(obj, 0, sys.maxint)
        elif base is dict:
            pairs = dict.items(obj)
        elif base is not object:
            args += base.__getnewargs__(obj)
        return make.new_object, args, _attributes(obj) + (items, pairs), None, None, make.fill_object

    # --- modules

    def _module(self, module):
        own = vars(module)
        name, kind = own.get('__name__'), type(module)
        if sys.modules.get(name) is not module:
            for name, known in sys.modules.items():
                if known is module:
                    break
            else:
                return (make.loose_module, (kind, own.get('__name__'), own.get('__doc__')), contents(module), None, None,
                        make.fill_module)
        if not self.is_program(name):
            return make.imported, (name,)
        # What is in it comes by itself.
        return make.module, (kind, name, own.get('__doc__'))

    # --- functions

    def _function(self, f):
        if self._by_name(f, f.__module__, f.__name__):
            return f.__name__
        namespace = f.func_globals
        home = sys.modules.get(namespace.get('__name__'))
        if home is None or vars(home) is not namespace:
            home = self._namespace(namespace)
        state = f.__defaults__, f.__doc__, f.__module__, f.__dict__
        return (make.function, (marshal.dumps(f.__code__), home, f.__name__, f.func_closure), state, None, None,
                make.fill_function)

    def _namespace(self, namespace):
        # One stand-in for each dict, so that it is written once.
        known = self._namespaces.get(id(namespace))
        if known is None:
            known = self._namespaces[id(namespace)] = _Namespace(namespace)
        return known

    def _stand_in(self, namespace):
        return dict, (), None, None, ((name, value) for name, value in namespace.names.items()
                                      if name not in _MODULE_OWN)

    def _cell(self, cell):
        try:
            state = cell.cell_contents,
        except ValueError:
            state = None
        return make.make_cell, (), state, None, None, make.fill_cell

    def _code(self, code):
        return make.code, (marshal.dumps(code),)

    def _method(self, method):
        return types.MethodType, (method.im_func, method.im_self, method.im_class)

    def _builtin(self, f):
        owner = f.__self__
        if owner is None or isinstance(owner, types.ModuleType):
            if getattr(sys.modules.get(f.__module__), f.__name__, None) is f:
                return f.__name__
            return self._searched(f)
        return make.bound, (f.__name__, owner)

    def _wrapper(self, wrapper):
        return make.bound, (wrapper.__name__, wrapper.__self__)

    def _descriptor(self, descriptor):
        return make.descriptor, (descriptor.__objclass__, descriptor.__name__)

    def _static(self, method):
        return staticmethod, (method.__get__(None, object),)

    def _class_method(self, method):
        return classmethod, (method.__get__(None, object).im_func,)

    def _property(self, p):
        return type(p), (p.fget, p.fset, p.fdel, p.__doc__)

    # --- classes

    def _class(self, cls):
        name, module = cls.__name__, cls.__module__
        if not cls.__flags__ & make.HEAP_TYPE or self._by_name(cls, module, name):
            return self._known_class(cls, module, name)
        meta = type(cls)
        if meta.__module__ == '_ctypes':
            made = _ctypes_class(cls)
            if made is not None:
                return made
        names = vars(cls)
        if cls.__bases__ == (tuple,) and '_fields' in names and '_make' in names:
            return (make.tuple_class, (name, cls._fields), [('__module__', module)], None, None, make.fill_class)
        slots = names.get('__slots__')
        state = []
        for key, value in names.items():
            if key in _CLASS_OWN or isinstance(value, _OWN_DESCRIPTORS) and value.__objclass__ is cls:
                continue
            if type(value).__name__ == 'CField' and type(value).__module__ == '_ctypes':
                continue
            if has_instances(value):
                self._late_attributes.append((cls, key, value))
            else:
                state.append((key, value))
        if '__abstractmethods__' in names:
            state.append(('__abstractmethods__', cls.__abstractmethods__))
        abc = sys.modules.get('_abc')
        if abc is not None and isinstance(cls, sys.modules['abc'].ABCMeta):
            self._late_attributes += [(cls, None, subclass) for subclass in abc.registry(cls)]
        return (make.new_class, (meta, name, cls.__bases__, slots, names.get('__doc__')), state, None, None,
                make.fill_class)

    def _known_class(self, cls, module, name):
        if getattr(sys.modules.get(module), name, None) is cls:
            return name
        # Types that are known by an object of theirs.
        known = [Ellipsis, NotImplemented]
        ctypes = sys.modules.get('ctypes')
        if ctypes is not None:
            known += [ctypes.Structure, ctypes.Union, ctypes.Array, ctypes._Pointer, ctypes._SimpleCData,
                      ctypes._CFuncPtr]
        for obj in known:
            if type(obj) is cls:
                return type, (obj,)
        return self._searched(cls)

    def _searched(self, obj):
        # What has another name in a module of the library than it says.
        for module_name, module in sorted(sys.modules.items()):
            if module is not None and not self.is_program(module_name):
                for name, value in vars(module).items():
                    if value is obj:
                        return make.found, (module_name, name)
        raise Unable('no module has it')

    def _old_class(self, cls):
        if self._by_name(cls, cls.__module__, cls.__name__):
            return cls.__name__
        attributes = dict((name, value) for name, value in vars(cls).items() if name != '__dict__')
        return make.old_class, (cls.__name__, cls.__bases__), attributes, None, None, make.fill_old_class

    # --- things of the interpreter

    def _singleton(self, obj):
        return make.singleton, ('Ellipsis' if obj is Ellipsis else 'NotImplemented',)

    def _weak(self, ref):
        referent = ref()
        if referent is None:
            raise Unable('what it referred to is gone')
        return make.weak, (type(ref), (referent,))

    def _file(self, f):
        for name in ('stdin', 'stdout', 'stderr'):
            if f is getattr(sys, '__%s__' % name):
                return make.standard_file, ('__%s__' % name,)
        if f.closed:
            return make.file_of, (-1, f.name, f.mode)
        if any(c in f.mode for c in 'wa+'):
            f.flush()
        else:
            try:
                # Both read on from here.
                f.seek(f.tell())
            except IOError:
                pass
        return make.file_of, (Popen.duplicate_for_child(f.fileno()), f.name, f.mode)

    def _socket(self, s):
        try:
            fd = s.fileno()
        except EnvironmentError:
            return make.closed_socket, ()
        return make.socket_of, (type(s), Popen.duplicate_for_child(fd), s.family, s.type, s.proto, s.gettimeout())

    def _getter(self, getter):
        return (make.getter, (type(getter).__name__,) + _processes.getter_arguments(getter))

    # --- things of threads

    def _lock(self, lock):
        return make.lock, (lock.locked(),)

    def _rlock(self, lock):
        return make.rlock, ()

    def _event(self, event):
        return make.event, (event.is_set(),)

    def _semaphore(self, semaphore):
        return make.semaphore, (type(semaphore).__name__, semaphore._Semaphore__value,
                                getattr(semaphore, '_initial_value', None))

    def _condition(self, condition):
        return make.condition, (condition._Condition__lock,)

    def _thread(self, t):
        import threading
        if isinstance(t, threading._MainThread):
            return make.main_thread, ()
        started = t.ident is not None
        return make.thread_of, (type(t),), (dict(vars(t)), started), None, None, make.fill_thread

    def _queue(self, q):
        state = q.queue, q.unfinished_tasks, dict(getattr(q, '__dict__', {}))
        return make.queue, (type(q), q.maxsize), state, None, None, make.fill_queue

    def _local(self, local):
        return make.thread_local, (type(local),), dict(vars(local)), None, None, make.fill_local

    def _logger(self, logger):
        import logging
        if logger is logging.root:
            return logging.getLogger, ()
        if logger.manager.loggerDict.get(logger.name) is logger:
            return logging.getLogger, (logger.name,)
        return self._instance(logger)

    # --- things of ctypes

    def _dll(self, library):
        import ctypes
        functions = dict((name, _settings(f)) for name, f in vars(library).items()
                         if isinstance(f, library._FuncPtr) and not name.startswith('_'))
        return (make.library, (type(library), library._name, getattr(library, '_mode', ctypes.DEFAULT_MODE)), functions,
                None, None, make.fill_library)

    def _foreign(self, f):
        for library in self._libraries:
            if isinstance(f, library._FuncPtr):
                return make.foreign, (library, f.__name__), _settings(f), None, None, make.fill_foreign
        raise Unable('it is an address in the process that made it')


# Types and the methods of Writer for their objects.
_KINDS = {
    types.ModuleType: '_module', types.FunctionType: '_function', _Cell: '_cell', types.CodeType: '_code',
    types.MethodType: '_method', types.BuiltinFunctionType: '_builtin', _Wrapper: '_wrapper', _Slot: '_descriptor',
    type(dict.get): '_descriptor', _GetSet: '_descriptor', types.MemberDescriptorType: '_descriptor',
    staticmethod: '_static', classmethod: '_class_method', property: '_property', types.ClassType: '_old_class',
    type(Ellipsis): '_singleton', type(NotImplemented): '_singleton', file: '_file', thread.LockType: '_lock',
}
# The same, where the module is loaded: methods for objects of a subclass, too, and those for objects of the type alone.
_LOADED_KINDS = [
    ('weakref', 'ref', '_weak', False), ('socket', '_socketobject', '_socket', True),
    ('_socket', 'socket', '_socket', False),
    ('operator', 'itemgetter', '_getter', False), ('operator', 'attrgetter', '_getter', False),
    ('operator', 'methodcaller', '_getter', False), ('threading', '_RLock', '_rlock', False),
    ('threading', '_Event', '_event', False), ('threading', '_Semaphore', '_semaphore', False),
    ('threading', '_BoundedSemaphore', '_semaphore', False), ('threading', '_Condition', '_condition', False),
    ('threading', 'Thread', '_thread', True), ('threading', 'local', '_local', True),
    ('Queue', 'Queue', '_queue', True), ('logging', 'Logger', '_logger', True), ('ctypes', 'CDLL', '_dll', True),
    ('ctypes', '_CFuncPtr', '_foreign', True),
]


class Call(object):
    """In the process that starts: function(argument), whatever it gives."""
    __slots__ = ('function', 'argument')

    def __init__(self, function, argument):
        self.function = function
        self.argument = argument


class Late(object):
    """Stands for the attributes of classes that are to be set where it is."""


class _Namespace(object):
    # The globals of functions that are no module's.
    __slots__ = ('names',)

    def __init__(self, names):
        self.names = names


_KINDS.update({Call: '_call', Late: '_late', _Namespace: '_stand_in'})


def contents(module):
    """What is in a module, but for what the interpreter keeps there."""
    return dict((name, value) for name, value in vars(module).items() if name not in _MODULE_OWN)


def has_instances(value):
    """Whether a value is an object of a class in Python, or a container with one: to make such may take what is not there
    before definitions and plain data are."""
    if isinstance(value, (type, types.ClassType, types.FunctionType, property, staticmethod, classmethod)):
        return False
    kind = type(value)
    if kind in (list, tuple, set, frozenset, dict):
        # One level: a container may contain itself.
        return any(type(item).__flags__ & make.HEAP_TYPE and not isinstance(item, type)
                   for item in (value.values() if kind is dict else value))
    return bool(kind.__flags__ & make.HEAP_TYPE)


def _builtin_base(cls):
    for base in cls.__mro__:
        if not base.__flags__ & make.HEAP_TYPE:
            return base


def _attributes(obj):
    # Attributes, and those in slots.
    try:
        names = object.__getattribute__(obj, '__dict__')
    except AttributeError:
        names = {}
    slots = {}
    for name in copy_reg._slotnames(type(obj)):
        try:
            slots[name] = object.__getattribute__(obj, name)
        except AttributeError:
            pass
    return names, slots


def _settings(f):
    return f.restype, f.argtypes, getattr(f, 'errcheck', None)


def _ctypes_class(cls):
    # Classes that ctypes makes itself, of others.
    meta = type(cls).__name__
    if meta == 'PyCPointerType' and hasattr(cls, '_type_'):
        import ctypes
        if ctypes.POINTER(cls._type_) is cls:
            return make.pointer_type, (cls._type_,)
    elif meta == 'PyCArrayType' and cls._type_ * cls._length_ is cls:
        return make.array_type, (cls._type_, cls._length_)
    elif meta == 'PyCFuncPtrType' and cls.__name__ == 'CFunctionType':
        return make.prototype, (cls._flags_, cls._restype_, cls._argtypes_)
    return None


def _describe(obj):
    kind = type(obj)
    try:
        name = getattr(obj, '__name__', None)
    except Exception:
        name = None
    if isinstance(name, str):
        return "the %s '%s'" % (kind.__name__, name)
    return "an object of type '%s'" % kind.__name__
