# SPDX-License-Identifier: MIT
"""Functions to be called when the program ends normally, the last registered first."""
import sys

__all__ = ['register']

_exithandlers = [(sys.exitfunc, (), {})] if hasattr(sys, 'exitfunc') else []


def _run_exitfuncs():
    # All are called, whatever they raise; the last exception comes out at the end.
    failure = None
    while _exithandlers:
        func, args, kwargs = _exithandlers.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            failure = sys.exc_info()
        except:
            import traceback
            print >> sys.stderr, "Error in atexit._run_exitfuncs:"
            traceback.print_exc()
            failure = sys.exc_info()
    if failure is not None:
        raise failure[0], failure[1], failure[2]


def register(func, *targs, **kargs):
    """Has func(*targs, **kargs) called at the end. Returns `func`, so it works as a decorator."""
    _exithandlers.append((func, targs, kargs))
    return func


sys.exitfunc = _run_exitfuncs
