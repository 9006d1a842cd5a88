# SPDX-License-Identifier: MIT
"""Managers: a process that keeps objects for others, which use them through proxies, also on other machines.

A request is (id of the object, method, args, keywords), its answer (kind, value), both as messages of a connection; each
thread of a client has a connection of its own, served by a thread of the manager. The messages are those of CPython
2.7: either side may be it."""

__all__ = ['BaseManager', 'SyncManager', 'BaseProxy', 'Token']

import threading

from multiprocessing import Process, current_process, util, connection
from multiprocessing._manager_server import (Server, State, Token, ProcessLocalSet, RemoteError, all_methods,
                                             convert_to_error, dispatch, listener_client, public_methods)
from multiprocessing.process import AuthenticationString
from multiprocessing.forking import Popen
from multiprocessing.util import Finalize, info


class BaseManager(object):
    """BaseManager(address=None, authkey=None, serializer='pickle'): a manager at an address, one of its own choice if
    none is given. start() has it run in a process of its own, connect() uses one that runs, get_server() gives one to
    run here. What it makes is told by register(), of a subclass."""

    _registry = {}
    _Server = Server

    def __init__(self, address=None, authkey=None, serializer='pickle'):
        if authkey is None:
            authkey = current_process().authkey
        self._address = address
        self._authkey = AuthenticationString(authkey)
        self._state = State()
        self._state.value = State.INITIAL
        self._serializer = serializer
        self._Listener, self._Client = listener_client[serializer]

    def __reduce__(self):
        return type(self).from_address, (self._address, self._authkey, self._serializer)

    @classmethod
    def from_address(cls, address, authkey, serializer):
        """The manager at an address, which need not run."""
        return cls(address, authkey, serializer)

    def get_server(self):
        """A server, whose serve_forever() runs the manager in this process."""
        assert self._state.value == State.INITIAL
        return self._Server(self._registry, self._address, self._authkey, self._serializer)

    def connect(self):
        """Uses the manager that runs at the address."""
        Client = self._Client
        conn = Client(self._address, authkey=self._authkey)
        dispatch(conn, None, 'dummy')
        self._state.value = State.STARTED

    def start(self, initializer=None, initargs=()):
        """Runs the manager in a process of its own, which calls `initializer` first. It has shutdown() then."""
        assert self._state.value == State.INITIAL
        if initializer is not None and not hasattr(initializer, '__call__'):
            raise TypeError('initializer must be a callable')
        reader, writer = connection.Pipe(duplex=False)
        self._process = Process(
            target=type(self)._run_server,
            args=(self._registry, self._address, self._authkey, self._serializer, writer, initializer, initargs))
        number = ':'.join(str(i) for i in self._process._identity)
        self._process.name = type(self).__name__ + '-' + number
        self._process.start()
        writer.close()
        self._address = reader.recv()
        reader.close()
        self._state.value = State.STARTED
        self.shutdown = Finalize(self, type(self)._finalize_manager,
                                 args=(self._process, self._address, self._authkey, self._state, self._Client),
                                 exitpriority=0)

    @classmethod
    def _run_server(cls, registry, address, authkey, serializer, writer, initializer=None, initargs=()):
        if initializer is not None:
            initializer(*initargs)
        server = cls._Server(registry, address, authkey, serializer)
        writer.send(server.address)
        writer.close()
        info('manager serving at %r', server.address)
        server.serve_forever()

    def _create(self, typeid, *args, **kwds):
        assert self._state.value == State.STARTED, 'server not yet started'
        conn = self._Client(self._address, authkey=self._authkey)
        try:
            id, exposed = dispatch(conn, None, 'create', (typeid,) + args, kwds)
        finally:
            conn.close()
        return Token(typeid, self._address, id), exposed

    def join(self, timeout=None):
        """Waits for the end of the manager's process, at most `timeout` seconds."""
        self._process.join(timeout)

    def _ask(self, what):
        conn = self._Client(self._address, authkey=self._authkey)
        try:
            return dispatch(conn, None, what)
        finally:
            conn.close()

    def _debug_info(self):
        """A text about the objects that the manager keeps."""
        return self._ask('debug_info')

    def _number_of_objects(self):
        """How many objects the manager keeps."""
        return self._ask('number_of_objects')

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

    @staticmethod
    def _finalize_manager(process, address, authkey, state, _Client):
        if process.is_alive():
            info('sending shutdown message to manager')
            try:
                conn = _Client(address, authkey=authkey)
                try:
                    dispatch(conn, None, 'shutdown')
                finally:
                    conn.close()
            except Exception:
                pass
            process.join(timeout=0.2)
            if process.is_alive():
                info('manager still alive')
                if hasattr(process, 'terminate'):
                    info('trying to `terminate()` manager process')
                    process.terminate()
                    process.join(timeout=0.1)
                    if process.is_alive():
                        info('manager still alive after terminate')
        state.value = State.SHUTDOWN
        BaseProxy._address_to_local.pop(address, None)

    address = property(lambda self: self._address)

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True):
        """Has the manager make objects with `callable`, and gives it a method `typeid` for that, unless
        `create_method` is false. Who calls it gets a `proxytype` (one made for the purpose by default) with the methods
        `exposed` (all public ones by default); methods in `method_to_typeid` give proxies themselves."""
        if '_registry' not in cls.__dict__:
            cls._registry = cls._registry.copy()
        if proxytype is None:
            proxytype = AutoProxy
        exposed = exposed or getattr(proxytype, '_exposed_', None)
        method_to_typeid = method_to_typeid or getattr(proxytype, '_method_to_typeid_', None)
        if method_to_typeid:
            for key, value in method_to_typeid.items():
                assert type(key) is str, '%r is not a string' % key
                assert type(value) is str, '%r is not a string' % value
        cls._registry[typeid] = callable, exposed, method_to_typeid, proxytype
        if create_method:
            def temp(self, *args, **kwds):
                info('requesting creation of a shared %r object', typeid)
                token, exp = self._create(typeid, *args, **kwds)
                proxy = proxytype(token, self._serializer, manager=self, authkey=self._authkey, exposed=exp)
                conn = self._Client(token.address, authkey=self._authkey)
                dispatch(conn, None, 'decref', (token.id,))
                return proxy

            temp.__name__ = typeid
            setattr(cls, typeid, temp)


