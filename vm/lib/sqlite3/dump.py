# SPDX-License-Identifier: MIT
"""A database as a text of SQL."""


def _quoted(name, quote='"'):
    return quote + name.replace(quote, quote * 2) + quote


def _rows_of(cursor, table):
    columns = [row[1] for row in cursor.execute('PRAGMA table_info(%s)' % _quoted(table)).fetchall()]
    values = " || ',' || ".join('quote(%s)' % _quoted(column) for column in columns)
    start = _quoted('INSERT INTO %s VALUES(' % _quoted(table), "'")
    for row in cursor.execute("SELECT %s || %s || ')' FROM %s" % (start, values, _quoted(table))):
        yield row[0] + ';'


def _iterdump(connection):
    """Yields the statements that make the database of `connection` anew."""
    cursor = connection.cursor()
    yield 'BEGIN TRANSACTION;'
    schema = 'SELECT name, type, sql FROM sqlite_master WHERE sql NOT NULL AND type %s ORDER BY name'
    writable = False
    for name, _, sql in cursor.execute(schema % "== 'table'").fetchall():
        if name == 'sqlite_sequence':
            yield 'DELETE FROM "sqlite_sequence";'
        elif name == 'sqlite_stat1':
            yield 'ANALYZE "sqlite_master";'
        elif name.startswith('sqlite_'):
            continue
        elif sql.startswith('CREATE VIRTUAL TABLE'):
            if not writable:
                writable = True
                yield 'PRAGMA writable_schema=ON;'
            yield ("INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql)VALUES('table',%s,%s,0,%s);"
                   % (_quoted(name, "'"), _quoted(name, "'"), _quoted(sql, "'")))
            continue
        else:
            yield sql + ';'
        for statement in _rows_of(cursor, name):
            yield statement
    for _, _, sql in cursor.execute(schema % "IN ('index', 'trigger', 'view')").fetchall():
        yield sql + ';'
    if writable:
        yield 'PRAGMA writable_schema=OFF;'
    yield 'COMMIT;'
