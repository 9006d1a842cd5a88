# SPDX-License-Identifier: MIT
# needs: sqlite
"""What cursors say after each kind of statement, and how transactions begin and end by themselves."""
import sqlite3


def show(source):
    try:
        print source, '->', eval(source)
    except Exception as e:
        print source, '!!', type(e).__module__, type(e).__name__, e


def said():
    return k.description and [column[0] for column in k.description], k.rowcount, k.lastrowid


c = sqlite3.connect(':memory:')
k = c.cursor()
print said(), k.arraysize
for sql, many in [
        ('create table t(a integer primary key, b text, d)', None),
        ("insert into t values(5, 'x', 1.5)", None),
        ('update t set b = 3', None),
        ('insert into t(b) values(?)', [('q',), ('r',)]),
        ('replace into t values(5, 1, 2)', None),
        ('select a as "x [foo]", b "[q]", d "z[q] r" from t', None),
        ('select 1 where 0', None),
        ('pragma table_info(nix)', None),
        ('delete from t where 0', None),
        ('/* c */ select 1', None),
        ('  -- c\n insert into t(b) values(1)', None),
        ('select 1; -- more', None),
        ('', None)]:
    if many is None:
        k.execute(sql)
    else:
        k.executemany(sql, many)
    print sql, said(), k.fetchall()
print c.total_changes, repr(c.isolation_level)
for sql in ['select 1; select 2', 'select \0 1', 'selec', u'select \u1234', 5]:
    show("c.execute(%r)" % (sql,))
show("c.executemany('select 1', [])")
show("c.executemany('pragma user_version', [()])")
show("c.executemany('insert into t(b) values(?)', 5)")
show("c.executescript(5)")
show("c.executescript('select 1; foo')")
c.commit()

# Rows that are being read outlast a commit, not a rollback.
k = c.execute('select a from t')
k.fetchone()
c.execute('insert into t(b) values(9)')
c.commit()
show("k.fetchall()")
k = c.execute('select a from t')
k.fetchone()
c.execute('insert into t(b) values(9)')
c.rollback()
show("k.fetchall()")
k.execute('select 1')
show("k.fetchall()")
# What is neither a query nor a change ends the transaction.
c.execute('insert into t(b) values(10)')
c.execute('create table u(x)')
c.rollback()
show("c.execute('select count(*) from t').fetchone()")
c.execute('insert into u values(1)')
c.execute('select 1')
c.rollback()
show("c.execute('select * from u').fetchall()")
c.execute('begin')
c.execute('insert into u values(2)')
c.rollback()
show("c.execute('select * from u').fetchall()")
with c:
    c.execute('insert into u values(3)')
try:
    with c:
        c.execute('insert into u values(4)')
        1 / 0
except ZeroDivisionError:
    pass
show("c.execute('select * from u').fetchall()")
for level in ['IMMEDIATE', None, '', 'FOO', 5, u'\xe9']:
    try:
        c.isolation_level = level
        print repr(c.isolation_level)
    except Exception as e:
        print type(e), e
c.isolation_level = None
c.execute('insert into u values(5)')
c.rollback()
show("c.execute('select * from u').fetchall()")
show("list(c.iterdump())")

k = c.execute('select 1 union select 2 union select 3')
show("k.fetchmany()")
show("k.fetchmany(5)")
show("k.fetchmany(5)")
show("k.fetchone()")
show("k.next()")
k.execute('select 1 union select 2 union select 3')
k.fetchone()
show("k.fetchmany(0)")
k.close()
show("k.execute('select 1')")
show("k.fetchone()")
show("k.close()")
c.close()
for source in ["c.execute('x')", "c.commit()", "c.close()", "c.total_changes", "c.cursor()", "c.interrupt()", "c()"]:
    show(source)
show("sqlite3.connect('/nix/nix')")
show("sqlite3.connect(5)")
