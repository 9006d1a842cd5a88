# SPDX-License-Identifier: MIT
"""What cursors need of a connection: the database, and waiting where somebody else has locked it."""
import thread
import time

import _sqlite
from _sqlite import OperationalError, ProgrammingError

# How long to sleep, seconds, before asking again for a database that somebody else has locked; then the last again.
_DELAYS = (0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.025, 0.025, 0.025, 0.05, 0.05, 0.1)


class Session(object):
    """An open database."""

    # Until `__init__` has run.
    _database = None
    _closed = False

    def __init__(self, path, timeout, check_same_thread):
        if isinstance(path, unicode):
            path = path.encode('utf-8')
        elif not isinstance(path, str):
            raise ValueError('database parameter must be string or APSW Connection object')
        self._database = _sqlite.Database(path)
        self._timeout = timeout
        self._thread = thread.get_ident() if check_same_thread else None
        self._in_transaction = False
        # How often cursors have lost their rows.
        self._rollbacks = 0

    def _check(self):
        """ProgrammingError where nothing can be done with it."""
        if self._database is None:
            raise ProgrammingError('Base Connection.__init__ not called.')
        if self._thread is not None and thread.get_ident() != self._thread:
            raise ProgrammingError('SQLite objects created in a thread can only be used in that same thread. The '
                                   'object was created in thread id %d and this is thread id %d.'
                                   % (self._thread, thread.get_ident()))
        if self._closed:
            raise ProgrammingError('Cannot operate on a closed database.')

    def _prepare(self, text):
        """A native statement, None for a text without one, and where the rest of the text begins."""
        return self._database.prepare(text) or self._wait(self._database.prepare, text)

    def _wait(self, what, *args):
        """What `what` gives once nobody else has locked the database; OperationalError after the timeout."""
        end = time.time() + self._timeout
        attempt = 0
        while True:
            delay = min(_DELAYS[min(attempt, len(_DELAYS) - 1)], end - time.time())
            if delay <= 0:
                raise OperationalError('database is locked')
            time.sleep(delay)
            result = what(*args)
            if result is not None:
                return result
            attempt += 1

    def _execute_now(self, sql):
        """Runs a statement that gives no rows."""
        native, _ = self._prepare(sql)
        try:
            if native.step() is None:
                self._wait(native.step)
        finally:
            native.finalize()
            self._after()

    def _after(self):
        """To be called after each step of a statement, which may have begun or ended a transaction."""
        self._in_transaction = not self._database.autocommit()
