# SPDX-License-Identifier: MIT
"""The JSON mapping of messages."""
from __future__ import absolute_import

import base64
import calendar
import datetime
import json
import math
import re

from google.protobuf.descriptor import FieldDescriptor as F


class Error(Exception):
    """An error of this module."""


class SerializeToJsonError(Error):
    """A message has no JSON form."""


class ParseError(Error):
    """JSON does not fit a message."""


_INT64 = frozenset((F.CPPTYPE_INT64, F.CPPTYPE_UINT64))
_INTS = frozenset((F.CPPTYPE_INT32, F.CPPTYPE_UINT32, F.CPPTYPE_INT64, F.CPPTYPE_UINT64))
_WRAPPERS = frozenset("google.protobuf.%sValue" % name for name in (
    "Double", "Float", "Int64", "UInt64", "Int32", "UInt32", "Bool", "String", "Bytes"))
_MAX_DEPTH = 100


# ---- writing --------------------------------------------------------------------------------------------------------

class _Writer(object):
    def __init__(self, defaults, preserve, as_ints):
        self.defaults = defaults
        self.preserve = preserve
        self.as_ints = as_ints

    def message(self, message):
        name = message.DESCRIPTOR.full_name
        if name in _WRAPPERS:
            return self.scalar(message.DESCRIPTOR.fields_by_name["value"], message.value)
        special = _TO_JSON.get(name)
        if special is not None:
            return special(self, message)
        out = {}
        for field, value in message.ListFields():
            out[self.name(field)] = self.field(field, value)
        if self.defaults:
            for field in message.DESCRIPTOR.fields:
                key = self.name(field)
                if key in out or field.containing_oneof is not None:
                    continue
                if field.map_key_type is not None:
                    out[key] = {}
                elif field.label == F.LABEL_REPEATED:
                    out[key] = []
                elif field.message_type is None:
                    out[key] = self.scalar(field, field.default_value)
        return out

    def name(self, field):
        if field.is_extension:
            return "[%s]" % field.full_name
        return field.name if self.preserve else field.json_name

    def field(self, field, value):
        one = self.message if field.message_type is not None else lambda item: self.scalar(field, item)
        if field.map_key_type is not None:
            return dict((_key(key), one(value[key])) for key in value)
        if field.label == F.LABEL_REPEATED:
            return [one(item) for item in value]
        return one(value)

    def scalar(self, field, value):
        kind = field.cpp_type
        if field.enum_type is not None:
            if field.enum_type.full_name == "google.protobuf.NullValue":
                return None
            known = field.enum_type.values_by_number.get(value)
            return value if self.as_ints or known is None else known.name
        if field.type == F.TYPE_BYTES:
            return base64.b64encode(value)
        if kind in _INT64:
            return str(value)
        if kind in (F.CPPTYPE_DOUBLE, F.CPPTYPE_FLOAT):
            if math.isinf(value):
                return "Infinity" if value > 0 else "-Infinity"
            if math.isnan(value):
                return "NaN"
            if kind == F.CPPTYPE_FLOAT:
                # The shortest digits that give the same single.
                from google.protobuf.text_format import _float
                value = float(_float(value, True))
            return value
        return value


def _key(key):
    return ("true" if key else "false") if isinstance(key, bool) else key if isinstance(key, unicode) else str(key)


def _fraction(nanos):
    text = "%09d" % nanos
    while text.endswith("000"):
        text = text[:-3]
    return "." + text if text else ""


def _timestamp_text(writer, message):
    if not -62135596800 <= message.seconds <= 253402300799 or not 0 <= message.nanos < 1000000000:
        raise SerializeToJsonError("Timestamp is not valid")
    at = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=int(message.seconds))
    return at.isoformat() + _fraction(message.nanos) + "Z"


def _duration_text(writer, message):
    seconds, nanos = message.seconds, message.nanos
    sign = "-" if seconds < 0 or nanos < 0 else ""
    return "%s%d%ss" % (sign, abs(seconds), _fraction(abs(nanos)))


def _struct_json(writer, message):
    return dict((key, writer.message(message.fields[key])) for key in message.fields)


