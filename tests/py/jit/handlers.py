# try, except, finally and with in generated code.
import sys
import traceback

N = 1500


class Error(Exception):
    def __init__(self, code):
        Exception.__init__(self, 'code %d' % code)
        self.code = code


class Narrow(Error):
    pass


def check(i):
    if i % 3 == 0:
        raise Error(i)
    if i % 5 == 0:
        raise Narrow(i)
    return i


def deeper(i, depth):
    if depth:
        return deeper(i, depth - 1)
    return check(i)


def several(n):
    narrow = wide = clean = ended = 0
    for i in xrange(n):
        try:
            try:
                deeper(i, 3)
            except Narrow, e:
                narrow += e.code
            except (Error, KeyError), e:
                wide += e.code
            else:
                clean += 1
        finally:
            ended += 1
    return narrow, wide, clean, ended


print several(N)


def ways(n):
    """Every way through a finally clause."""
    log = []

    def one(i):
        for k in xrange(3):
            try:
                if i == 0:
                    return 'return %d' % k
                if i == 1 and k == 1:
                    break
                if i == 2:
                    continue
                if i == 3:
                    raise KeyError(k)
                if i == 4:
                    try:
                        return 'inner'
                    finally:
                        k += 10
            except KeyError:
                log.append('except %d' % k)
            finally:
                log.append('finally %d' % k)
                if i == 5:
                    return 'replaced'
        return 'end %d' % k

    for i in xrange(n):
        del log[:]
        result = one(i % 7)
        if i >= n - 7:
            print result, log


ways(N)


def swallows(n):
    """A return in finally ends an exception; break in it, too."""
    count = 0
    for i in xrange(n):
        while True:
            try:
                1 // (i % 2)
            finally:
                count += 1
                break
    return count


print swallows(N)


class Manager(object):
    def __init__(self, log, swallow):
        self.log = log
        self.swallow = swallow

    def __enter__(self):
        self.log.append('enter')
        return self

    def __exit__(self, kind, value, tb):
        self.log.append((kind and kind.__name__, str(value), tb is not None))
        return self.swallow


class Old:
    def __enter__(self):
        return 5

    def __exit__(self, *args):
        return True


def managed(i, log):
    for k in xrange(2):
        with Manager(log, i % 2) as m:
            if i % 7 == 0:
                return 'return'
            if i % 7 == 1:
                raise KeyError(i)
            if i % 7 == 2:
                break
            if i % 7 == 3:
                continue
            with Old() as five:
                if i % 7 == 4:
                    raise ValueError(five)
            log.append(m is not None)
    return k


def with_all(n):
    for i in xrange(n):
        log = []
        try:
            result = managed(i, log)
        except KeyError, e:
            result = repr(e)
        if i < 14 or i >= n - 14:
            print i % 7, result, log


with_all(N)

# Tracebacks and sys.exc_info.


def inner(i):
    if i % 2:
        raise ValueError(i)
    {}[i]


def middle(i):
    try:
        inner(i)
    finally:
        i += 1


def outer(i):
    try:
        middle(i)
    except KeyError:
        raise
    except ValueError, e:
        raise TypeError(str(e))


def lines(i):
    try:
        outer(i)
    except (KeyError, TypeError):
        kind, value, tb = sys.exc_info()
        return kind.__name__, str(value), [(f, l) for _, l, f, _ in traceback.extract_tb(tb)]


for i in xrange(N):
    result = lines(i)
    if i in (0, 1, N - 2, N - 1):
        print result


def frames(n):
    """Frames of tracebacks are live, and stay when the function has returned."""
    x = 0
    for i in xrange(n):
        try:
            inner(1)
        except ValueError:
            tb = sys.exc_info()[2]
            x += 1
    x = -x
    return tb, tb.tb_frame is sys._getframe(), tb.tb_next.tb_frame.f_back is sys._getframe()


tb, same, back = frames(N)
print tb.tb_frame.f_locals['x'], tb.tb_frame.f_locals['i'], same, back, tb.tb_next.tb_frame.f_locals
tb = None


def info(n):
    """What is handled is restored when the function that handles it returns."""
    seen = []
    for i in xrange(n):
        before = sys.exc_info()[0]
        try:
            raise ValueError(i)
        except ValueError:
            now = sys.exc_info()[0]
            helper()
            after = sys.exc_info()[0]
        seen = [before, now, after, sys.exc_info()[0]]
    return seen


def helper():
    try:
        raise KeyError
    except KeyError:
        pass


for i in xrange(N // 50):
    result = info(100)
print result, sys.exc_info()
sys.exc_clear()


def deleted(n):
    out = 0
    for i in xrange(n):
        x = i
        try:
            if i % 2:
                del x
            1 // 0
        except ZeroDivisionError:
            try:
                out += x
            except UnboundLocalError, e:
                out += 1
    return out, str(e)


print deleted(N)


def mixed(n):
    """Floats and ints in locals that a handler sees."""
    total = 0
    for i in xrange(n):
        v = 1
        try:
            v = i * 0.5
            if i % 3 == 0:
                v = 'text'
            check(i)
            v = i
        except Error:
            if v == 'text':
                v = 2.25
            total += v
        total += v
    return total


print '%.3f' % mixed(N)


def loops(n):
    """A loop inside of try, entered in its middle."""
    done = 0
    try:
        i = 0
        while True:
            i += 1
            done += i
            if i > n:
                raise StopIteration(done)
    except StopIteration, e:
        done = e.args[0] + 1
    try:
        for i in xrange(n):
            if i == n - 1:
                return done, i
    finally:
        print 'finally', i


print loops(N)


def unwinding(n):
    """Recursion too deep, caught in the middle."""
    try:
        return unwinding(n + 1)
    except RuntimeError:
        return n


for i in xrange(3):
    print unwinding(0) > 500


def generator(n):
    for i in xrange(n):
        try:
            with Old():
                yield i
        finally:
            yield -i


print sum(generator(N)), len(list(generator(N)))


def old_exception(n):
    for i in xrange(n):
        try:
            raise Old
        except Old, e:
            pass
    return e.__class__.__name__


print old_exception(N)


def reraise(n):
    count = 0
    for i in xrange(n):
        try:
            try:
                check(i)
            except Error:
                count += 1
                raise
        except Narrow:
            count += 10
        except Error:
            count += 100
    return count


print reraise(N)
