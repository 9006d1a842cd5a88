# SPDX-License-Identifier: MIT
"""The module as PEP 249 has it: `connect`, constants, exceptions, and the kinds of values that are stored as texts."""
import datetime
import sys
import time

from _sqlite import version as sqlite_version
from _sqlite import complete as _complete
from _sqlite import (DatabaseError, DataError, Error, IntegrityError, InterfaceError, InternalError,
                     NotSupportedError, OperationalError, ProgrammingError, Warning, enable_shared_cache)
from sqlite3._adapt import PrepareProtocol, adapt, adapters, converters, register_adapter, register_converter
from sqlite3._connection import Connection, enable_callback_tracebacks
from sqlite3._cursor import Cursor, OptimizedUnicode, Row
from sqlite3._statement import Cache, Statement

apilevel = '2.0'
paramstyle = 'qmark'
threadsafety = 1
version = '2.6.0'
version_info = (2, 6, 0)
sqlite_version_info = tuple(int(part) for part in sqlite_version.split('.'))

PARSE_DECLTYPES = 1
PARSE_COLNAMES = 2

# What an authorizer is asked for, and what it answers.
SQLITE_OK, SQLITE_DENY, SQLITE_IGNORE = range(3)
(SQLITE_CREATE_INDEX, SQLITE_CREATE_TABLE, SQLITE_CREATE_TEMP_INDEX, SQLITE_CREATE_TEMP_TABLE,
 SQLITE_CREATE_TEMP_TRIGGER, SQLITE_CREATE_TEMP_VIEW, SQLITE_CREATE_TRIGGER, SQLITE_CREATE_VIEW, SQLITE_DELETE,
 SQLITE_DROP_INDEX, SQLITE_DROP_TABLE, SQLITE_DROP_TEMP_INDEX, SQLITE_DROP_TEMP_TABLE, SQLITE_DROP_TEMP_TRIGGER,
 SQLITE_DROP_TEMP_VIEW, SQLITE_DROP_TRIGGER, SQLITE_DROP_VIEW, SQLITE_INSERT, SQLITE_PRAGMA, SQLITE_READ,
 SQLITE_SELECT, SQLITE_TRANSACTION, SQLITE_UPDATE, SQLITE_ATTACH, SQLITE_DETACH, SQLITE_ALTER_TABLE, SQLITE_REINDEX,
 SQLITE_ANALYZE) = range(1, 29)

Binary = buffer
Date = datetime.date
Time = datetime.time
Timestamp = datetime.datetime


def DateFromTicks(ticks):
    """The day of a time in seconds since 1970."""
    return Date(*time.localtime(ticks)[:3])


def TimeFromTicks(ticks):
    """The time of day of a time in seconds since 1970."""
    return Time(*time.localtime(ticks)[3:6])


def TimestampFromTicks(ticks):
    """Day and time of day of a time in seconds since 1970."""
    return Timestamp(*time.localtime(ticks)[:6])


def connect(database, *args, **kwargs):
    """Opens a database, which is created if there is none; ":memory:" is one in memory.

    The arguments are those of `Connection`, or of the class given as `factory`."""
    factory = kwargs.get('factory', args[4] if len(args) > 4 else Connection)
    return factory(database, *args, **kwargs)


def complete_statement(sql):
    """Whether a text ends with a whole statement of SQL."""
    return _complete(sql.encode('utf-8') if isinstance(sql, unicode) else sql)


# Otherwise it registers the class itself.
if '_abcoll' in sys.modules:
    sys.modules['_abcoll'].Sequence.register(Row)


def _adapt_date(day):
    return day.isoformat()


def _adapt_datetime(moment):
    return moment.isoformat(' ')


def _convert_date(text):
    return Date(*[int(part) for part in text.split('-')])


def _convert_timestamp(text):
    day, of_day = text.split(' ')
    seconds, _, fraction = of_day.partition('.')
    parts = day.split('-') + seconds.split(':')
    return Timestamp(*([int(part) for part in parts] + [int((fraction + '000000')[:6])]))


register_adapter(datetime.date, _adapt_date)
register_adapter(datetime.datetime, _adapt_datetime)
register_converter('date', _convert_date)
register_converter('timestamp', _convert_timestamp)