def _value_json(writer, message):
    which = message.WhichOneof("kind")
    if which is None or which == "null_value":
        return None
    value = getattr(message, which)
    return writer.message(value) if which in ("struct_value", "list_value") else value


def _any_message(message, error):
    """An empty message of the type that an `Any` names."""
    from google.protobuf._load import _types
    target = _types.get(message.TypeName())
    if target is None:
        raise error("no imported module declares the type of '%s'" % message.type_url)
    return target._concrete_class()


def _any_json(writer, message):
    if not message.type_url:
        return {}
    inner = _any_message(message, SerializeToJsonError)
    inner.ParseFromString(message.value)
    out = writer.message(inner)
    if inner.DESCRIPTOR.full_name in _TO_JSON or inner.DESCRIPTOR.full_name in _WRAPPERS:
        out = {"value": out}
    out["@type"] = message.type_url
    return out


_TO_JSON = {
    "google.protobuf.Any": _any_json,
    "google.protobuf.Timestamp": _timestamp_text,
    "google.protobuf.Duration": _duration_text,
    "google.protobuf.FieldMask": lambda writer, m: ",".join(_camel_path(path) for path in m.paths),
    "google.protobuf.Struct": _struct_json,
    "google.protobuf.ListValue": lambda writer, m: [writer.message(v) for v in m.values],
    "google.protobuf.Value": _value_json,
}


def _camel_path(path):
    return re.sub(r"_([a-z0-9])", lambda m: m.group(1).upper(), path)


def MessageToDict(message, including_default_value_fields=False, preserving_proto_field_name=False,
                  use_integers_for_enums=False, descriptor_pool=None, float_precision=None):
    """A message as a dict that JSON can hold."""
    return _Writer(including_default_value_fields, preserving_proto_field_name, use_integers_for_enums).message(message)


def MessageToJson(message, including_default_value_fields=False, preserving_proto_field_name=False, indent=2,
                  sort_keys=False, use_integers_for_enums=False, descriptor_pool=None, float_precision=None,
                  ensure_ascii=True):
    """A message as JSON text."""
    data = MessageToDict(message, including_default_value_fields, preserving_proto_field_name, use_integers_for_enums)
    return json.dumps(data, indent=indent, sort_keys=sort_keys, ensure_ascii=ensure_ascii,
                      separators=(",", ": ") if indent is not None else None)


# ---- reading --------------------------------------------------------------------------------------------------------