# --- Proxies

class BaseProxy(object):
    """Stands for an object that a manager keeps."""

    _address_to_local = {}
    _mutex = util.ForkAwareThreadLock()

    def __init__(self, token, serializer, manager=None, authkey=None, exposed=None, incref=True):
        with BaseProxy._mutex:
            known = BaseProxy._address_to_local.get(token.address)
            if known is None:
                known = BaseProxy._address_to_local[token.address] = util.ForkAwareLocal(), ProcessLocalSet()
        # A connection for each thread, and the objects of this manager that this process refers to.
        self._tls, self._idset = known
        self._token = token
        self._id = token.id
        self._manager = manager
        self._serializer = serializer
        self._Client = listener_client[serializer][1]
        if authkey is not None:
            self._authkey = AuthenticationString(authkey)
        elif manager is not None:
            self._authkey = manager._authkey
        else:
            self._authkey = current_process().authkey
        if incref:
            self._incref()

    def _connect(self):
        util.debug('making connection to manager')
        name = current_process().name
        thread = threading.current_thread().name
        if thread != 'MainThread':
            name += '|' + thread
        conn = self._Client(self._token.address, authkey=self._authkey)
        dispatch(conn, None, 'accept_connection', (name,))
        self._tls.connection = conn

    def _callmethod(self, methodname, args=(), kwds={}):
        """Calls a method of the object, and gives its result, a copy; raises what it raises."""
        try:
            conn = self._tls.connection
        except AttributeError:
            util.debug('thread %r does not own a connection', threading.current_thread().name)
            self._connect()
            conn = self._tls.connection
        conn.send((self._id, methodname, args, kwds))
        kind, result = conn.recv()
        if kind == '#RETURN':
            return result
        if kind == '#PROXY':
            exposed, token = result
            proxytype = self._manager._registry[token.typeid][-1]
            token.address = self._token.address
            proxy = proxytype(token, self._serializer, manager=self._manager, authkey=self._authkey, exposed=exposed)
            conn = self._Client(token.address, authkey=self._authkey)
            dispatch(conn, None, 'decref', (token.id,))
            return proxy
        raise convert_to_error(kind, result)

    def _getvalue(self):
        """A copy of the object."""
        return self._callmethod('#GETVALUE')

    def _incref(self):
        conn = self._Client(self._token.address, authkey=self._authkey)
        dispatch(conn, None, 'incref', (self._id,))
        util.debug('INCREF %r', self._token.id)
        self._idset.add(self._id)
        state = self._manager and self._manager._state
        self._close = Finalize(self, BaseProxy._decref,
                               args=(self._token, self._authkey, state, self._tls, self._idset, self._Client),
                               exitpriority=10)

    @staticmethod
    def _decref(token, authkey, state, tls, idset, _Client):
        idset.discard(token.id)
        if state is None or state.value == State.STARTED:
            try:
                util.debug('DECREF %r', token.id)
                conn = _Client(token.address, authkey=authkey)
                dispatch(conn, None, 'decref', (token.id,))
            except Exception as e:
                util.debug('... decref failed %s', e)
        else:
            util.debug('DECREF %r -- manager already shutdown', token.id)
        # The connection of this thread goes with the last proxy.
        if not idset and hasattr(tls, 'connection'):
            util.debug('thread %r has no more proxies so closing conn', threading.current_thread().name)
            tls.connection.close()
            del tls.connection

    def _after_fork(self):
        self._manager = None
        try:
            self._incref()
        except Exception as e:
            # The manager may be gone.
            util.info('incref failed: %s' % e)

    def __reduce__(self):
        kwds = {}
        if Popen.thread_is_spawning():
            kwds['authkey'] = self._authkey
            kwds['inherited'] = True
        if getattr(self, '_isauto', False):
            kwds['exposed'] = self._exposed_
            return RebuildProxy, (AutoProxy, self._token, self._serializer, kwds)
        return RebuildProxy, (type(self), self._token, self._serializer, kwds)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return '<%s object, typeid %r at %s>' % (type(self).__name__, self._token.typeid, '0x%x' % id(self))

    def __str__(self):
        """The repr() of the object, where that can be had."""
        try:
            return self._callmethod('__repr__')
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def RebuildProxy(func, token, serializer, kwds):
    """A proxy that was sent to another process; in the manager itself the object."""
    inherited = kwds.pop('inherited', False)
    server = getattr(current_process(), '_manager_server', None)
    if server and server.address == token.address:
        return server.id_to_obj[token.id][0]
    if not inherited:
        return func(token, serializer, incref=kwds.pop('incref', True), **kwds)
    proxy = func(token, serializer, incref=False, **kwds)
    proxy._after_fork()
    return proxy


