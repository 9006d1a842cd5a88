# SPDX-License-Identifier: MIT
# needs: sqlite
"""Random statements with random values, in and out of transactions: the same rows, counts and errors as under CPython."""
import hashlib
import random
import sqlite3


def value():
    kind = rnd.randrange(9)
    if kind == 0:
        return None
    if kind == 1:
        return rnd.randrange(-5, 5)
    if kind == 2:
        return rnd.choice([2 ** 31, -2 ** 53 - 1, 2 ** 63 - 1, -2 ** 63, 2 ** 63])
    if kind == 3:
        return rnd.choice([0.5, -1e300, 1e-300, 3.0])
    if kind == 4:
        return rnd.choice(['', 'a', 'it\'s', '\xe4', 'x\0y'])
    if kind == 5:
        return rnd.choice([u'', u'\xe4', u'\u20ac\U0001f600', u'7'])
    if kind == 6:
        return buffer(rnd.choice(['', 'ab', '\0\xff']))
    return rnd.choice([True, 10 ** 10, 'abc', u'abc', ()])


def change():
    kind = rnd.randrange(12)
    if kind < 3:
        return k.execute('insert into t values(?, ?, ?)', (rnd.randrange(12), value(), value()))
    if kind == 3:
        return k.execute('replace into t values(:a, :b, :c)', {'a': rnd.randrange(12), 'b': value(), 'c': value()})
    if kind == 4:
        return k.execute('update t set c = ? where a > ?', (value(), rnd.randrange(12)))
    if kind == 5:
        return k.execute('delete from t where a = ?', [rnd.randrange(12)])
    if kind == 6:
        return k.executemany('insert into t values(?, ?, ?)',
                             [(rnd.randrange(40), value(), i) for i in range(rnd.randrange(4))])
    if kind == 7:
        return rnd.choice([c.commit, c.rollback])()
    if kind == 8:
        return k.execute(rnd.choice(['pragma user_version', 'create table if not exists u(x)', 'select 1 where 0']))
    if kind == 9:
        c.text_factory = rnd.choice([unicode, str, unicode])
        return c.execute('select b from t order by a')
    if kind == 10:
        c.isolation_level = rnd.choice([None, '', 'IMMEDIATE'])
        return None
    return k.execute('select a, b, c, typeof(b), ?1 from t order by a limit ?2', (value(), rnd.randrange(5)))


def plain(row):
    return [(type(v).__name__, str(v) if isinstance(v, buffer) else v) for v in row]


for seed in range(3):
    rnd = random.Random(seed)
    said = []
    c = sqlite3.connect(':memory:')
    k = c.cursor()
    k.execute('create table t(a integer primary key, b, c)')
    for _ in xrange(120):
        try:
            change()
        except Exception as e:
            said.append((type(e).__name__, str(e)))
        said.append((k.rowcount, k.lastrowid, k.description and [column[0] for column in k.description]))
        try:
            said.append([plain(row) for row in k.fetchmany(rnd.randrange(1, 4))])
        except Exception as e:
            said.append((type(e).__name__, str(e)))
    said.append(c.total_changes)
    print seed, len(repr(said)), hashlib.md5(repr(said)).hexdigest()
