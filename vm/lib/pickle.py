# SPDX-License-Identifier: MIT
# One file, because programs import, subclass and patch all of it as one module.
"""Objects as bytes, and back: protocols 0, 1 and 2 (PEP 307), in Python, for classes that extend it.

dump(), dumps(), load() and loads() do what most programs need; Pickler and Unpickler have methods to override:

    Pickler.persistent_id(obj)    a name for an object that is kept elsewhere, or None
    Pickler.dispatch              type -> method that saves objects of exactly this type
    Unpickler.persistent_load(id) the object of such a name (not there unless a subclass or a caller sets it)
    Unpickler.find_class(module, name)   how classes and functions are found
    Unpickler.dispatch            operation -> method that executes it

A pickle is a program that calls what it names. Data that anybody could have made is loaded with
safe_loads(data, allowed), which finds only the globals that are allowed. `cPickle` does the same work, and faster."""
import marshal
import struct
import sys
from copy_reg import _extension_cache, _extension_registry, _inverted_registry, dispatch_table
from types import (BuiltinFunctionType, ClassType, DictionaryType, FloatType, FunctionType, InstanceType, IntType,
                   ListType, LongType, NoneType, StringType, TupleType, TypeType, UnicodeType)

try:
    from cStringIO import StringIO
except ImportError:
    from StringIO import StringIO

__version__ = '$Revision: 72223 $'
format_version = '2.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0']
HIGHEST_PROTOCOL = 2
mloads = marshal.loads
BooleanType = bool
PyStringMap = None


class PickleError(Exception):
    """What goes wrong with pickles."""


class PicklingError(PickleError):
    """An object that cannot be pickled."""


class UnpicklingError(PickleError):
    """Bytes that are no pickle, or one that is not allowed."""


class _Stop(Exception):
    # The operation STOP, with the value of the pickle.
    def __init__(self, value):
        self.value = value


# --- Operations; what each one means is told by `pickletools`

_OPERATIONS = dict(
    MARK='(', STOP='.', POP='0', POP_MARK='1', DUP='2', FLOAT='F', INT='I', BININT='J', BININT1='K', LONG='L',
    BININT2='M', NONE='N', PERSID='P', BINPERSID='Q', REDUCE='R', STRING='S', BINSTRING='T', SHORT_BINSTRING='U',
    UNICODE='V', BINUNICODE='X', APPEND='a', BUILD='b', GLOBAL='c', DICT='d', EMPTY_DICT='}', APPENDS='e', GET='g',
    BINGET='h', INST='i', LONG_BINGET='j', LIST='l', EMPTY_LIST=']', OBJ='o', PUT='p', BINPUT='q', LONG_BINPUT='r',
    SETITEM='s', TUPLE='t', EMPTY_TUPLE=')', SETITEMS='u', BINFLOAT='G',
    PROTO='\x80', NEWOBJ='\x81', EXT1='\x82', EXT2='\x83', EXT4='\x84', TUPLE1='\x85', TUPLE2='\x86', TUPLE3='\x87',
    NEWTRUE='\x88', NEWFALSE='\x89', LONG1='\x8a', LONG4='\x8b')
globals().update(_OPERATIONS)
TRUE = 'I01\n'
FALSE = 'I00\n'
_tuplesize2code = [EMPTY_TUPLE, TUPLE1, TUPLE2, TUPLE3]

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads',
           'safe_load', 'safe_loads', 'TRUE', 'FALSE'] + sorted(_OPERATIONS)


# --- Writing

