# Pools and the interface of processes over threads: results, their order, exceptions, the end.
import multiprocessing.dummy as dummy
from multiprocessing import TimeoutError
from multiprocessing.pool import ThreadPool, MaybeEncodingError

def square(x):
    return x * x

def broken(x):
    raise ValueError('broken %s' % x)

def tell(function, *args):
    try:
        print function(*args)
    except Exception as e:
        print type(e).__name__, e

pool = ThreadPool(3)
print pool.map(square, range(10)), pool.map(square, []), pool.apply(square, (4,))
print list(pool.imap(square, range(5))), sorted(pool.imap_unordered(square, range(9), 4))
tell(pool.map, broken, [1])
tell(pool.apply, broken, (2,))
results = pool.imap(broken, range(1))
tell(next, results)
tell(next, results)
def faulty():
    yield 1
    raise KeyError('source')
tell(pool.map, square, faulty())
other = ThreadPool(1)
results = other.imap(square, faulty())
print next(results)
tell(next, results)
other.terminate()
got = []
event = dummy.Event()
late = pool.apply_async(event.wait, (), {}, got.append)
tell(late.get, 0.001)
print late.ready()
tell(late.successful)
event.set()
print late.get(5), late.successful(), got
print pool.map_async(square, [3, 4], 1, got.append).get(), got
tell(pool.join)
pool.close()
tell(pool.apply, square, (1,))
pool.join()
tell(ThreadPool, 0)
tell(ThreadPool, 1, 5)
tell(pool.__reduce__)
print repr(MaybeEncodingError(ValueError(1), 'v'))

process = dummy.Process(target=square, args=(2,))
print process.exitcode
process.start()
process.join()
print process.exitcode, dummy.active_children()
a, b = dummy.Pipe()
a.send([1])
print b.poll(), b.recv(), b.poll(), b.poll(0.001)
print dummy.Manager().dict(a=1), dummy.Namespace(x=1, _y=2), dummy.Value('i', 3)
