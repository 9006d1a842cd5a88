# SPDX-License-Identifier: MIT
# needs: sqlite
"""Who waits for a locked database lets the other threads go on; a cursor that is dropped holds nothing."""
import os
import sqlite3
import tempfile
import threading

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'test.db')
try:
    first = sqlite3.connect(path)
    first.execute('create table t(a)')
    first.executemany('insert into t values(?)', [(i,) for i in range(10)])
    first.commit()

    second = sqlite3.connect(path, timeout=0.05)
    first.execute('insert into t values(10)')
    try:
        second.execute('insert into t values(11)')
    except sqlite3.OperationalError as e:
        print e  # expect: database is locked
    second.rollback()

    # The lock is given back while somebody waits for it.
    started = threading.Event()

    def write():
        connection = sqlite3.connect(path, timeout=10)
        started.set()
        connection.execute('insert into t values(12)')
        connection.commit()
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    started.wait()
    writer.join(0.03)
    print writer.is_alive()  # expect: True
    first.commit()
    writer.join()
    print second.execute('select max(a), count(*) from t').fetchone()  # expect: (12, 12)

    # Rows that nobody reads on keep no lock.
    print first.execute('select a from t').fetchone()  # expect: (0,)
    for row in first.execute('select a from t'):
        break
    second.execute('delete from t where a > 5')
    second.commit()
    print second.total_changes  # expect: 6

    # Neither does a connection that is dropped in a transaction.
    def begin():
        connection = sqlite3.connect(path)
        connection.execute('delete from t')

    begin()
    second.execute('insert into t values(13)')
    second.commit()
    print first.execute('select count(*) from t').fetchone()  # expect: (7,)

    # Other threads are refused, unless the connection is for all.
    seen = []

    def use(connection):
        try:
            seen.append(connection.execute('select max(a) from t').fetchone())
        except sqlite3.ProgrammingError as e:
            seen.append(str(e)[:64])

    for connection in first, sqlite3.connect(path, check_same_thread=False):
        user = threading.Thread(target=use, args=(connection,))
        user.start()
        user.join()
    print seen[0]  # expect: SQLite objects created in a thread can only be used in that same
    print seen[1]  # expect: (13,)
finally:
    os.remove(path)
    os.rmdir(folder)