class Pickler:
    """Writes pickles to `file`, which has a method write(). `protocol` is 0 (text), 1 or 2; negative: the highest.
    Objects that were written before are referred to, also by later pickles of the same Pickler (clear_memo())."""

    dispatch = {}
    _BATCHSIZE = 1000

    def __init__(self, file, protocol=None):
        if protocol is None:
            protocol = 0
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
        self.write = file.write
        self.memo = {}
        self.proto = HIGHEST_PROTOCOL if protocol < 0 else int(protocol)
        self.bin = protocol >= 1
        self.fast = 0

    def clear_memo(self):
        """Forgets the objects that were written."""
        self.memo.clear()

    def dump(self, obj):
        """Writes one pickle."""
        if self.proto >= 2:
            self.write(PROTO + chr(self.proto))
        self.save(obj)
        self.write(STOP)

    def memoize(self, obj):
        """Remembers an object that lies on the stack of the reader now, under the next number."""
        if self.fast:
            return
        assert id(obj) not in self.memo
        number = len(self.memo)
        self.write(self.put(number))
        self.memo[id(obj)] = number, obj

    def put(self, i, pack=struct.pack):
        """The operation that stores under number `i`."""
        if not self.bin:
            return PUT + repr(i) + '\n'
        return BINPUT + chr(i) if i < 256 else LONG_BINPUT + pack('<i', i)

    def get(self, i, pack=struct.pack):
        """The operation that fetches what is stored under number `i`."""
        if not self.bin:
            return GET + repr(i) + '\n'
        return BINGET + chr(i) if i < 256 else LONG_BINGET + pack('<i', i)

    def persistent_id(self, obj):
        """The name of an object that is kept elsewhere; None: write the object."""
        return None

    def save(self, obj):
        """Writes an object as part of the pickle."""
        pid = self.persistent_id(obj)
        if pid is not None:
            self.save_pers(pid)
            return
        known = self.memo.get(id(obj))
        if known:
            self.write(self.get(known[0]))
            return
        kind = type(obj)
        save = self.dispatch.get(kind)
        if save:
            save(self, obj)
            return
        reduce = dispatch_table.get(kind)
        if reduce:
            reduced = reduce(obj)
        else:
            try:
                is_class = issubclass(kind, TypeType)
            except TypeError:  # a type that is no class (Boost)
                is_class = False
            if is_class:
                self.save_global(obj)
                return
            reduce = getattr(obj, '__reduce_ex__', None)
            if reduce:
                reduced = reduce(self.proto)
            else:
                reduce = getattr(obj, '__reduce__', None)
                if not reduce:
                    raise PicklingError("Can't pickle %r object: %r" % (kind.__name__, obj))
                reduced = reduce()
        if type(reduced) is StringType:
            self.save_global(obj, reduced)
            return
        if type(reduced) is not TupleType:
            raise PicklingError("%s must return string or tuple" % reduce)
        if not 2 <= len(reduced) <= 5:
            raise PicklingError("Tuple returned by %s must have two to five elements" % reduce)
        self.save_reduce(obj=obj, *reduced)

    def save_pers(self, pid):
        """Writes the name of an object that is kept elsewhere."""
        if not self.bin:
            self.write(PERSID + str(pid) + '\n')
            return
        self.save(pid)
        self.write(BINPERSID)

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, obj=None):
        """Writes how to make an object: func(*args), then its state and items. The parameters are what __reduce__()
        returns, and the object, to remember it."""
        if not isinstance(args, TupleType):
            raise PicklingError("args from reduce() should be a tuple")
        if not hasattr(func, '__call__'):
            raise PicklingError("func from reduce should be callable")
        if self.proto >= 2 and getattr(func, '__name__', '') == '__newobj__':
            cls = args[0]
            if not hasattr(cls, '__new__'):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self.save(cls)
            self.save(args[1:])
            self.write(NEWOBJ)
        else:
            self.save(func)
            self.save(args)
            self.write(REDUCE)
        if obj is not None:
            if id(obj) in self.memo:
                # It is among its own arguments, and has been made.
                self.write(POP + self.get(self.memo[id(obj)][0]))
            else:
                self.memoize(obj)
        for save_items, items in (self._batch_appends, listitems), (self._batch_setitems, dictitems):
            if items is not None:
                save_items(items)
        if state is not None:
            self.save(state)
            self.write(BUILD)

    # --- one method for each type

    def save_none(self, obj):
        self.write(NONE)
    dispatch[NoneType] = save_none

    def save_bool(self, obj):
        if self.proto >= 2:
            self.write(NEWTRUE if obj else NEWFALSE)
        else:
            self.write(TRUE if obj else FALSE)
    dispatch[bool] = save_bool

    def save_int(self, obj, pack=struct.pack):
        if not self.bin or not -0x80000000 <= obj <= 0x7fffffff:
            self.write(INT + repr(obj) + '\n')
        elif 0 <= obj <= 0xff:
            self.write(BININT1 + chr(obj))
        elif 0 <= obj <= 0xffff:
            self.write(BININT2 + pack('<H', obj))
        else:
            self.write(BININT + pack('<i', obj))
    dispatch[IntType] = save_int

    def save_long(self, obj, pack=struct.pack):
        if self.proto < 2:
            self.write(LONG + repr(obj) + '\n')
            return
        data = encode_long(obj)
        self.write((LONG1 + chr(len(data)) if len(data) < 256 else LONG4 + pack('<i', len(data))) + data)
    dispatch[LongType] = save_long

    def save_float(self, obj, pack=struct.pack):
        self.write(BINFLOAT + pack('>d', obj) if self.bin else FLOAT + repr(obj) + '\n')
    dispatch[FloatType] = save_float

    def save_string(self, obj, pack=struct.pack):
        if not self.bin:
            self.write(STRING + repr(obj) + '\n')
        elif len(obj) < 256:
            self.write(SHORT_BINSTRING + chr(len(obj)) + obj)
        else:
            self.write(BINSTRING + pack('<i', len(obj)) + obj)
        self.memoize(obj)
    dispatch[StringType] = save_string

    def save_unicode(self, obj, pack=struct.pack):
        if self.bin:
            data = obj.encode('utf-8')
            self.write(BINUNICODE + pack('<i', len(data)) + data)
        else:
            line = obj.replace(u'\\', u'\\u005c').replace(u'\n', u'\\u000a')
            self.write(UNICODE + line.encode('raw-unicode-escape') + '\n')
        self.memoize(obj)
    dispatch[UnicodeType] = save_unicode

    def save_tuple(self, obj):
        size = len(obj)
        if size == 0:
            self.write(EMPTY_TUPLE if self.proto else MARK + TUPLE)
            return
        short = self.proto >= 2 and size <= 3
        if not short:
            self.write(MARK)
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is None:
            self.write(_tuplesize2code[size] if short else TUPLE)
            self.memoize(obj)
            return
        # One of the items refers to the tuple, which was written with it: away with the items written here.
        if short:
            drop = POP * size
        else:
            drop = POP_MARK if self.proto else POP * (size + 1)
        self.write(drop + self.get(known[0]))
    dispatch[TupleType] = save_tuple

    def save_empty_tuple(self, obj):
        self.write(EMPTY_TUPLE)

    def save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._batch_appends(iter(obj))
    dispatch[ListType] = save_list

    def save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._batch_setitems(obj.iteritems())
    dispatch[DictionaryType] = save_dict

    def _batches(self, items):
        # What an iterator gives, in lists of at most _BATCHSIZE.
        while True:
            batch = []
            for item in items:
                batch.append(item)
                if len(batch) == self._BATCHSIZE:
                    break
            if batch:
                yield batch
            if len(batch) < self._BATCHSIZE:
                return

    def _batch_appends(self, items):
        if not self.bin:
            for item in items:
                self.save(item)
                self.write(APPEND)
            return
        for batch in self._batches(items):
            if len(batch) > 1:
                self.write(MARK)
            for item in batch:
                self.save(item)
            self.write(APPENDS if len(batch) > 1 else APPEND)

    def _batch_setitems(self, items):
        if not self.bin:
            for key, value in items:
                self.save(key)
                self.save(value)
                self.write(SETITEM)
            return
        for batch in self._batches(items):
            if len(batch) > 1:
                self.write(MARK)
            for key, value in batch:
                self.save(key)
                self.save(value)
            self.write(SETITEMS if len(batch) > 1 else SETITEM)

    def save_inst(self, obj):
        cls = obj.__class__
        args = ()
        if hasattr(obj, '__getinitargs__'):
            args = obj.__getinitargs__()
            len(args)  # a sequence
            _keep_alive(args, self.memo)
        self.write(MARK)
        if self.bin:
            self.save(cls)
        for arg in args:
            self.save(arg)
        self.write(OBJ if self.bin else INST + cls.__module__ + '\n' + cls.__name__ + '\n')
        self.memoize(obj)
        try:
            getstate = obj.__getstate__
        except AttributeError:
            state = obj.__dict__
        else:
            state = getstate()
            _keep_alive(state, self.memo)
        self.save(state)
        self.write(BUILD)
    dispatch[InstanceType] = save_inst

    def save_global(self, obj, name=None, pack=struct.pack):
        name = obj.__name__ if name is None else name
        module = getattr(obj, '__module__', None)
        module = whichmodule(obj, name) if module is None else module
        try:
            __import__(module)
            found = getattr(sys.modules[module], name)
        except (ImportError, KeyError, AttributeError):
            raise PicklingError("Can't pickle %r: it's not found as %s.%s" % (obj, module, name))
        if found is not obj:
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, module, name))
        code = _extension_registry.get((module, name)) if self.proto >= 2 else None
        if code:
            assert code > 0
            if code <= 0xff:
                self.write(EXT1 + chr(code))
            elif code <= 0xffff:
                self.write(EXT2 + pack('<H', code))
            else:
                self.write(EXT4 + pack('<i', code))
            return
        self.write(GLOBAL + module + '\n' + name + '\n')
        self.memoize(obj)
    for _type in ClassType, FunctionType, BuiltinFunctionType, TypeType:
        dispatch[_type] = save_global
    del _type


