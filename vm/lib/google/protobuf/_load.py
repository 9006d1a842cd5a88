# SPDX-License-Identifier: MIT
"""Fills the modules of `.proto` files: `load` is what a compiled file calls."""
from __future__ import absolute_import

import json

import _protobuf
from google.protobuf import descriptor as _d
from google.protobuf.internal import well_known_types
from google.protobuf.internal.enum_type_wrapper import EnumTypeWrapper

#: Full name to descriptor, of messages and enums.
_types = {}


def _str(text):
    try:
        return text.encode("ascii")
    except UnicodeError:
        return text


def _join(outer, name):
    return outer + "." + name if outer else name


def _enum(schema, outer, parent):
    full_name = _join(outer, _str(schema["name"]))
    values = [(_str(name), number) for name, number in schema["values"]]
    d = _types[full_name] = _d.EnumDescriptor(_str(schema["name"]), full_name, values, parent, schema["closed"])
    return d


def _field(schema, full_name, default):
    for key, value in schema.items():
        if isinstance(value, unicode):
            schema[key] = _str(value)
    d = _d.FieldDescriptor(schema, full_name)
    d.default_value = default
    if "typeName" in schema:
        target = _types[schema["typeName"]]
        if isinstance(target, _d.EnumDescriptor):
            d.enum_type = target
        else:
            d.message_type = target
    return d


def _declare(schema, outer, file, parent):
    """Descriptors of a message and those within, without fields; messages as (schema, descriptor)."""
    name = _str(schema["name"])
    d = _types[_join(outer, name)] = _d.Descriptor(name, _join(outer, name), file, parent)
    found = [(schema, d)]
    for s in schema["enums"]:
        e = _enum(s, d.full_name, d)
        d.enum_types.append(e)
        d.enum_types_by_name[e.name] = e
    for s in schema["messages"]:
        inner = _declare(s, d.full_name, file, d)
        d.nested_types.append(inner[0][1])
        d.nested_types_by_name[inner[0][1].name] = inner[0][1]
        found += inner
    return found


def _complete(schema, d, made):
    """Fields, oneofs and class attributes of a message."""
    cls = made[d.full_name]
    d._concrete_class = cls
    put = lambda name, value: _protobuf.set_attribute(cls, name, value)
    empty = cls()
    for s in schema["oneofs"]:
        o = _d.OneofDescriptor(_str(s), _join(d.full_name, _str(s)), d)
        d.oneofs.append(o)
        d.oneofs_by_name[o.name] = o
    for s in schema["fields"]:
        name = _str(s["name"])
        value = [] if s["label"] == "repeated" else None if s["type"] in ("message", "group") else empty._field(name)
        f = _field(s, _join(d.full_name, name), value)
        f.containing_type = d
        d.fields.append(f)
        d.fields_by_name[name] = f
        d.fields_by_number[f.number] = f
        d.fields_by_camelcase_name[f.camelcase_name] = f
        if "oneof" in s:
            f.containing_oneof = d.oneofs_by_name[s["oneof"]]
            f.containing_oneof.fields.append(f)
        _protobuf.attach(cls, name, f)
        put(name.upper() + "_FIELD_NUMBER", f.number)
    put("DESCRIPTOR", d)
    put("__str__", _text)
    put("__repr__", _text)
    put("__unicode__", _utext)
    put("__reduce_ex__", _reduce)
    for name, function in well_known_types.methods(d.full_name):
        put(name, function)
    for e in d.enum_types:
        put(e.name, EnumTypeWrapper(e))
        for value in e.values:
            put(value.name, value.number)
    for inner in d.nested_types:
        put(inner.name, made[inner.full_name])
    for s in schema["extensions"]:
        x = _extension(s, d.full_name, made)
        d.extensions.append(x.descriptor)
        d.extensions_by_name[x.name] = x.descriptor
        put(x.name, x)


def _extension(schema, outer, made):
    full_name = _join(outer, _str(schema["name"]))
    x = made[full_name]
    target = _types[schema["extendee"]]
    message = schema["type"] in ("message", "group")
    default = [] if schema["label"] == "repeated" else None if message else target._concrete_class().Extensions[x]
    d = x.descriptor = _field(schema, full_name, default)
    d.is_extension = True
    d.containing_type = target
    d.extension = x
    _d._extensions.setdefault(target.full_name, {})[d.number] = x
    return x


def _text(self):
    from google.protobuf import text_format
    return text_format.MessageToString(self)


def _utext(self):
    from google.protobuf import text_format
    return text_format.MessageToString(self, as_utf8=True).decode("utf-8")


def _reduce(self, protocol):
    return _restore, (self.__class__, self.SerializePartialToString())


def _restore(cls, data):
    message = cls()
    message.MergeFromString(data)
    return message


def load(namespace, text):
    """Enters what a file declares, given as JSON, into the namespace of its module."""
    schema = json.loads(text)
    made = _protobuf.declare(text, namespace["__name__"])
    package = _str(schema["package"])
    file = _d.FileDescriptor(_str(schema["file"]), package, _str(schema["syntax"]))
    namespace["DESCRIPTOR"] = file
    for s in schema["enums"]:
        e = _enum(s, package, None)
        file.enum_types_by_name[e.name] = e
        namespace[e.name] = EnumTypeWrapper(e)
        for value in e.values:
            namespace[value.name] = value.number
    found = []
    for s in schema["messages"]:
        inner = _declare(s, package, file, None)
        file.message_types_by_name[inner[0][1].name] = inner[0][1]
        found += inner
    for s, d in found:
        d._concrete_class = made[d.full_name]
    for s, d in found:
        _complete(s, d, made)
    for d in file.message_types_by_name.values():
        namespace[d.name] = d._concrete_class
    for s in schema["extensions"]:
        x = _extension(s, package, made)
        file.extensions_by_name[x.name] = x.descriptor
        namespace[x.name] = x
        namespace[x.name.upper() + "_FIELD_NUMBER"] = x.number
