# SPDX-License-Identifier: MIT
"""The side of a manager that keeps the objects: the server, and the messages it understands."""

import sys
import threading
from traceback import format_exc

from multiprocessing import current_process, active_children, util, connection
from multiprocessing.forking import exit
from multiprocessing.process import AuthenticationString

listener_client = {
    'pickle': (connection.Listener, connection.Client),
    'xmlrpclib': (connection.XmlListener, connection.XmlClient),
}


class State(object):
    """How far a manager is."""

    __slots__ = ['value']
    INITIAL = 0
    STARTED = 1
    SHUTDOWN = 2


class Token(object):
    """Names an object that a manager keeps: its type, the address of the manager, and its id there."""

    __slots__ = ('typeid', 'address', 'id')

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __getstate__(self):
        return self.typeid, self.address, self.id

    def __setstate__(self, state):
        self.typeid, self.address, self.id = state

    def __repr__(self):
        return 'Token(typeid=%r, address=%r, id=%r)' % (self.typeid, self.address, self.id)


class ProcessLocalSet(set):
    """A set that is empty in a process that starts."""

    def __reduce__(self):
        return type(self), ()


class RemoteError(Exception):
    """Something went wrong in the manager; the argument is its traceback."""

    def __str__(self):
        line = '-' * 75
        return '\n%s\n%s%s' % (line, self.args[0], line)


def dispatch(c, id, methodname, args=(), kwds={}):
    """Sends a request and gives the value of the answer, or raises what it tells."""
    c.send((id, methodname, args, kwds))
    kind, result = c.recv()
    if kind == '#RETURN':
        return result
    raise convert_to_error(kind, result)


def convert_to_error(kind, result):
    """The exception that an answer means."""
    if kind == '#ERROR':
        return result
    if kind == '#TRACEBACK':
        assert type(result) is str
        return RemoteError(result)
    if kind == '#UNSERIALIZABLE':
        assert type(result) is str
        return RemoteError('Unserializable message: %s\n' % result)
    return ValueError('Unrecognized message type')


def all_methods(obj):
    """The names of what can be called."""
    return [name for name in dir(obj) if hasattr(getattr(obj, name), '__call__')]


def public_methods(obj):
    """Those that do not begin with an underscore."""
    return [name for name in all_methods(obj) if name[0] != '_']


