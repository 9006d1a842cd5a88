# SPDX-License-Identifier: MIT
"""Prepared statements: values bound to them, and the ones kept because programs run the same ones again."""
from _sqlite import InterfaceError, ProgrammingError, Warning
from sqlite3._adapt import plain, storable

_CHANGES = frozenset(['insert', 'update', 'delete', 'replace'])


def _kind_of(sql):
    """The first word of a statement, in small letters."""
    text = sql.lstrip(' \t\r\n')
    end = 0
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[:end].lower()


def _has_more(text):
    """Whether there is a statement, or part of one, in what follows one."""
    while text:
        text = text.lstrip(' \t\r\n;')
        if text.startswith('--'):
            text = text.partition('\n')[2]
        elif text.startswith('/*'):
            text = text.partition('*/')[2]
        else:
            return bool(text)
    return False


class Statement(object):
    """A prepared statement of a connection."""
    __module__ = 'sqlite3'

    def __init__(self, connection, sql):
        """Prepares `sql`. Warning if it is more than one statement; the errors of SQL."""
        if not isinstance(sql, basestring):
            raise Warning('SQL is of wrong type. Must be string or unicode.')
        self.sql = sql
        text = sql.encode('utf-8') if isinstance(sql, unicode) else sql
        if '\0' in text:
            raise ValueError('the query contains a null character')
        self.kind = _kind_of(text)
        self.changes = self.kind in _CHANGES
        self.native, end = connection._prepare(text)
        if self.native is None:
            self.parameters = self.columns = ()
            return
        if _has_more(text[end:]):
            self.native.finalize()
            raise Warning('You can only execute one statement at a time.')
        self.parameters = self.native.parameters
        self.columns = self.native.columns

    def bind(self, values, any_bytes):
        """Sets the parameters: a sequence, or a dict by name."""
        names = self.parameters
        if type(values) is tuple or type(values) is list:
            count = len(values)
        elif isinstance(values, dict):
            return self._bind_names(values, any_bytes)
        elif hasattr(values, '__getitem__'):
            try:
                count = len(values)
            except Exception:
                count = -1
        else:
            raise ValueError('parameters are of unsupported type')
        if count != len(names):
            raise ProgrammingError('Incorrect number of bindings supplied. The current statement uses %d, and there '
                                   'are %d supplied.' % (len(names), count))
        if not count:
            return
        done = 0
        if plain[0] and isinstance(values, (tuple, list)):
            done = self.native.bind_plain(values, any_bytes)
        for i in xrange(done, count):
            if not self.native.bind(i + 1, storable(values[i]), any_bytes):
                raise InterfaceError('Error binding parameter %d - probably unsupported type.' % i)

    def _bind_names(self, values, any_bytes):
        for i, name in enumerate(self.parameters):
            if name is None:
                raise ProgrammingError('Binding %d has no name, but you supplied a dictionary (which has only '
                                       'names).' % (i + 1))
            name = name[1:]
            try:
                value = values[name]
            except KeyError:
                raise ProgrammingError('You did not supply a value for binding %d.' % (i + 1))
            if not self.native.bind(i + 1, storable(value), any_bytes):
                raise InterfaceError('Error binding parameter :%s - probably unsupported type.' % name)


class Cache(object):
    """The statements used last, by their text."""
    __module__ = 'sqlite3'

    def __init__(self, connection, size=100):
        self._connection = connection
        self._size = max(size, 5)
        self._statements = {}
        self._order = []

    def get(self, sql):
        """A statement of this text that nobody else runs, and the ticket with which it is given back."""
        key = type(sql), sql
        statement = self._statements.get(key)
        if statement is not None:
            ticket = statement.native.take()
            if ticket:
                return statement, ticket
        new = Statement(self._connection, sql)
        if new.native is None:
            return new, 0
        ticket = new.native.take()
        if statement is not None:
            return new, ticket
        if len(self._order) >= self._size:
            del self._statements[self._order.pop(0)]
        self._statements[key] = new
        self._order.append(key)
        return new, ticket

    def display(self):
        """Prints what is kept."""
        for key in self._order:
            print key[1]
