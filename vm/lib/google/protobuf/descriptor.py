# SPDX-License-Identifier: MIT
"""Descriptions of messages, fields and enums."""


class FileDescriptor(object):
    """A `.proto` file."""

    def __init__(self, name, package, syntax):
        self.name = name
        self.package = package
        self.syntax = syntax
        self.message_types_by_name = {}
        self.enum_types_by_name = {}
        self.extensions_by_name = {}


class Descriptor(object):
    """A message type."""

    def __init__(self, name, full_name, file, containing_type):
        self.name = name
        self.full_name = full_name
        self.file = file
        self.containing_type = containing_type
        self.fields = []
        self.fields_by_name = {}
        self.fields_by_number = {}
        self.fields_by_camelcase_name = {}
        self.oneofs = []
        self.oneofs_by_name = {}
        self.nested_types = []
        self.nested_types_by_name = {}
        self.enum_types = []
        self.enum_types_by_name = {}
        self.extensions = []
        self.extensions_by_name = {}
        self._concrete_class = None

    @property
    def extensions_by_number(self):
        return _extensions.get(self.full_name, {})


#: Full name of a message to its extensions by number.
_extensions = {}


class OneofDescriptor(object):
    """A oneof."""

    def __init__(self, name, full_name, containing_type):
        self.name = name
        self.full_name = full_name
        self.containing_type = containing_type
        self.fields = []


class FieldDescriptor(object):
    """A field or extension."""

    TYPE_DOUBLE, TYPE_FLOAT, TYPE_INT64, TYPE_UINT64, TYPE_INT32, TYPE_FIXED64 = 1, 2, 3, 4, 5, 6
    TYPE_FIXED32, TYPE_BOOL, TYPE_STRING, TYPE_GROUP, TYPE_MESSAGE, TYPE_BYTES = 7, 8, 9, 10, 11, 12
    TYPE_UINT32, TYPE_ENUM, TYPE_SFIXED32, TYPE_SFIXED64, TYPE_SINT32, TYPE_SINT64 = 13, 14, 15, 16, 17, 18
    CPPTYPE_INT32, CPPTYPE_INT64, CPPTYPE_UINT32, CPPTYPE_UINT64, CPPTYPE_DOUBLE = 1, 2, 3, 4, 5
    CPPTYPE_FLOAT, CPPTYPE_BOOL, CPPTYPE_ENUM, CPPTYPE_STRING, CPPTYPE_MESSAGE = 6, 7, 8, 9, 10
    LABEL_OPTIONAL, LABEL_REQUIRED, LABEL_REPEATED = 1, 2, 3

    containing_oneof = None
    message_type = None
    enum_type = None
    is_extension = False
    containing_type = None
    #: For map fields: the kinds of keys and values, as `type`.
    map_key_type = None

    def __init__(self, schema, full_name):
        self.name = schema["name"]
        self.full_name = full_name
        self.number = schema["number"]
        kind = schema["type"]
        self.type = getattr(self, "TYPE_" + kind.upper())
        self.cpp_type = _CPP_TYPES[kind]
        self.label = getattr(self, "LABEL_" + schema["label"].upper())
        if "mapKey" in schema:
            self.map_key_type = getattr(self, "TYPE_" + schema["mapKey"].upper())
        self.has_presence = schema["presence"]
        self.has_default_value = "default" in schema
        self.camelcase_name = _camel(self.name)
        self.json_name = schema.get("jsonName") or self.camelcase_name

    def __repr__(self):
        return "<FieldDescriptor %s>" % self.full_name


_CPP_TYPES = dict(
    double=5, float=6, int64=2, uint64=4, int32=1, fixed64=4, fixed32=3, bool=7, string=9, group=10, message=10,
    bytes=9, uint32=3, enum=8, sfixed32=1, sfixed64=2, sint32=1, sint64=2)


def _camel(name):
    """`foo_bar` as `fooBar`."""
    parts = name.split("_")
    return parts[0] + "".join(part[:1].upper() + part[1:] for part in parts[1:])


class EnumDescriptor(object):
    """An enum type."""

    def __init__(self, name, full_name, values, containing_type, is_closed):
        self.name = name
        self.full_name = full_name
        self.containing_type = containing_type
        self.is_closed = is_closed
        self.values = [EnumValueDescriptor(value, i, number) for i, (value, number) in enumerate(values)]
        self.values_by_name = dict((value.name, value) for value in self.values)
        self.values_by_number = dict((value.number, value) for value in reversed(self.values))


class EnumValueDescriptor(object):
    """A value of an enum."""

    def __init__(self, name, index, number):
        self.name = name
        self.index = index
        self.number = number