class Server(object):
    """Keeps objects, and does what requests say. Objects go when no proxy refers to them any more."""

    public = ['shutdown', 'create', 'accept_connection', 'get_methods', 'debug_info', 'number_of_objects', 'dummy',
              'incref', 'decref']

    def __init__(self, registry, address, authkey, serializer):
        assert isinstance(authkey, bytes)
        self.registry = registry
        self.authkey = AuthenticationString(authkey)
        Listener, _ = listener_client[serializer]
        # Many may connect at the same time.
        self.listener = Listener(address=address, backlog=16)
        self.address = self.listener.address
        # id -> (object, names of methods, method -> type of its result); '0' is nobody's.
        self.id_to_obj = {'0': (None, ())}
        self.id_to_refcount = {}
        self.mutex = threading.RLock()
        self.stop = 0

    def serve_forever(self):
        """Serves clients until it is told to shut down, which ends the process."""
        current_process()._manager_server = self
        try:
            while True:
                try:
                    conn = self.listener.accept()
                except (OSError, IOError):
                    continue
                thread = threading.Thread(target=self.handle_request, args=(conn,))
                thread.daemon = True
                thread.start()
        except (KeyboardInterrupt, SystemExit):
            pass
        finally:
            self.stop = 999
            self.listener.close()

    def handle_request(self, c):
        """Does the first request of a connection, which is one for the manager itself."""
        funcname = result = request = None
        try:
            connection.deliver_challenge(c, self.authkey)
            connection.answer_challenge(c, self.authkey)
            request = c.recv()
            _, funcname, args, kwds = request
            assert funcname in self.public, '%r unrecognized' % funcname
            func = getattr(self, funcname)
        except Exception:
            msg = ('#TRACEBACK', format_exc())
        else:
            try:
                result = func(c, *args, **kwds)
            except Exception:
                msg = ('#TRACEBACK', format_exc())
            else:
                msg = ('#RETURN', result)
        try:
            c.send(msg)
        except Exception as e:
            try:
                c.send(('#TRACEBACK', format_exc()))
            except Exception:
                pass
            util.info('Failure to send message: %r', msg)
            util.info(' ... request was %r', request)
            util.info(' ... exception was %r', e)
        c.close()

    def serve_client(self, conn):
        """Does the requests of a thread of a client, for objects, until it closes the connection."""
        util.debug('starting server thread to service %r', threading.current_thread().name)
        while not self.stop:
            try:
                request = conn.recv()
            except EOFError:
                util.debug('got EOF; exiting thread serving %r', threading.current_thread().name)
                return
            except Exception:
                msg = ('#TRACEBACK', format_exc())
            else:
                msg = self._answer(conn, request)
            try:
                try:
                    conn.send(msg)
                except Exception:
                    conn.send(('#UNSERIALIZABLE', format_exc()))
            except Exception as e:
                util.info('exception in thread serving %r', threading.current_thread().name)
                util.info(' ... message was %r', msg)
                util.info(' ... exception was %r', e)
                conn.close()
                return

    def _answer(self, conn, request):
        methodname = obj = None
        try:
            ident, methodname, args, kwds = request
            obj, exposed, gettypeid = self.id_to_obj[ident]
            if methodname not in exposed:
                raise AttributeError('method %r of %r object is not in exposed=%r' % (methodname, type(obj), exposed))
            function = getattr(obj, methodname)
            try:
                result = function(*args, **kwds)
            except Exception as e:
                return ('#ERROR', e)
            typeid = gettypeid and gettypeid.get(methodname, None)
            if not typeid:
                return ('#RETURN', result)
            rident, rexposed = self.create(conn, typeid, result)
            return ('#PROXY', (rexposed, Token(typeid, self.address, rident)))
        except AttributeError:
            if methodname is None:
                return ('#TRACEBACK', format_exc())
            try:
                fallback = self.fallback_mapping[methodname]
                return ('#RETURN', fallback(self, conn, ident, obj, *args, **kwds))
            except Exception:
                return ('#TRACEBACK', format_exc())
        except Exception:
            return ('#TRACEBACK', format_exc())

    # --- what every object answers

    def fallback_getvalue(self, conn, ident, obj):
        return obj

    def fallback_str(self, conn, ident, obj):
        return str(obj)

    def fallback_repr(self, conn, ident, obj):
        return repr(obj)

    fallback_mapping = {'__str__': fallback_str, '__repr__': fallback_repr, '#GETVALUE': fallback_getvalue}

    # --- requests for the manager itself

    def dummy(self, c):
        """Shows that the manager is there."""

    def debug_info(self, c):
        """A text about the objects."""
        with self.mutex:
            return '\n'.join('  %s:       refcount=%s\n    %s' % (
                ident, self.id_to_refcount[ident], str(self.id_to_obj[ident][0])[:75])
                for ident in sorted(self.id_to_obj) if ident != '0')

    def number_of_objects(self, c):
        """How many objects there are."""
        return len(self.id_to_obj) - 1

    def shutdown(self, c):
        """Ends the process."""
        try:
            util.debug('manager received shutdown message')
            c.send(('#RETURN', None))
            if sys.stdout is not sys.__stdout__:
                util.debug('resetting stdout, stderr')
                sys.stdout = sys.__stdout__
                sys.stderr = sys.__stderr__
            util._run_finalizers(0)
            for process in active_children():
                util.debug('terminating a child process of manager')
                process.terminate()
            for process in active_children():
                process.join()
            util._run_finalizers()
            util.info('manager exiting with exitcode 0')
        except Exception:
            import traceback
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            exit(0)

    def create(self, c, typeid, *args, **kwds):
        """Makes an object; (id, names of its methods)."""
        with self.mutex:
            callable, exposed, method_to_typeid, proxytype = self.registry[typeid]
            if callable is None:
                assert len(args) == 1 and not kwds
                obj = args[0]
            else:
                obj = callable(*args, **kwds)
            if exposed is None:
                exposed = public_methods(obj)
            if method_to_typeid is not None:
                assert type(method_to_typeid) is dict
                exposed = list(exposed) + list(method_to_typeid)
            ident = '%x' % id(obj)
            util.debug('%r callable returned object with id %r', typeid, ident)
            self.id_to_obj[ident] = obj, set(exposed), method_to_typeid
            self.id_to_refcount.setdefault(ident, 0)
            # The proxy that is made of it says when it is there.
            self.incref(c, ident)
            return ident, tuple(exposed)

    def get_methods(self, c, token):
        """The names of an object's methods."""
        return tuple(self.id_to_obj[token.id][1])

    def accept_connection(self, c, name):
        """Serves a thread of a client from now on."""
        threading.current_thread().name = name
        c.send(('#RETURN', None))
        self.serve_client(c)

    def incref(self, c, ident):
        """There is one more proxy."""
        with self.mutex:
            self.id_to_refcount[ident] += 1

    def decref(self, c, ident):
        """There is one proxy less."""
        with self.mutex:
            assert self.id_to_refcount[ident] >= 1
            self.id_to_refcount[ident] -= 1
            if self.id_to_refcount[ident] == 0:
                del self.id_to_obj[ident], self.id_to_refcount[ident]
                util.debug('disposing of obj with id %r', ident)


# Their names in messages.
for _cls in (State, Token, ProcessLocalSet, RemoteError, Server):
    _cls.__module__ = 'multiprocessing.managers'