class _Reader(object):
    def __init__(self, ignore_unknown):
        self.ignore = ignore_unknown

    def message(self, value, message, depth=0):
        if depth > _MAX_DEPTH:
            raise ParseError("Message too deep. Max recursion depth is %d" % _MAX_DEPTH)
        d = message.DESCRIPTOR
        if d.full_name in _WRAPPERS:
            message.value = self.scalar(value, d.fields_by_name["value"])
            return
        special = _FROM_JSON.get(d.full_name)
        if special is not None:
            special(self, value, message, depth)
            return
        if not isinstance(value, dict):
            raise ParseError("%s is not a JSON object for %s" % (_shown(value), d.full_name))
        names = dict((f.json_name, f) for f in d.fields)
        names.update(d.fields_by_name)
        seen = set()
        oneofs = {}
        for key, item in value.items():
            field = names.get(key)
            if field is None and key[:1] == "[" and key[-1:] == "]":
                for x in d.extensions_by_number.values():
                    if x.full_name == key[1:-1]:
                        field = x.descriptor
            if field is None:
                if self.ignore:
                    continue
                raise ParseError('Message type "%s" has no field named "%s".' % (d.full_name, key))
            if field.full_name in seen:
                raise ParseError('Message type "%s" should not have multiple "%s" fields.' % (d.full_name, key))
            seen.add(field.full_name)
            if item is None and not (
                    field.message_type is not None and field.message_type.full_name == "google.protobuf.Value" or
                    field.enum_type is not None and field.enum_type.full_name == "google.protobuf.NullValue"):
                continue
            if field.containing_oneof is not None:
                other = oneofs.setdefault(field.containing_oneof.name, field)
                if other is not field:
                    raise ParseError('Message type "%s" should not have multiple "%s" oneof fields.' % (
                        d.full_name, field.containing_oneof.name))
            try:
                self.field(item, message, field, depth)
            except ParseError as e:
                raise ParseError("Failed to parse %s field: %s" % (field.name, e))
            except (TypeError, ValueError) as e:
                raise ParseError("Failed to parse %s field: %s" % (field.name, e))

    def field(self, value, message, field, depth):
        holder = message.Extensions[field.extension] if field.is_extension else message._field(field.name)
        if field.map_key_type is not None:
            if not isinstance(value, dict):
                raise ParseError("Map field must be a dict, not %s." % _shown(value))
            for key, item in value.items():
                key = _map_key(key, field.map_key_type)
                if field.message_type is not None:
                    self.message(item, holder[key], depth + 1)
                else:
                    holder[key] = self.scalar(item, field)
        elif field.label == F.LABEL_REPEATED:
            if not isinstance(value, list):
                raise ParseError("repeated field must be a list, not %s." % _shown(value))
            for item in value:
                if item is None and field.message_type is not None and (
                        field.message_type.full_name != "google.protobuf.Value"):
                    raise ParseError("null is not allowed to be used as an element in a repeated field.")
                if field.message_type is not None:
                    self.message(item, holder.add(), depth + 1)
                else:
                    holder.append(self.scalar(item, field))
        elif field.message_type is not None:
            holder.SetInParent()
            self.message(value, holder, depth + 1)
        elif field.is_extension:
            message.Extensions[field.extension] = self.scalar(value, field)
        else:
            setattr(message, field.name, self.scalar(value, field))

    def scalar(self, value, field):
        kind = field.cpp_type
        if field.enum_type is not None:
            if field.enum_type.full_name == "google.protobuf.NullValue":
                return 0
            known = field.enum_type.values_by_name.get(value) if isinstance(value, basestring) else None
            if known is not None:
                return known.number
            try:
                return int(value)
            except (TypeError, ValueError):
                raise ParseError("Invalid enum value %s for enum type %s." % (_shown(value), field.enum_type.full_name))
        if kind in _INTS:
            return _integer(value)
        if kind == F.CPPTYPE_BOOL:
            if not isinstance(value, bool):
                raise ParseError("Expected true or false without quotes.")
            return value
        if kind in (F.CPPTYPE_DOUBLE, F.CPPTYPE_FLOAT):
            if isinstance(value, basestring):
                named = {"Infinity": "inf", "-Infinity": "-inf", "NaN": "nan"}.get(value)
                if named is None and value.lower().strip("+-") in ("inf", "nan", "infinity"):
                    raise ParseError("Use quoted 'Infinity', '-Infinity' or 'NaN'.")
                value = named or value
            elif isinstance(value, bool):
                raise ParseError("Couldn't parse a boolean as a float.")
            try:
                return float(value)
            except (TypeError, ValueError):
                raise ParseError("Couldn't parse float: %s." % _shown(value))
        if not isinstance(value, basestring):
            raise ParseError("%s is not a string." % _shown(value))
        if field.type == F.TYPE_BYTES:
            data = value.encode("ascii", "replace").replace("-", "+").replace("_", "/").rstrip("=")
            if not re.match(r"[A-Za-z0-9+/]*$", data) or len(data) % 4 == 1:
                raise ParseError("Base64 decoding failed for: %s" % _shown(value))
            return base64.b64decode(data + "=" * (-len(data) % 4))
        return value


def _shown(value):
    return json.dumps(value)[:80]


def _integer(value):
    if isinstance(value, bool):
        raise ParseError("Bool value %s is not acceptable for integer field." % value)
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")) or value != int(value):
            raise ParseError("Couldn't parse integer: %s." % value)
        return int(value)
    if isinstance(value, basestring):
        if " " in value or not re.match(r"-?[0-9]+$", value):
            raise ParseError('Couldn\'t parse integer: "%s".' % value)
        return int(value)
    if not isinstance(value, (int, long)):
        raise ParseError("Couldn't parse integer: %s." % _shown(value))
    return value


def _map_key(key, kind):
    if kind == F.TYPE_STRING:
        return key
    if kind == F.TYPE_BOOL:
        if key not in ("true", "false"):
            raise ParseError("Expected true or false as the key of a map.")
        return key == "true"
    return _integer(key)


