# SPDX-License-Identifier: MIT
"""Cursors: they run statements and read their rows."""
from _sqlite import InterfaceError, ProgrammingError
from sqlite3._adapt import converters
from sqlite3._session import Session

# How the library gives texts (`_sqlite.Statement.row`).
_UNICODE, _BYTES, _OPTIMIZED = range(3)


class OptimizedUnicode(unicode):
    """A `text_factory`: texts are `str` where they are ASCII, else `unicode`."""
    __module__ = 'sqlite3'


def texts_of(factory):
    """How the library gives texts for a `text_factory`; None for one that has to be called."""
    if factory is unicode:
        return _UNICODE
    if factory is str:
        return _BYTES
    if factory is OptimizedUnicode:
        return _OPTIMIZED
    return None


def _read_only(name, doc):
    return property(lambda self: getattr(self, name), doc=doc)


class Cursor(object):
    """Runs statements of a connection and reads the rows that they give."""
    __module__ = 'sqlite3'

    # Until `__init__` has run.
    _connection = None
    _closed = False

    def __init__(self, connection):
        if not isinstance(connection, Session):
            raise TypeError('argument 1 must be sqlite3.Connection, not %s' % type(connection).__name__)
        connection._check()
        self._connection = connection
        self._statement = None
        # With which the statement is given back.
        self._ticket = 0
        self._row = None
        self._casts = None
        self._hold = None
        self._running = False
        # A rollback after this one took the rows away.
        self._rollbacks = connection._rollbacks
        self._description = None
        self._lastrowid = None
        self._rowcount = -1
        self.arraysize = 1
        self.row_factory = None

    connection = _read_only('_connection', 'The connection.')
    description = _read_only('_description', 'A tuple of seven for each column, the first of which is its name; '
                                             'None after a statement without columns.')
    lastrowid = _read_only('_lastrowid', 'The number of the row that the last INSERT made.')
    rowcount = _read_only('_rowcount', 'How many rows the last statement changed; -1 after others.')

    def _check(self):
        connection = self._connection
        if connection is None:
            raise ProgrammingError('Base Cursor.__init__ not called.')
        if self._closed:
            raise ProgrammingError('Cannot operate on a closed cursor.')
        if self._running:
            raise ProgrammingError('Recursive use of cursors not allowed.')
        connection._check()

    def execute(self, sql, parameters=()):
        """Runs one statement, with values for its parameters: a sequence, or a dict by name. Returns the cursor."""
        return self._run(sql, (parameters,), False)

    def executemany(self, sql, parameters):
        """Runs a statement that changes rows once for each item of an iterable. Returns the cursor."""
        self._check()
        return self._run(sql, parameters, True)

    def _run(self, sql, many, multiple):
        self._check()
        self._running = True
        try:
            self._row = None
            self._rollbacks = self._connection._rollbacks
            if not isinstance(sql, basestring):
                raise ValueError('operation parameter must be str or unicode')
            # An iterator need not be iterable.
            many = iter(many.next, None) if hasattr(many, 'next') else iter(many)
            self._release()
            self._description = None
            self._rowcount = -1
            self._execute(sql, many, multiple)
        except:
            self._release()
            self._rowcount = -1
            raise
        finally:
            self._running = False
        return self

    def _execute(self, sql, many, multiple):
        connection = self._connection
        statement, self._ticket = connection._cache.get(sql)
        if statement.native is None:
            return
        self._statement = statement
        if multiple and statement.kind == 'select':
            raise ProgrammingError('You cannot execute SELECT statements in executemany().')
        connection._before(statement)
        native = statement.native
        any_bytes = connection._any_bytes
        changes = statement.changes
        total = -1
        for values in many:
            statement.bind(values, any_bytes)
            more = native.step()
            if more is None:
                more = connection._wait(native.step)
            connection._after()
            if statement.columns and (more or statement.kind == 'select') and self._description is None:
                self._describe(statement)
            self._lastrowid = None
            if changes:
                total = max(total, 0) + connection._database.changes()
                if not multiple and statement.kind == 'insert':
                    self._lastrowid = connection._database.last_insert_rowid()
            if more:
                if multiple:
                    raise ProgrammingError('executemany() can only execute DML statements.')
                self._casts = connection._detect_types and self._find_casts(statement) or None
                self._row = self._read()
                # Others wait for who reads and does not read on.
                self._hold = native.hold(self._ticket)
                break
            if multiple:
                native.reset()
        else:
            self._release()
        self._rowcount = total

    def _describe(self, statement):
        names = []
        for name in statement.columns:
            at = name.find('[')
            if at >= 0:
                name = name[:at - 1 if at > 1 and name[at - 1] == ' ' else at]
            names.append((name, None, None, None, None, None, None))
        self._description = tuple(names)

    def _find_casts(self, statement):
        """The converters of the columns; None if no column has one."""
        casts = []
        for name, declared in zip(statement.columns, statement.native.types):
            cast = None
            if self._connection._detect_types & 2:
                start = name.find('[') + 1
                end = name.find(']', start)
                if start and end >= 0:
                    cast = converters.get(name[start:end].upper())
            if cast is None and self._connection._detect_types & 1 and declared is not None:
                cast = converters.get(declared.split(' ')[0].split('(')[0].upper())
            casts.append(cast)
        return casts if any(casts) else None

    def _read(self):
        """The row at which the statement stands."""
        native = self._statement.native
        texts = self._connection._texts
        if self._casts is None and texts is not None:
            return native.row(texts)
        row = []
        casts = self._casts or [None] * len(self._statement.columns)
        for i, cast in enumerate(casts):
            if cast is not None:
                value = native.raw(i)
                row.append(value if value is None else cast(value))
            elif texts is None and native.is_text(i):
                row.append(self._connection.text_factory(native.raw(i)))
            else:
                row.append(native.value(i, texts or _UNICODE))
        return tuple(row)

    def _release(self):
        """Ends the statement that it reads."""
        hold, self._hold = self._hold, None
        if hold is not None:
            hold.release()
        statement, self._statement = self._statement, None
        if statement is not None:
            statement.native.give(self._ticket)

    def executescript(self, sql_script):
        """Ends the transaction, then runs all statements of a text. Returns the cursor."""
        self._check()
        if not isinstance(sql_script, basestring):
            raise ValueError('script argument must be unicode or string.')
        self._rollbacks = self._connection._rollbacks
        text = sql_script.encode('utf-8') if isinstance(sql_script, unicode) else sql_script
        if '\0' in text:
            raise ValueError('the script contains a null character')
        connection = self._connection
        connection.commit()
        while text:
            native, end = connection._prepare(text)
            text = text[end:]
            if native is None:
                continue
            try:
                while True:
                    more = native.step()
                    if more is None:
                        more = connection._wait(native.step)
                    if not more:
                        break
            finally:
                native.finalize()
                connection._after()
        return self

    def __iter__(self):
        return self

    def next(self):
        """The next row."""
        row = self._fetch()
        if row is None and self._at_end:
            raise StopIteration
        return row

    def fetchone(self):
        """The next row, None at the end."""
        return self._fetch()

    # Whether `_fetch` found no row: a `row_factory` may make None of one.
    _at_end = False

    def _fetch(self):
        self._check()
        if self._rollbacks != self._connection._rollbacks:
            raise InterfaceError('Cursor needed to be reset because of commit/rollback and can no longer be fetched '
                                 'from.')
        row = self._row
        if row is None:
            self._at_end = True
            self._release()
            return None
        self._at_end = False
        self._row = None
        if self.row_factory is not None:
            row = self.row_factory(self, row)
        statement = self._statement
        if statement is not None:
            try:
                more = statement.native.step()
                if more is None:
                    more = self._connection._wait(statement.native.step)
                if more:
                    self._row = self._read()
                else:
                    self._release()
            except:
                self._release()
                raise
        return row

    def fetchmany(self, size=None):
        """A list of the next rows, `arraysize` or `size` of them; fewer at the end. All for 0 or less."""
        self._check()
        if size is None:
            size = self.arraysize
        if size <= 0 and self.row_factory is None and self._casts is None and self._connection._texts is not None:
            return self._all()
        rows = []
        while True:
            row = self._fetch()
            if row is None and self._at_end:
                return rows
            rows.append(row)
            if len(rows) == size:
                return rows

    def fetchall(self):
        """A list of the rows that are left."""
        return self.fetchmany(0)

    def _all(self):
        """The rows that are left, as the library gives them."""
        first = self._fetch()
        if first is None:
            return []
        if self._row is None:
            return [first]
        rows = [first, self._row]
        self._row = None
        native, texts = self._statement.native, self._connection._texts
        try:
            # The others have their turn in between.
            more = True
            while more:
                more = native.rows(rows, texts, 1000)
                if more is None:
                    more = self._connection._wait(native.rows, rows, texts, 1000)
        finally:
            self._release()
        return rows

    def close(self):
        """Ends the statement that it reads. The cursor can do nothing more."""
        if self._connection is None:
            raise ProgrammingError('Base Cursor.__init__ not called.')
        self._connection._check()
        self._release()
        self._row = None
        self._closed = True

    def setinputsizes(self, sizes):
        """Does nothing: PEP 249 asks for it."""

    def setoutputsize(self, size=None, column=None):
        """Does nothing: PEP 249 asks for it."""


class Row(object):
    """A row whose values are found by number, and by the name of their column in letters of any case.

    A `row_factory` of connections and cursors."""
    __module__ = 'sqlite3'
    __slots__ = ('_values', '_description')

    def __init__(self, cursor, values):
        if not issubclass(type(cursor), Cursor):
            raise TypeError('instance of cursor required for first argument')
        if not isinstance(values, tuple):
            raise TypeError('tuple required for second argument')
        self._values = values
        self._description = cursor._description

    def keys(self):
        """The names of the columns."""
        return [column[0] for column in self._description or ()]

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __getitem__(self, key):
        if isinstance(key, (int, long)):
            return self._values[key]
        if isinstance(key, str):
            wanted = key.lower()
            for column, value in zip(self._description or (), self._values):
                if column[0].lower() == wanted:
                    return value
            raise IndexError('No item with that key')
        if isinstance(key, slice):
            raise ValueError('slices not implemented, yet')
        raise IndexError('Index must be int or string')

    def __hash__(self):
        return hash(self._description) ^ hash(self._values)

    def __eq__(self, other):
        if not isinstance(other, Row):
            return NotImplemented
        return self._description == other._description and self._values == other._values

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal
