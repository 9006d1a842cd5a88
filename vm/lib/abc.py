# SPDX-License-Identifier: MIT
"""Abstract base classes: a metaclass that forbids instances while methods are missing, and lets classes count as
subclasses without inheriting."""
from _weakrefset import WeakSet


class _Old:
    pass


_class_types = type, type(_Old)
_InstanceType = type(_Old())


def abstractmethod(funcobj):
    """Decorator: a class with such a method has no instances until a subclass overrides it."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractproperty(property):
    """A property that a subclass must override."""
    __isabstractmethod__ = True


class ABCMeta(type):
    """Metaclass of abstract classes. register() makes a class a virtual subclass; __subclasshook__ decides by itself.

    Answers of issubclass() are remembered per class. Positive ones hold for ever; negative ones until any class is
    registered anywhere, which the counter tells."""

    _abc_invalidation_counter = 0

    def __new__(mcls, name, bases, namespace):
        cls = super(ABCMeta, mcls).__new__(mcls, name, bases, namespace)
        missing = set(key for key, value in namespace.items() if getattr(value, '__isabstractmethod__', False))
        for base in bases:
            for key in getattr(base, '__abstractmethods__', ()):
                if getattr(getattr(cls, key, None), '__isabstractmethod__', False):
                    missing.add(key)
        cls.__abstractmethods__ = frozenset(missing)
        cls._abc_registry = WeakSet()
        cls._abc_cache = WeakSet()
        cls._abc_negative_cache = WeakSet()
        cls._abc_negative_cache_version = ABCMeta._abc_invalidation_counter
        return cls

    def register(cls, subclass):
        """Makes `subclass` count as a subclass of this class."""
        if not isinstance(subclass, _class_types):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registry.add(subclass)
        ABCMeta._abc_invalidation_counter += 1

    def _dump_registry(cls, file=None):
        print >> file, "Class: %s.%s" % (cls.__module__, cls.__name__)
        print >> file, "Inv.counter: %s" % ABCMeta._abc_invalidation_counter
        for name in sorted(cls.__dict__):
            if name.startswith('_abc_'):
                print >> file, "%s: %r" % (name, getattr(cls, name))

    def __instancecheck__(cls, instance):
        # An object may claim another class (a proxy does); old-style instances all have one type.
        claimed = getattr(instance, '__class__', None)
        if claimed is not None and claimed in cls._abc_cache:
            return True
        actual = type(instance)
        if actual is _InstanceType:
            actual = claimed
        if actual is claimed or claimed is None:
            if (cls._abc_negative_cache_version == ABCMeta._abc_invalidation_counter
                    and actual in cls._abc_negative_cache):
                return False
            return cls.__subclasscheck__(actual)
        return cls.__subclasscheck__(claimed) or cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        if subclass in cls._abc_cache:
            return True
        if cls._abc_negative_cache_version < ABCMeta._abc_invalidation_counter:
            cls._abc_negative_cache = WeakSet()
            cls._abc_negative_cache_version = ABCMeta._abc_invalidation_counter
        elif subclass in cls._abc_negative_cache:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = cls._decide(subclass)
        else:
            assert isinstance(answer, bool)
        (cls._abc_cache if answer else cls._abc_negative_cache).add(subclass)
        return answer

    def _decide(cls, subclass):
        if cls in getattr(subclass, '__mro__', ()):
            return True
        for other in cls._abc_registry:
            if issubclass(subclass, other):
                return True
        for other in cls.__subclasses__():
            if issubclass(subclass, other):
                return True
        return False