def _read_timestamp(reader, value, message, depth):
    m = isinstance(value, basestring) and re.match(
        r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$", value)
    if not m:
        raise ParseError("%s is not a timestamp." % _shown(value))
    try:
        at = datetime.datetime(*[int(part) for part in m.groups()[:6]])
    except ValueError as e:
        raise ParseError(str(e))
    seconds = calendar.timegm(at.timetuple())
    zone = m.group(8)
    if zone != "Z":
        offset = int(zone[1:3]) * 3600 + int(zone[4:]) * 60
        seconds -= offset if zone[0] == "+" else -offset
    message.seconds = seconds
    message.nanos = int((m.group(7) or "").ljust(9, "0"))


def _read_duration(reader, value, message, depth):
    m = isinstance(value, basestring) and re.match(r"(-?)(\d+)(?:\.(\d{1,9}))?s$", value)
    if not m:
        raise ParseError("%s is not a duration." % _shown(value))
    sign = -1 if m.group(1) else 1
    message.seconds = sign * int(m.group(2))
    message.nanos = sign * int((m.group(3) or "").ljust(9, "0"))


def _read_mask(reader, value, message, depth):
    for path in value.split(",") if value else []:
        message.paths.append(re.sub(r"[A-Z]", lambda m: "_" + m.group().lower(), path))


def _read_struct(reader, value, message, depth):
    if not isinstance(value, dict):
        raise ParseError("Struct must be in a dict, not %s." % _shown(value))
    for key, item in value.items():
        _read_value(reader, item, message.fields[key], depth + 1)


def _read_list(reader, value, message, depth):
    if not isinstance(value, list):
        raise ParseError("ListValue must be in a list, not %s." % _shown(value))
    for item in value:
        _read_value(reader, item, message.values.add(), depth + 1)


def _read_value(reader, value, message, depth):
    if depth > _MAX_DEPTH:
        raise ParseError("Message too deep. Max recursion depth is %d" % _MAX_DEPTH)
    if value is None:
        message.null_value = 0
    elif isinstance(value, bool):
        message.bool_value = value
    elif isinstance(value, basestring):
        message.string_value = value
    elif isinstance(value, dict):
        message.struct_value.SetInParent()
        _read_struct(reader, value, message.struct_value, depth)
    elif isinstance(value, list):
        message.list_value.SetInParent()
        _read_list(reader, value, message.list_value, depth)
    else:
        message.number_value = value


def _read_any(reader, value, message, depth):
    if not isinstance(value, dict):
        raise ParseError("Any must be in a dict, not %s." % _shown(value))
    if not value:
        return
    if not isinstance(value.get("@type"), basestring):
        raise ParseError("@type is missing when parsing any message.")
    message.type_url = value["@type"]
    inner = _any_message(message, ParseError)
    rest = dict((key, item) for key, item in value.items() if key != "@type")
    if inner.DESCRIPTOR.full_name in _FROM_JSON or inner.DESCRIPTOR.full_name in _WRAPPERS:
        rest = rest.get("value")
    reader.message(rest, inner, depth + 1)
    message.value = inner.SerializeToString()


_FROM_JSON = {
    "google.protobuf.Any": _read_any,
    "google.protobuf.Timestamp": _read_timestamp,
    "google.protobuf.Duration": _read_duration,
    "google.protobuf.FieldMask": _read_mask,
    "google.protobuf.Struct": _read_struct,
    "google.protobuf.ListValue": _read_list,
    "google.protobuf.Value": _read_value,
}


def _no_duplicates(pairs):
    result = {}
    for key, value in pairs:
        if key in result:
            raise ParseError("Failed to load JSON: duplicate key %s." % key)
        result[key] = value
    return result


def Parse(text, message, ignore_unknown_fields=False, descriptor_pool=None):
    """Reads a message from JSON text."""
    try:
        value = json.loads(text, object_pairs_hook=_no_duplicates)
    except ValueError as e:
        raise ParseError("Failed to load JSON: %s." % e)
    return ParseDict(value, message, ignore_unknown_fields)


def ParseDict(js_dict, message, ignore_unknown_fields=False, descriptor_pool=None):
    """Reads a message from what JSON text holds."""
    _Reader(ignore_unknown_fields).message(js_dict, message)
    return message