def _keep_alive(x, memo):
    # An object that only the pickler knows must live as long as the memo has its id. The list takes a number of the memo.
    memo.setdefault(id(memo), []).append(x)


classmap = {}  # function or class -> name of the module it was found in


def whichmodule(func, funcname):
    """The name of a module that has `func` under the name `funcname`; '__main__' if there is none."""
    module = getattr(func, '__module__', None)
    if module is not None:
        return module
    if func in classmap:
        return classmap[func]
    for name, module in sys.modules.items():
        if module is not None and name != '__main__' and getattr(module, funcname, None) is func:
            break
    else:
        name = '__main__'
    classmap[func] = name
    return name


# --- Reading

class _EmptyClass:
    pass


class Unpickler:
    """Reads pickles from `file`, which has the methods read(n) and readline(). What follows a pickle stays in the file."""

    dispatch = {}

    def __init__(self, file):
        self.readline = file.readline
        self.read = file.read
        self.memo = {}

    def load(self):
        """The object of the next pickle."""
        self.mark = object()
        self.stack = []
        self.append = self.stack.append
        read, dispatch = self.read, self.dispatch
        try:
            while True:
                dispatch[read(1)](self)
        except _Stop as stop:
            return stop.value

    def marker(self):
        """The index of the topmost mark on the stack."""
        at = len(self.stack) - 1
        while self.stack[at] is not self.mark:
            at -= 1
        return at

    def find_class(self, module, name):
        """The global `name` of a module, which is imported."""
        __import__(module)
        return getattr(sys.modules[module], name)

    def get_extension(self, code):
        """Pushes the global that copy_reg.add_extension() gave the number `code`."""
        if code in _extension_cache:
            self.append(_extension_cache[code])
            return
        key = _inverted_registry.get(code)
        if not key:
            raise ValueError("unregistered extension code %d" % code)
        found = _extension_cache[code] = self.find_class(*key)
        self.append(found)

    def _line(self):
        return self.readline()[:-1]

    def _number(self, size, format):
        data = self.read(size)
        if len(data) < size:
            raise EOFError
        return struct.unpack(format, data)[0]

    # --- one method for each operation

    def load_eof(self):
        raise EOFError
    dispatch[''] = load_eof

    def load_proto(self):
        version = ord(self.read(1))
        if not 0 <= version <= 2:
            raise ValueError("unsupported pickle protocol: %d" % version)
    dispatch[PROTO] = load_proto

    def load_persid(self):
        self.append(self.persistent_load(self._line()))
    dispatch[PERSID] = load_persid

    def load_binpersid(self):
        self.append(self.persistent_load(self.stack.pop()))
    dispatch[BINPERSID] = load_binpersid

    def _loads(value):
        # The method of an operation that always pushes the same.
        def load(self):
            self.append(value)
        return load

    dispatch[NONE] = load_none = _loads(None)
    dispatch[NEWTRUE] = load_true = _loads(True)
    dispatch[NEWFALSE] = load_false = _loads(False)
    dispatch[EMPTY_TUPLE] = load_empty_tuple = _loads(())
    del _loads

    def load_int(self):
        line = self.readline()
        if line == FALSE[1:]:
            value = False
        elif line == TRUE[1:]:
            value = True
        else:
            try:
                value = int(line)
            except ValueError:
                value = long(line)
        self.append(value)
    dispatch[INT] = load_int

    def load_binint(self):
        self.append(self._number(4, '<i'))
    dispatch[BININT] = load_binint

    def load_binint1(self):
        self.append(ord(self.read(1)))
    dispatch[BININT1] = load_binint1

    def load_binint2(self):
        self.append(self._number(2, '<H'))
    dispatch[BININT2] = load_binint2

    def load_long(self):
        self.append(long(self._line(), 0))
    dispatch[LONG] = load_long

    def load_long1(self):
        self.append(decode_long(self.read(ord(self.read(1)))))
    dispatch[LONG1] = load_long1

    def load_long4(self):
        self.append(decode_long(self.read(self._number(4, '<i'))))
    dispatch[LONG4] = load_long4

    def load_float(self):
        self.append(float(self._line()))
    dispatch[FLOAT] = load_float

    def load_binfloat(self, unpack=struct.unpack):
        self.append(unpack('>d', self.read(8))[0])
    dispatch[BINFLOAT] = load_binfloat

    def load_string(self):
        line = self._line()
        quote = line[:1]
        if quote not in ('"', "'") or len(line) < 2 or not line.endswith(quote):
            raise ValueError("insecure string pickle")
        self.append(line[1:-1].decode('string-escape'))
    dispatch[STRING] = load_string

    def load_binstring(self):
        self.append(self.read(self._number(4, '<i')))
    dispatch[BINSTRING] = load_binstring

    def load_short_binstring(self):
        self.append(self.read(ord(self.read(1))))
    dispatch[SHORT_BINSTRING] = load_short_binstring

    def load_unicode(self):
        self.append(unicode(self._line(), 'raw-unicode-escape'))
    dispatch[UNICODE] = load_unicode

    def load_binunicode(self):
        self.append(unicode(self.read(self._number(4, '<i')), 'utf-8'))
    dispatch[BINUNICODE] = load_binunicode

    def load_tuple(self):
        at = self.marker()
        self.stack[at:] = [tuple(self.stack[at + 1:])]
    dispatch[TUPLE] = load_tuple

    def load_tuple1(self):
        stack = self.stack
        stack[-1] = stack[-1],
    dispatch[TUPLE1] = load_tuple1

    def load_tuple2(self):
        stack = self.stack
        last = stack.pop()
        stack[-1] = stack[-1], last
    dispatch[TUPLE2] = load_tuple2

    def load_tuple3(self):
        stack = self.stack
        last = stack.pop()
        middle = stack.pop()
        stack[-1] = stack[-1], middle, last
    dispatch[TUPLE3] = load_tuple3

    def load_empty_list(self):
        self.append([])
    dispatch[EMPTY_LIST] = load_empty_list

    def load_empty_dictionary(self):
        self.append({})
    dispatch[EMPTY_DICT] = load_empty_dictionary

    def load_list(self):
        at = self.marker()
        self.stack[at:] = [self.stack[at + 1:]]
    dispatch[LIST] = load_list

    def load_dict(self):
        at = self.marker()
        items = self.stack[at + 1:]
        made = {}
        for i in range(0, len(items), 2):
            made[items[i]] = items[i + 1]
        self.stack[at:] = [made]
    dispatch[DICT] = load_dict

    def _instantiate(self, klass, k):
        # An instance of `klass`, with the arguments above the mark at `k`. An old-style class that asked for no
        # arguments is not initialised.
        args = tuple(self.stack[k + 1:])
        del self.stack[k:]
        if not args and type(klass) is ClassType and not hasattr(klass, '__getinitargs__'):
            value = _EmptyClass()
            value.__class__ = klass
        else:
            try:
                value = klass(*args)
            except TypeError as error:
                text = "in constructor for %s: %s" % (klass.__name__, error)
                raise TypeError, text, sys.exc_info()[2]
        self.append(value)

    def load_inst(self):
        module = self._line()
        klass = self.find_class(module, self._line())
        self._instantiate(klass, self.marker())
    dispatch[INST] = load_inst

    def load_obj(self):
        at = self.marker()
        self._instantiate(self.stack.pop(at + 1), at)
    dispatch[OBJ] = load_obj

    def load_newobj(self):
        args = self.stack.pop()
        cls = self.stack[-1]
        self.stack[-1] = cls.__new__(cls, *args)
    dispatch[NEWOBJ] = load_newobj

    def load_global(self):
        module = self._line()
        self.append(self.find_class(module, self._line()))
    dispatch[GLOBAL] = load_global

    def load_ext1(self):
        self.get_extension(ord(self.read(1)))
    dispatch[EXT1] = load_ext1

    def load_ext2(self):
        self.get_extension(self._number(2, '<H'))
    dispatch[EXT2] = load_ext2

    def load_ext4(self):
        self.get_extension(self._number(4, '<i'))
    dispatch[EXT4] = load_ext4

    def load_reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)
    dispatch[REDUCE] = load_reduce

    def load_pop(self):
        del self.stack[-1]
    dispatch[POP] = load_pop

    def load_pop_mark(self):
        del self.stack[self.marker():]
    dispatch[POP_MARK] = load_pop_mark

    def load_dup(self):
        self.append(self.stack[-1])
    dispatch[DUP] = load_dup

    # Keys of the memo are texts, whatever operation stored them.

    def load_get(self):
        self.append(self.memo[self._line()])
    dispatch[GET] = load_get

    def load_binget(self):
        self.append(self.memo[repr(ord(self.read(1)))])
    dispatch[BINGET] = load_binget

    def load_long_binget(self):
        self.append(self.memo[repr(self._number(4, '<i'))])
    dispatch[LONG_BINGET] = load_long_binget

    def load_put(self):
        self.memo[self._line()] = self.stack[-1]
    dispatch[PUT] = load_put

    def load_binput(self):
        self.memo[repr(ord(self.read(1)))] = self.stack[-1]
    dispatch[BINPUT] = load_binput

    def load_long_binput(self):
        self.memo[repr(self._number(4, '<i'))] = self.stack[-1]
    dispatch[LONG_BINPUT] = load_long_binput

    def load_append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)
    dispatch[APPEND] = load_append

    def load_appends(self):
        at = self.marker()
        self.stack[at - 1].extend(self.stack[at + 1:])
        del self.stack[at:]
    dispatch[APPENDS] = load_appends

    def load_setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value
    dispatch[SETITEM] = load_setitem

    def load_setitems(self):
        at = self.marker()
        target = self.stack[at - 1]
        for i in range(at + 1, len(self.stack), 2):
            target[self.stack[i]] = self.stack[i + 1]
        del self.stack[at:]
    dispatch[SETITEMS] = load_setitems

    def load_build(self):
        state = self.stack.pop()
        target = self.stack[-1]
        setstate = getattr(target, '__setstate__', None)
        if setstate:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            attributes = target.__dict__
            try:
                for name, value in state.iteritems():
                    attributes[intern(name)] = value
            except TypeError:  # a name that is no str
                attributes.update(state)
        if slots:
            for name, value in slots.items():
                setattr(target, name, value)
    dispatch[BUILD] = load_build

    def load_mark(self):
        self.append(self.mark)
    dispatch[MARK] = load_mark

    def load_stop(self):
        raise _Stop(self.stack.pop())
    dispatch[STOP] = load_stop


