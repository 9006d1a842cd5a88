# process: a process starts sys.executable
# A pool of processes: initializer, results, exceptions, what cannot be sent, and the replacement of workers.
import os
from multiprocessing import Pool
from multiprocessing.pool import MaybeEncodingError

def begin(value):
    global given
    given = value

def work(x):
    if x == 13:
        raise ValueError('unlucky')
    return given, x * factor

def function(x):
    return lambda: x

factor = 3
pool = Pool(1, begin, ('given',), maxtasksperchild=4)
first = pool.apply(os.getpid)
print pool.map(work, range(4), 2), list(pool.imap(work, [1]))
print pool.apply(os.getpid) != first
for call in (lambda: pool.apply(work, (13,)), lambda: pool.apply(function, (1,))):
    try:
        call()
    except ValueError as e:
        print e
    except MaybeEncodingError as e:
        print e.value[:20]
pool.close()
pool.join()
print [process.exitcode for process in pool._pool]
