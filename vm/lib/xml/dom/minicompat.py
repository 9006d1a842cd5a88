# SPDX-License-Identifier: MIT
"""Lists of nodes."""
import xml.dom

__all__ = ["NodeList", "EmptyNodeList", "StringTypes", "defproperty"]

StringTypes = (str, unicode)


class NodeList(list):
    """A list of nodes, with the DOM's `length` and `item`."""

    __slots__ = ()

    def item(self, index):
        return self[index] if 0 <= index < len(self) else None

    def _get_length(self):
        return len(self)

    def _set_length(self, value):
        raise xml.dom.NoModificationAllowedErr("attempt to modify read-only attribute 'length'")

    length = property(_get_length, _set_length)


class EmptyNodeList(tuple):
    """The children of nodes that have none."""

    __slots__ = ()

    def __add__(self, other):
        return NodeList(other)

    __radd__ = __add__

    def item(self, index):
        return None

    _get_length = NodeList._get_length.__func__
    _set_length = NodeList._set_length.__func__
    length = property(_get_length, _set_length)


def defproperty(klass, name, doc):
    """Makes a property of `_get_NAME` and, where there is one, `_set_NAME`."""
    getter = getattr(klass, "_get_" + name).__func__
    setter = getattr(klass, "_set_" + name, None)
    if setter is None:
        def refuse(self, value):
            raise xml.dom.NoModificationAllowedErr("attempt to modify read-only attribute " + repr(name))
        setattr(klass, name, property(getter, refuse, doc=doc))
    else:
        setattr(klass, name, property(getter, setter.__func__, doc=doc))
