# SPDX-License-Identifier: MIT
# needs: sqlite
"""What is stored for a value, what is read again, and what refuses to be stored."""
import sqlite3


def show(source):
    try:
        print source, '->', eval(source)
    except Exception as e:
        print source, '!!', type(e).__module__, type(e).__name__, e


class Sequence(object):
    def __getitem__(self, i):
        return [3][i]

    def __len__(self):
        return 1


class OldSequence:
    def __getitem__(self, i):
        return 7


class Doubling(dict):
    def __missing__(self, key):
        return key * 2


class Conforming(object):
    def __conform__(self, protocol):
        return 'conf'


class Failing(object):
    def __conform__(self, protocol):
        raise KeyError


c = sqlite3.connect(':memory:')
for value in [None, 0, -1, 2 ** 53 + 1, 2 ** 63 - 1, -2 ** 63, 1.5, 1e400, 'a', u'\xe4\u20ac\U0001f600', '', u'a\0b',
              True, 7L]:
    print repr(value), [(type(v), v) for v in c.execute('select ?', (value,)).fetchone()],
    print c.execute('select typeof(?)', (value,)).fetchone()
for blob in ['abc', '', '\0\xff']:
    v = c.execute('select ?', (buffer(blob),)).fetchone()[0]
    print type(v), repr(str(v))
for value in [object(), 2 ** 63, '\xff', bytearray('abc'), [1], {}]:
    try:
        print c.execute('select ?', (value,)).fetchall()
    except Exception as e:
        print type(e), e
show("c.execute('select ?', 'ab')")
show("c.execute('select ?', 5)")
show("c.execute('select ?', {})")
show("c.execute('select :a', {})")
show("c.execute('select :a', {'a': object()})")
show("c.execute('select :a', [3]).fetchall()")
show("c.execute('select ?', Sequence()).fetchall()")
show("c.execute('select ?', OldSequence()).fetchall()")
show("c.execute('select ?', set([1])).fetchall()")
show("c.execute('select ?', iter([1])).fetchall()")
show("c.execute('select :a, @b, $c, ?3', Doubling()).fetchall()")
show("c.execute('select ?2, ?1', (1, 2)).fetchall()")
show("c.execute('select ?', (Conforming(),)).fetchall()")
show("c.execute('select ?', (Failing(),)).fetchall()")
show("c.execute('select \"a\" || x\\'ff\\'').fetchall()")
show("sqlite3.adapt(object())")
sqlite3.register_adapter(int, lambda i: -i)
show("c.execute('select ?, ?', (5, 'x')).fetchall()")
del sqlite3.adapters[int, sqlite3.PrepareProtocol]
show("c.execute('select ?', (5,)).fetchall()")

for factory in [str, sqlite3.OptimizedUnicode, lambda s: (s, 1), unicode]:
    c.text_factory = factory
    show("c.execute('select \"ab\", ?, 3, null', (u'\\xe4',)).fetchall()")
c.text_factory = str
show("c.execute('select ?', ('\\xff',)).fetchall()")

d = sqlite3.connect(':memory:', detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)
sqlite3.register_converter('point', lambda s: tuple(s.split(';')))
d.execute('create table t(a integer(10), d date, ts timestamp, x foo, p point(3))')
d.execute('insert into t values(1, ?, ?, ?, ?)',
          (sqlite3.Date(2010, 2, 3), sqlite3.Timestamp(2010, 2, 3, 4, 5, 6, 7), 'foo', '1;2'))
show("d.execute('select * from t').fetchall()")
show("d.execute('select a, d as e, ts as \"q [timestamp]\", p as \"r [point]\" from t').fetchall()")
show("d.execute('select 1 as \"x [timestamp]\"').fetchall()")
show("d.execute('select \"2010-01-02 03:04:05.5\" as \"x [TIMESTAMP]\", null as \"y [date]\"').fetchall()")
show("sorted(sqlite3.converters)")