# --- Longs

def encode_long(x):
    r"""A long as bytes: two's complement, the lowest byte first, as few as possible.

    >>> [encode_long(x) for x in 0L, 127L, 128L, 65535L, -1L, -128L, -129L]
    ['', '\x7f', '\x80\x00', '\xff\xff\x00', '\xff', '\x80', '\x7f\xff']
    """
    if x == 0:
        return ''
    # Bits with the sign, in whole bytes.
    size = ((~x if x < 0 else x).bit_length() >> 3) + 1
    digits = '%0*x' % (2 * size, x & ((1L << 8 * size) - 1))
    return digits.decode('hex')[::-1]


def decode_long(data):
    r"""The long of such bytes.

    >>> [decode_long(data) for data in '', '\x7f', '\x80\x00', '\xff\xff\x00', '\xff', '\x80', '\x7f\xff']
    [0L, 127L, 128L, 65535L, -1L, -128L, -129L]
    """
    if not data:
        return 0L
    value = long(data[::-1].encode('hex'), 16)
    return value - (1L << 8 * len(data)) if data[-1] >= '\x80' else value


# --- The whole thing in one call

def dump(obj, file, protocol=None):
    """Writes the pickle of an object to a file."""
    Pickler(file, protocol).dump(obj)


def dumps(obj, protocol=None):
    """The pickle of an object."""
    file = StringIO()
    Pickler(file, protocol).dump(obj)
    return file.getvalue()


def load(file):
    """The object of the next pickle in a file."""
    return Unpickler(file).load()


def loads(str):
    """The object of a pickle."""
    return Unpickler(StringIO(str)).load()


class _SafeUnpickler(Unpickler):
    # `allowed` holds strings 'module.name'.
    def __init__(self, file, allowed):
        Unpickler.__init__(self, file)
        self._allowed = frozenset(allowed)

    def find_class(self, module, name):
        if module + '.' + name not in self._allowed:
            raise UnpicklingError("global '%s.%s' is forbidden" % (module, name))
        return Unpickler.find_class(self, module, name)

    def get_extension(self, code):
        # What was found before may not be allowed here.
        key = _inverted_registry.get(code)
        if not key:
            raise ValueError("unregistered extension code %d" % code)
        self.append(self.find_class(*key))


def safe_load(file, allowed=()):
    """As load(), for data that anybody could have made: of classes and functions only those named in `allowed`, as
    'module.name', are found; UnpicklingError for any other. An extension of vmiotman."""
    return _SafeUnpickler(file, allowed).load()


def safe_loads(str, allowed=()):
    """As loads(), for data that anybody could have made: see safe_load(). An extension of vmiotman."""
    return _SafeUnpickler(StringIO(str), allowed).load()
