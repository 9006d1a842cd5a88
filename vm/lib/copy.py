# SPDX-License-Identifier: MIT
"""Copies of objects: copy() makes a new container with the same members, deepcopy() copies those as well.

A class takes part with __copy__(), __deepcopy__(memo), or the pickle methods (__reduce_ex__, __getinitargs__,
__getstate__, __setstate__)."""
import weakref
from copy_reg import dispatch_table

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    """This object cannot be copied."""


error = Error

try:
    from org.python.core import PyStringMap
except ImportError:
    PyStringMap = None


class _Old:
    pass


class _EmptyClass:
    pass


_ClassType = type(_Old)
_InstanceType = type(_Old())
_MethodType = type(weakref.WeakSet.add)
_FunctionType = type(lambda: None)


def copy(x):
    """A copy of `x` whose members are the same objects."""
    cls = type(x)
    copier = _copy_dispatch.get(cls)
    if copier is not None:
        return copier(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    return _rebuild(x, _taken_apart(x, cls))


def deepcopy(x, memo=None, _nil=[]):
    """A copy of `x` whose members are copies too, each object once. `memo` maps ids to the copies made."""
    if memo is None:
        memo = {}
    made = memo.get(id(x), _nil)
    if made is not _nil:
        return made
    cls = type(x)
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        made = copier(x, memo)
    elif issubclass(cls, type):
        made = x
    else:
        copier = getattr(x, '__deepcopy__', None)
        made = copier(memo) if copier is not None else _rebuild(x, _taken_apart(x, cls), memo)
    memo[id(x)] = made
    _keep_alive(x, memo)
    return made


def _keep_alive(x, memo):
    # A temporary object that died could pass its id on to another: `memo` itself owns all that were copied.
    memo.setdefault(id(memo), []).append(x)


def _taken_apart(x, cls):
    reduce = dispatch_table.get(cls)
    if reduce is not None:
        return reduce(x)
    reduce = getattr(x, '__reduce_ex__', None)
    if reduce is not None:
        return reduce(2)
    reduce = getattr(x, '__reduce__', None)
    if reduce is not None:
        return reduce()
    raise Error("un(deep)copyable object of type %s" % cls)


def _rebuild(x, parts, memo=None):
    # Makes an object from what __reduce_ex__ gave. With a memo everything that goes in is copied.
    if isinstance(parts, str):
        return x  # the name of a global
    assert isinstance(parts, tuple)
    assert 2 <= len(parts) <= 5
    deep = memo is not None
    make, args, state, items, pairs = parts + (None,) * (5 - len(parts))
    y = make(*(deepcopy(args, memo) if deep else args))
    if deep:
        memo[id(x)] = y
    if state is not None:
        _set_state(y, deepcopy(state, memo) if deep else state)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def _set_state(y, state):
    if hasattr(y, '__setstate__'):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        y.__dict__.update(state)
    if slots is not None:
        for name, value in slots.iteritems():
            setattr(y, name, value)


# --- Types that need no taking apart

def _same(x):
    return x


def _same_deep(x, memo):
    return x


def _instance(x):
    # An instance of an old-style class.
    if hasattr(x, '__copy__'):
        return x.__copy__()
    if hasattr(x, '__getinitargs__'):
        y = x.__class__(*x.__getinitargs__())
    else:
        y = _EmptyClass()
        y.__class__ = x.__class__
    state = x.__getstate__() if hasattr(x, '__getstate__') else x.__dict__
    if hasattr(y, '__setstate__'):
        y.__setstate__(state)
    else:
        y.__dict__.update(state)
    return y


def _instance_deep(x, memo):
    if hasattr(x, '__deepcopy__'):
        return x.__deepcopy__(memo)
    if hasattr(x, '__getinitargs__'):
        y = x.__class__(*deepcopy(x.__getinitargs__(), memo))
    else:
        y = _EmptyClass()
        y.__class__ = x.__class__
    memo[id(x)] = y
    state = deepcopy(x.__getstate__() if hasattr(x, '__getstate__') else x.__dict__, memo)
    if hasattr(y, '__setstate__'):
        y.__setstate__(state)
    else:
        y.__dict__.update(state)
    return y


def _list_deep(x, memo):
    y = memo[id(x)] = []
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _tuple_deep(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # It may have been copied meanwhile, as a member of its members.
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _dict_deep(x, memo):
    y = memo[id(x)] = {}
    for key, value in x.iteritems():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _method_deep(x, memo):
    return type(x)(x.im_func, deepcopy(x.im_self, memo), x.im_class)


_unchanging = (type(None), type(Ellipsis), int, long, float, bool, complex, str, unicode, type, xrange, _ClassType,
               type(len), _FunctionType, type(_same.func_code), weakref.ref)

_copy_dispatch = dict.fromkeys(_unchanging + (tuple, frozenset), _same)
_copy_dispatch.update({list: lambda x: x[:], dict: dict.copy, set: set.copy, _InstanceType: _instance})

_deepcopy_dispatch = dict.fromkeys(_unchanging, _same_deep)
_deepcopy_dispatch.update({list: _list_deep, tuple: _tuple_deep, dict: _dict_deep, _MethodType: _method_deep,
                           _InstanceType: _instance_deep})
