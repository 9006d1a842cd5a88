# SPDX-License-Identifier: MIT
"""`with` in hot code: which methods run, in which order, what they may raise, swallow, wait for and change."""
import threading
import time

log = []
N = 400


class Plain(object):
    def __enter__(self):
        return 1

    def __exit__(self, type, value, tb):
        log.append(type)


class Rest(object):
    def __enter__(self):
        return 2

    def __exit__(self, *why):
        log.append(why[0])
        return 1


class Defaults(object):
    def __enter__(self, n=3):
        return n

    def __exit__(self, type=None, value=None, tb=None, more="more"):
        return more


class Waits(object):
    def __enter__(self):
        time.sleep(1e-5)
        return 4

    def __exit__(self, type, value, tb):
        time.sleep(1e-5)
        return True


class Truth(object):
    def __init__(self, truth):
        self.truth = truth

    def __nonzero__(self):
        log.append("truth")
        return self.truth


class Swallows(object):
    def __init__(self, truth):
        self.result = Truth(truth)

    def __enter__(self):
        return 5

    def __exit__(self, type, value, tb):
        return self.result


class Old:
    def __enter__(self):
        return 6

    def __exit__(self, type, value, tb):
        return type is KeyError


class OldHooked:
    def __getattr__(self, name):
        log.append(name)
        return lambda *args: len(args)


class Static(object):
    @staticmethod
    def __enter__():
        return 7

    @classmethod
    def __exit__(cls, type, value, tb):
        return cls is Static


class Bound(object):
    def __get__(self, o, cls):
        log.append("get")
        return lambda *args: args


class Described(object):
    __exit__ = Bound()
    __enter__ = Bound()


class BadEnter(object):
    def __enter__(self):
        raise ValueError("enter")

    def __exit__(self, *why):
        log.append("never")


class BadExit(object):
    def __enter__(self):
        return 8

    def __exit__(self, *why):
        raise ValueError("exit after %r" % (why[0],))


class NoEnter(object):
    def __exit__(self, *why):
        pass


class NoExit(object):
    def __enter__(self):
        log.append("never")


class OldNoEnter:
    def __exit__(self, *why):
        pass


class OldNoExit:
    def __enter__(self):
        log.append("never")


class WrongExit(object):
    def __enter__(self):
        return 9

    def __exit__(self):
        pass


def quiet(manager):
    last = None
    for i in xrange(N):
        with manager as last:
            pass
    return last


def failing(manager):
    passed = 0
    for i in xrange(N):
        try:
            with manager:
                raise KeyError(i)
            passed += 1
        except KeyError as e:
            passed -= e.args[0] == i
    return passed


def leaving(manager):
    """The other ways out of the block."""
    n = 0

    def returns():
        with manager as m:
            return m

    for i in xrange(N):
        n += returns() is not None
        while True:
            with manager:
                break
        for j in 1, 2:
            with manager:
                continue
    return n


def attempt(f, *args):
    del log[:]
    try:
        r = f(*args)
    except Exception as e:
        r = type(e).__name__ + ": " + str(e)
    kinds = sorted(set(map(str, log)))
    print "%-10s %-10s %r, %d calls noted %s" % (f.__name__, args[0].__class__.__name__, r, len(log), " ".join(kinds))


def all_kinds():
    for make in Plain, Rest, Defaults, Waits, Old, OldHooked, Static, Described, threading.Lock, threading.RLock:
        for f in quiet, failing, leaving:
            attempt(f, make())
        print
    for f in quiet, failing:
        for manager in Swallows(True), Swallows(False), threading.Condition(), threading.Semaphore(3):
            attempt(f, manager)
    for make in BadEnter, BadExit, NoEnter, NoExit, OldNoEnter, OldNoExit, WrongExit, object, Truth(1).__class__:
        o = make() if make is not Truth else Truth(1)
        attempt(quiet, o)
        attempt(failing, o)
    attempt(quiet, 5)
    attempt(quiet, None)
    attempt(quiet, "text")


all_kinds()


def own_attributes():
    """An instance's own methods count for old-style classes only."""
    for cls in Plain, Old:
        o = cls()
        o.__enter__ = lambda: "own enter"
        o.__exit__ = lambda *args: log.append("own exit")
        attempt(quiet, o)
        o.__dict__["__enter__"] = lambda: "by dict"
        attempt(quiet, o)


own_attributes()


def changed_on_the_way():
    """`__exit__` is looked up before the block, and its class may change in it."""
    class Changing(object):
        def __enter__(self):
            return 1

        def __exit__(self, *why):
            seen.append("first")

    def second(self, type, value, tb):
        seen.append("second")

    seen = []
    o = Changing()
    for i in xrange(N):
        with o:
            if i == N - 3:
                Changing.__exit__ = second
            if i == N - 2:
                Changing.__enter__ = lambda self: seen.append("enter")
    print len(seen), seen[-4:]
    # Other code in the same function: one that takes less.
    Rest.__exit__.im_func.func_code = Plain.__enter__.im_func.func_code
    try:
        quiet(Rest())
    except TypeError as e:
        print e


changed_on_the_way()


def generator(manager):
    for i in xrange(N):
        with manager as m:
            yield m
    with manager:
        raise KeyError("end")


def in_generators():
    for make in Defaults, Waits, Old:
        print sum(1 for x in generator(make())),
    for make in Plain, threading.Lock, Old:
        g = generator(make())
        print g.next(), g.next(), g.close(),
    print


in_generators()


def shared():
    """Threads that take a lock in turn, with a switch inside."""
    lock, total = threading.Lock(), [0]

    def work():
        for i in xrange(100):
            with lock:
                n = total[0]
                if i % 10 == 0:
                    time.sleep(1e-5)
                total[0] = n + 1

    threads = [threading.Thread(target=work) for i in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print total


shared()


def two():
    n = 0
    for i in xrange(N):
        with Plain() as a, Defaults() as b, Old() as c:
            n += a + b + c
            if i % 2:
                raise KeyError(i)
    return n


print two()


def files():
    import os
    for i in xrange(N):
        with open(os.devnull) as f:
            pass
    print f.closed
    try:
        with f:
            pass
    except ValueError as e:
        print e


files()
