# SPDX-License-Identifier: MIT
"""Enum types."""


class EnumTypeWrapper(object):
    """Names and numbers of an enum; each name is also an attribute."""

    def __init__(self, enum_type):
        self._enum_type = self.DESCRIPTOR = enum_type

    def Name(self, number):
        """The name of a number; ValueError where there is none."""
        value = self._enum_type.values_by_number.get(number)
        if value is None:
            raise ValueError("Enum %s has no name defined for value %s" % (self._enum_type.name, number))
        return value.name

    def Value(self, name):
        """The number of a name; ValueError where there is none."""
        value = self._enum_type.values_by_name.get(name)
        if value is None:
            raise ValueError("Enum %s has no value defined for name %r" % (self._enum_type.name, name))
        return value.number

    def keys(self):
        return [value.name for value in self._enum_type.values]

    def values(self):
        return [value.number for value in self._enum_type.values]

    def items(self):
        return [(value.name, value.number) for value in self._enum_type.values]

    def __getattr__(self, name):
        value = self.__dict__["_enum_type"].values_by_name.get(name)
        if value is None:
            raise AttributeError(name)
        return value.number
