# SPDX-License-Identifier: MIT
# needs: sqlite
"""Rows by number and by name, and factories of rows and cursors."""
import sqlite3


def show(source):
    try:
        print source, '->', eval(source)
    except Exception as e:
        print source, '!!', type(e).__module__, type(e).__name__, e


c = sqlite3.connect(':memory:')
c.row_factory = sqlite3.Row
r = c.execute('select 1 as a, 2 as B').fetchone()
for source in ["r['a'], r['b'], r['A'], r[0], r[-1], r[1L]", "r['c']", "r[2]", "r[0:1]", "r[None]", "r[u'a']", "r[2**70]",
               "r.keys()", "len(r)", "tuple(r)", "dict(r)", "list(reversed(r))", "r == (1, 2)", "r != (1, 2)", "2 in r",
               "r == c.execute('select 1 as a, 2 as B').fetchone()", "r != c.execute('select 1, 2').fetchone()",
               "hash(r) == hash(c.execute('select 1 as a, 2 as B').fetchone())", "sqlite3.Row(1, 2)",
               "sqlite3.Row(c.cursor(), 2)", "sqlite3.Row(c.cursor(), (3,))[0]"]:
    show(source)
c.row_factory = lambda cursor, row: list(row)
show("c.execute('select 1, 2').fetchone()")
k = c.cursor()
k.row_factory = lambda cursor, row: None if row[0] == 2 else row
show("list(k.execute('select 1 union select 2 union select 3'))")


class Cursor(sqlite3.Cursor):
    def fetchone(self):
        return 'mine'

    def execute(self, sql):
        return sqlite3.Cursor.execute(self, sql.upper())


k = c.cursor(Cursor)
k.row_factory = None
show("k.execute('select \"a\" union select \"b\"').fetchall(), k.fetchone()")


class Connection(sqlite3.Connection):
    def __init__(self, path, **how):
        sqlite3.Connection.__init__(self, path, **how)
        self.mine = 3


show("sqlite3.connect(':memory:', factory=Connection, isolation_level=None).mine")


class Unmade(sqlite3.Connection):
    def __init__(self, *args):
        pass


class UnmadeCursor(sqlite3.Cursor):
    def __init__(self, connection):
        pass


show("Unmade(':memory:').cursor()")
show("UnmadeCursor(c).execute('select 1')")
show("UnmadeCursor(c).fetchone()")
show("c.cursor(lambda connection: 5)")
show("sqlite3.Cursor(5)")
