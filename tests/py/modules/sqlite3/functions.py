# SPDX-License-Identifier: MIT
# needs: sqlite
"""Functions, aggregates, collations and handlers that SQL calls, and what their exceptions become."""
import sqlite3
import sys


def show(source):
    try:
        print source, '->', eval(source)
    except Exception as e:
        print source, '!!', type(e).__module__, type(e).__name__, e


class Sum:
    def __init__(self):
        self.n = 0

    def step(self, x):
        self.n += x

    def finalize(self):
        return self.n


class BadInit(Sum):
    def __init__(self):
        1 / 0


class BadStep(Sum):
    def step(self, x):
        1 / 0


class BadEnd(Sum):
    def finalize(self):
        1 / 0


class NoStep:
    def finalize(self):
        return 1


c = sqlite3.connect(':memory:')
c.execute('create table t(a)')
c.executemany('insert into t values(?)', [(i,) for i in range(5)])
for f in [lambda x: object(), lambda x: 1 / 0, lambda x: 2 ** 70, lambda x: '\xff', lambda x: None, lambda x: 2 ** 62,
          lambda x: u'\xe4', lambda x: 1.5, lambda x, y: 1, lambda x: sys.exit(3)]:
    c.create_function('f', 1, f)
    show("c.execute('select f(1)').fetchall()")
c.create_function('f', 1, lambda x: type(x).__name__)
show("c.execute('select f(1), f(1.5), f(null), f(\"a\"), f(x\\'00\\')').fetchall()")
c.create_function('g', -1, lambda *args: len(args))
show("c.execute('select g(), g(1, 2)').fetchall()")
c.create_function(name='g', narg=0, func=lambda: u'none')
show("c.execute('select g(), g(1, 2)').fetchall()")
show("c.create_function('f', 99999, len)")
for aggregate in [Sum, BadInit, BadStep, BadEnd, NoStep]:
    c.create_aggregate('s', 1, aggregate)
    show("c.execute('select s(a) from t').fetchall()")
c.create_aggregate('s', 1, Sum)
show("c.execute('select s(a) from t where 0').fetchall()")
show("c.execute('select a % 2, s(a), s(a * 2) from t group by a % 2').fetchall()")
show("c.create_collation('a b', cmp)")
show("c.create_collation('ab', 5)")
ordered = 'select a from t order by cast(a as text) collate rev'
for f in [lambda a, b: cmp(b, a), lambda a, b: 1 / 0, None]:
    c.create_collation('rev', f)
    show("c.execute(ordered).fetchall()")
for f in [lambda: 1, lambda: 1 / 0, None]:
    c.set_progress_handler(f, 1)
    show("c.execute('select a from t').fetchall()")
for f in [lambda *args: sys.stdout.write('%s\n' % (args,)) or 0, lambda *args: 1, lambda *args: 1 / 0,
          lambda *args: 'no', lambda *args: 2 ** 32, lambda *args: 2]:
    c.set_authorizer(f)
    show("c.execute('select a from t').fetchall()")
c = sqlite3.connect(':memory:')
sqlite3.enable_callback_tracebacks(True)
sys.stderr = sys.stdout
c.create_function('f', 0, lambda: 1 / 0)
try:
    c.execute('select f()')
except sqlite3.OperationalError as e:
    print e
# A statement that is being read is not run by what it calls.
c.create_function('again', 1, lambda n: c.execute('select ? + 1', (n,)).fetchone()[0])
show("c.execute('select again(5), again(again(1))').fetchall()")
