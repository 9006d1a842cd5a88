# SPDX-License-Identifier: MIT
"""Abstract base classes: a metaclass that forbids instances while methods are missing, and lets classes count as
subclasses without inheriting."""
import _abc


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
    registered anywhere."""

    def __new__(mcls, name, bases, namespace):
        cls = super(ABCMeta, mcls).__new__(mcls, name, bases, namespace)
        _abc.init(cls, bases, namespace)
        return cls

    def register(cls, subclass):
        """Makes `subclass` count as a subclass of this class."""
        _abc.register(cls, subclass)

    __instancecheck__ = _abc.instancecheck
    __subclasscheck__ = _abc.subclasscheck

    def _dump_registry(cls, file=None):
        print >> file, "Class: %s.%s" % (cls.__module__, cls.__name__)
        print >> file, "Inv.counter: %s" % _abc.registrations()
        print >> file, "_abc_registry: %r" % _abc.registry(cls)
