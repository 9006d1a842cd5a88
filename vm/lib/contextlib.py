# SPDX-License-Identifier: MIT
"""Context managers for the with statement, made of generators and of objects with close()."""
import sys
from functools import wraps

__all__ = ['contextmanager', 'nested', 'closing']


class GeneratorContextManager(object):
    """What a function decorated with contextmanager() returns."""

    def __init__(self, gen):
        self.gen = gen

    def __enter__(self):
        try:
            return self.gen.next()
        except StopIteration:
            raise RuntimeError("generator didn't yield")

    def __exit__(self, type, value, traceback):
        if type is None:
            try:
                self.gen.next()
            except StopIteration:
                return
            raise RuntimeError("generator didn't stop")
        if value is None:
            # The class alone was raised; what the generator lets through must be recognised by identity.
            value = type()
        try:
            self.gen.throw(type, value, traceback)
        except StopIteration as e:
            # Swallowed, unless it is itself the exception thrown in.
            return e is not value
        except:
            if sys.exc_info()[1] is value:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    """Decorator of a generator function that yields once: before the yield is the entry, after it the exit. An
    exception of the body comes out of the yield."""
    @wraps(func)
    def helper(*args, **kwds):
        return GeneratorContextManager(func(*args, **kwds))
    return helper


@contextmanager
def nested(*managers):
    """Several context managers as one. (The with statement takes several itself, and is safer: here all are made
    before the first is entered.)"""
    entered = []
    values = []
    pending = None, None, None
    try:
        for manager in managers:
            leave = manager.__exit__
            values.append(manager.__enter__())
            entered.append(leave)
        yield values
    except:
        pending = sys.exc_info()
    finally:
        while entered:
            leave = entered.pop()
            try:
                if leave(*pending):
                    pending = None, None, None
            except:
                pending = sys.exc_info()
        if pending != (None, None, None):
            raise pending[0], pending[1], pending[2]


_nested = nested


@wraps(_nested)
def nested(*managers):
    from warnings import warn
    warn("With-statements now directly support multiple context managers", DeprecationWarning, 2)
    return _nested(*managers)


class closing(object):
    """Context manager that closes `thing` at its end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()