def MakeProxyType(name, exposed, _cache={}):
    """A class of proxies with the methods `exposed`."""
    exposed = tuple(exposed)
    made = _cache.get((name, exposed))
    if made is None:
        made = type(name, (BaseProxy,), dict((method, _calling(method)) for method in exposed))
        made._exposed_ = exposed
        _cache[name, exposed] = made
    return made


def _calling(method):
    def call(self, *args, **kwds):
        return self._callmethod(method, args, kwds)

    call.__name__ = method
    return call


def AutoProxy(token, serializer, manager=None, authkey=None, exposed=None, incref=True):
    """A proxy with the methods `exposed`: all public ones by default."""
    client = listener_client[serializer][1]
    if exposed is None:
        conn = client(token.address, authkey=authkey)
        try:
            exposed = dispatch(conn, None, 'get_methods', (token,))
        finally:
            conn.close()
    if authkey is None and manager is not None:
        authkey = manager._authkey
    if authkey is None:
        authkey = current_process().authkey
    made = MakeProxyType('AutoProxy[%s]' % token.typeid, exposed)
    proxy = made(token, serializer, manager=manager, authkey=authkey, incref=incref)
    proxy._isauto = True
    return proxy


# --- What a SyncManager makes

class Namespace(object):
    """An object for attributes."""

    def __init__(self, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        items = sorted('%s=%r' % item for item in self.__dict__.items() if not item[0].startswith('_'))
        return 'Namespace(%s)' % ', '.join(items)


class Value(object):
    """An object with an attribute `value`."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    def __repr__(self):
        return '%s(%r, %r)' % (type(self).__name__, self._typecode, self._value)

    value = property(get, set)


def Array(typecode, sequence, lock=True):
    """An array.array."""
    import array
    return array.array(typecode, sequence)


class IteratorProxy(BaseProxy):
    _exposed_ = ('__next__', 'next', 'send', 'throw', 'close')

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod('__next__', args)

    def next(self, *args):
        return self._callmethod('next', args)

    def send(self, *args):
        return self._callmethod('send', args)

    def throw(self, *args):
        return self._callmethod('throw', args)

    def close(self, *args):
        return self._callmethod('close', args)


class AcquirerProxy(BaseProxy):
    _exposed_ = ('acquire', 'release')

    def acquire(self, blocking=True):
        return self._callmethod('acquire', (blocking,))

    def release(self):
        return self._callmethod('release')

    def __enter__(self):
        return self._callmethod('acquire')

    def __exit__(self, exc_type, exc_val, exc_tb):
        return self._callmethod('release')


class ConditionProxy(AcquirerProxy):
    _exposed_ = ('acquire', 'release', 'wait', 'notify', 'notify_all')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))

    def notify(self):
        return self._callmethod('notify')

    def notify_all(self):
        return self._callmethod('notify_all')


class EventProxy(BaseProxy):
    _exposed_ = ('is_set', 'set', 'clear', 'wait')

    def is_set(self):
        return self._callmethod('is_set')

    def set(self):
        return self._callmethod('set')

    def clear(self):
        return self._callmethod('clear')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))


class NamespaceProxy(BaseProxy):
    _exposed_ = ('__getattribute__', '__setattr__', '__delattr__')

    def __getattr__(self, key):
        if key[0] == '_':
            return object.__getattribute__(self, key)
        return object.__getattribute__(self, '_callmethod')('__getattribute__', (key,))

    def __setattr__(self, key, value):
        if key[0] == '_':
            return object.__setattr__(self, key, value)
        return object.__getattribute__(self, '_callmethod')('__setattr__', (key, value))

    def __delattr__(self, key):
        if key[0] == '_':
            return object.__delattr__(self, key)
        return object.__getattribute__(self, '_callmethod')('__delattr__', (key,))


class ValueProxy(BaseProxy):
    _exposed_ = ('get', 'set')

    def get(self):
        return self._callmethod('get')

    def set(self, value):
        return self._callmethod('set', (value,))

    value = property(get, set)


BaseListProxy = MakeProxyType('BaseListProxy', (
    '__add__', '__contains__', '__delitem__', '__delslice__', '__getitem__', '__getslice__', '__len__', '__mul__',
    '__reversed__', '__rmul__', '__setitem__', '__setslice__', 'append', 'count', 'extend', 'index', 'insert', 'pop',
    'remove', 'reverse', 'sort', '__imul__'))


class ListProxy(BaseListProxy):

    def __iadd__(self, value):
        self._callmethod('extend', (value,))
        return self

    def __imul__(self, value):
        self._callmethod('__imul__', (value,))
        return self


DictProxy = MakeProxyType('DictProxy', (
    '__contains__', '__delitem__', '__getitem__', '__iter__', '__len__', '__setitem__', 'clear', 'copy', 'get',
    'has_key', 'items', 'keys', 'pop', 'popitem', 'setdefault', 'update', 'values'))
DictProxy._method_to_typeid_ = {'__iter__': 'Iterator'}

ArrayProxy = MakeProxyType('ArrayProxy', ('__len__', '__getitem__', '__setitem__', '__getslice__', '__setslice__'))

PoolProxy = MakeProxyType('PoolProxy', ('apply', 'apply_async', 'close', 'imap', 'imap_unordered', 'join', 'map',
                                        'map_async', 'terminate'))
PoolProxy._method_to_typeid_ = {'apply_async': 'AsyncResult', 'map_async': 'AsyncResult', 'imap': 'Iterator',
                                'imap_unordered': 'Iterator'}


class SyncManager(BaseManager):
    """A manager that makes lists, dicts, namespaces, values, arrays, queues, locks and pools."""


def _queue(maxsize=0):
    import Queue
    return Queue.Queue(maxsize)


def _pool(*args, **kwds):
    from multiprocessing.pool import Pool
    return Pool(*args, **kwds)


SyncManager.register('Queue', _queue)
SyncManager.register('JoinableQueue', _queue)
SyncManager.register('Event', threading.Event, EventProxy)
SyncManager.register('Lock', threading.Lock, AcquirerProxy)
SyncManager.register('RLock', threading.RLock, AcquirerProxy)
SyncManager.register('Semaphore', threading.Semaphore, AcquirerProxy)
SyncManager.register('BoundedSemaphore', threading.BoundedSemaphore, AcquirerProxy)
SyncManager.register('Condition', threading.Condition, ConditionProxy)
SyncManager.register('Pool', _pool, PoolProxy)
SyncManager.register('list', list, ListProxy)
SyncManager.register('dict', dict, DictProxy)
SyncManager.register('Value', Value, ValueProxy)
SyncManager.register('Array', Array, ArrayProxy)
SyncManager.register('Namespace', Namespace, NamespaceProxy)
# Made by methods only.
SyncManager.register('Iterator', proxytype=IteratorProxy, create_method=False)
SyncManager.register('AsyncResult', create_method=False)


def reduce_array(a):
    """How an array.array is pickled."""
    return type(a), (a.typecode, a.tostring())
