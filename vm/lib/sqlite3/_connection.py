# SPDX-License-Identifier: MIT
"""Connections: transactions, and what SQL may call of the program."""
import sys

import _sqlite
from _sqlite import OperationalError, ProgrammingError
from sqlite3._cursor import Cursor, texts_of
from sqlite3._session import Session
from sqlite3._statement import Cache, Statement

# What prints the traceback of an exception of a function that SQL calls, if anything does.
_print = [None]


def enable_callback_tracebacks(enable):
    """Whether exceptions of functions that SQL calls are printed."""
    # Not later: what SQL calls cannot wait until a module is loaded.
    from traceback import print_exception
    _print[0] = print_exception if enable else None


def _told(text, function, *args):
    """What a function gives; OperationalError with `text` if it raises an exception."""
    try:
        return function(*args)
    except:
        if _print[0] is not None:
            kind, value, where = sys.exc_info()
            # Not this function.
            _print[0](kind, value, where.tb_next)
        raise OperationalError(text)


class Connection(Session):
    """A connection to a database.

    database: the path of its file. timeout: how long, in seconds, to wait for somebody else's lock.
    detect_types: PARSE_DECLTYPES, PARSE_COLNAMES, or both: what is converted when it is read. isolation_level: what
    a transaction that begins by itself, before the first change, is called in SQL; None for none.
    check_same_thread: whether other threads are refused. cached_statements: how many are kept prepared."""
    __module__ = 'sqlite3'

    Warning = _sqlite.Warning
    Error = _sqlite.Error
    InterfaceError = _sqlite.InterfaceError
    DatabaseError = _sqlite.DatabaseError
    InternalError = _sqlite.InternalError
    OperationalError = _sqlite.OperationalError
    ProgrammingError = _sqlite.ProgrammingError
    IntegrityError = _sqlite.IntegrityError
    DataError = _sqlite.DataError
    NotSupportedError = _sqlite.NotSupportedError

    def __init__(self, database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True,
                 factory=None, cached_statements=100):
        Session.__init__(self, database, timeout, check_same_thread)
        self._detect_types = detect_types
        self._cache = Cache(self, cached_statements)
        self._begin = None
        self.text_factory = unicode
        self.row_factory = None
        self.isolation_level = isolation_level

    @property
    def text_factory(self):
        """What makes a value of the bytes of a text: unicode, str, OptimizedUnicode, or any function."""
        return self._text_factory

    @text_factory.setter
    def text_factory(self, factory):
        self._text_factory = factory
        self._texts = texts_of(factory)
        self._any_bytes = self._texts is None or factory is str

    @property
    def isolation_level(self):
        """What a transaction that begins by itself is called in SQL; None for none."""
        return self._isolation_level

    @isolation_level.setter
    def isolation_level(self, level):
        if level is None:
            if self._begin is not None and not self._closed:
                self.commit()
            self._begin = None
        else:
            begin = 'BEGIN ' + level
            self._begin = begin.encode('ascii') if isinstance(begin, unicode) else begin
        self._isolation_level = level

    @property
    def total_changes(self):
        """How many rows were changed since it was opened."""
        if self._closed:
            raise ProgrammingError('Cannot operate on a closed database.')
        return self._database.total_changes()

    # ---- statements

    def __call__(self, *args):
        """A prepared statement of a text."""
        self._check()
        return Statement(self, *args)

    def _before(self, statement):
        """Begins the transaction of a statement that changes rows, and ends it before others but queries."""
        if self._begin is None:
            return
        if statement.changes:
            if not self._in_transaction:
                self._execute_now(self._begin)
        elif statement.kind != 'select' and self._in_transaction:
            self.commit()

    def cursor(self, factory=Cursor):
        """A new cursor, made by `factory(connection)`."""
        self._check()
        cursor = factory(self)
        if not issubclass(type(cursor), Cursor):
            raise TypeError('factory must return a cursor, not %s' % type(cursor).__name__)
        if self.row_factory is not None:
            cursor.row_factory = self.row_factory
        return cursor

    def execute(self, sql, *parameters):
        """Runs a statement with a new cursor, which is returned."""
        return self.cursor().execute(sql, *parameters)

    def executemany(self, sql, parameters):
        """Runs a statement for each of many tuples of values with a new cursor, which is returned."""
        return self.cursor().executemany(sql, parameters)

    def executescript(self, sql_script):
        """Runs all statements of a text with a new cursor, which is returned."""
        return self.cursor().executescript(sql_script)

    # ---- transactions

    def commit(self):
        """Keeps what was changed since the transaction began."""
        self._check()
        if self._in_transaction:
            self._execute_now('COMMIT')

    def rollback(self):
        """Takes back what was changed since the transaction began. Cursors lose the rows that they have not read."""
        self._check()
        if self._in_transaction:
            self._database.reset_all()
            self._rollbacks += 1
            self._execute_now('ROLLBACK')

    def __enter__(self):
        return self

    def __exit__(self, kind, value, where):
        if kind is None:
            self.commit()
        else:
            self.rollback()
        return False

    def close(self):
        """Closes the database. What was changed and not committed is lost."""
        if self._database is None:
            raise ProgrammingError('Base Connection.__init__ not called.')
        if not self._closed:
            self._check()
            self._database.close()
            self._closed = True

    # ---- what SQL calls

    def create_function(self, name, narg, func):
        """Has SQL know a function of `narg` values (-1: any number)."""
        self._check()
        hash(func)
        text = 'user-defined function raised exception'
        self._database.create_function(_utf8(name), narg, lambda *args: _told(text, func, *args))

    def create_aggregate(self, name, n_arg, aggregate_class):
        """Has SQL know an aggregate: each group has an object with `step(*values)` and `finalize()`."""
        self._check()
        hash(aggregate_class)
        objects = {}
        text = "user-defined aggregate's '%s' method raised error"

        def step(group, *args):
            if group not in objects:
                objects[group] = None
                objects[group] = _told(text % '__init__', aggregate_class)
            made = objects[group]
            if made is not None:
                _told(text % 'step', made.step, *args)

        def finalize(group):
            made = objects.pop(group, None)
            return None if made is None else _told(text % 'finalize', lambda: made.finalize())

        self._database.create_aggregate(_utf8(name), n_arg, step, finalize)

    def create_collation(self, name, callable):
        """Has SQL order texts as `callable(a, b)` does, which gets their UTF-8; None takes a collation back."""
        self._check()
        if not isinstance(name, basestring):
            raise TypeError('create_collation() argument 1 must be string, not %s' % type(name).__name__)
        name = _utf8(name)
        name = str.upper(name)
        for letter in name:
            if not (letter.isalnum() or letter == '_'):
                raise ProgrammingError('invalid character in collation name')
        if callable is not None and not hasattr(callable, '__call__'):
            raise TypeError('parameter must be callable')
        self._database.create_collation(name, callable)

    def set_authorizer(self, authorizer_callback):
        """Has `authorizer_callback(action, two arguments, database, trigger or view)` say what statements may do."""
        self._check()
        hash(authorizer_callback)
        self._database.set_authorizer(lambda *args: _told('not authorized', authorizer_callback, *args))

    def set_progress_handler(self, progress_handler, n):
        """Has `progress_handler()` called every `n` steps of a statement, which a true result ends; None for none."""
        self._check()
        handler = progress_handler
        if handler is not None:
            hash(handler)
            handler = lambda: bool(_told('interrupted', progress_handler))
        self._database.set_progress_handler(handler, n)

    def interrupt(self):
        """Has the statement that runs end with an OperationalError."""
        if self._closed:
            raise ProgrammingError('Cannot operate on a closed database.')
        self._database.interrupt()

    def enable_load_extension(self, enabled):
        """Allows extensions of SQLite to be loaded."""
        self._check()
        self._database.enable_load_extension(enabled)

    def load_extension(self, name):
        """Loads an extension of SQLite, a shared library."""
        self._check()
        self._database.load_extension(_utf8(name))

    def iterdump(self):
        """The statements of SQL that make the database anew, one after the other."""
        from sqlite3.dump import _iterdump
        return _iterdump(self)


def _utf8(text):
    return text.encode('utf-8') if isinstance(text, unicode) else text
