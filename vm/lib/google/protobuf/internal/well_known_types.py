# SPDX-License-Identifier: MIT
"""Methods of the messages that come with protocol buffers: times, structures, `Any`. `_load` gives them to the classes."""
from __future__ import absolute_import

import datetime

_EPOCH = datetime.datetime(1970, 1, 1)
_SECOND = 1000000000


def _json():
    from google.protobuf import json_format
    return json_format


class _Text(object):
    """The JSON form as text."""

    def ToJsonString(self):
        return _json()._TO_JSON[self.DESCRIPTOR.full_name](None, self)

    def FromJsonString(self, value):
        json = _json()
        self.Clear()
        try:
            json._FROM_JSON[self.DESCRIPTOR.full_name](None, value, self, 0)
        except json.ParseError as e:
            raise ValueError(str(e))


class _Nanoseconds(_Text):
    """Seconds and nanoseconds as one number of some unit. Whole units are counted towards minus infinity."""

    def ToNanoseconds(self):
        return self.seconds * _SECOND + self.nanos

    def ToMicroseconds(self):
        return self.ToNanoseconds() // 1000

    def ToMilliseconds(self):
        return self.ToNanoseconds() // 1000000

    def ToSeconds(self):
        return self.seconds

    def FromMicroseconds(self, micros):
        self.FromNanoseconds(micros * 1000)

    def FromMilliseconds(self, millis):
        self.FromNanoseconds(millis * 1000000)

    def FromSeconds(self, seconds):
        self.seconds = seconds
        self.nanos = 0


class _Timestamp(_Nanoseconds):
    def FromNanoseconds(self, nanos):
        self.seconds, self.nanos = divmod(nanos, _SECOND)

    def GetCurrentTime(self):
        self.FromDatetime(datetime.datetime.utcnow())

    def ToDatetime(self):
        return _EPOCH + datetime.timedelta(seconds=int(self.seconds), microseconds=self.nanos // 1000)

    def FromDatetime(self, dt):
        delta = dt.replace(tzinfo=None) - (dt.utcoffset() or datetime.timedelta()) - _EPOCH
        self.seconds = delta.days * 86400 + delta.seconds
        self.nanos = delta.microseconds * 1000


class _Duration(_Nanoseconds):
    def FromNanoseconds(self, nanos):
        # Both parts have the same sign.
        sign = -1 if nanos < 0 else 1
        seconds, rest = divmod(abs(nanos), _SECOND)
        self.seconds = sign * seconds
        self.nanos = sign * rest

    def ToTimedelta(self):
        return datetime.timedelta(seconds=int(self.seconds), microseconds=self.nanos // 1000)

    def FromTimedelta(self, td):
        self.FromNanoseconds(((td.days * 86400 + td.seconds) * 1000000 + td.microseconds) * 1000)


class _FieldMask(_Text):
    def AllFieldsFromDescriptor(self, message_descriptor):
        self.Clear()
        self.paths.extend(field.name for field in message_descriptor.fields)


class _Any(object):
    def Pack(self, msg, type_url_prefix="type.googleapis.com/", deterministic=None):
        if not type_url_prefix.endswith("/"):
            type_url_prefix += "/"
        self.type_url = type_url_prefix + msg.DESCRIPTOR.full_name
        self.value = msg.SerializeToString()

    def Unpack(self, msg):
        if not self.Is(msg.DESCRIPTOR):
            return False
        msg.ParseFromString(self.value)
        return True

    def TypeName(self):
        return self.type_url.split("/")[-1]

    def Is(self, descriptor):
        return "/" in self.type_url and self.TypeName() == descriptor.full_name


def _set(value, to):
    """Sets a `Value`."""
    to.Clear()
    if isinstance(value, (dict, list, tuple)):
        target = to.struct_value if isinstance(value, dict) else to.list_value
        target.SetInParent()
        if isinstance(value, dict):
            target.update(value)
        else:
            target.extend(value)
    elif value is None:
        to.null_value = 0
    elif isinstance(value, bool):
        to.bool_value = value
    elif isinstance(value, basestring):
        to.string_value = value
    elif isinstance(value, (int, long, float)):
        to.number_value = value
    else:
        raise ValueError("a Value cannot hold %r" % (value,))


def _get(value):
    which = value.WhichOneof("kind")
    if which is None:
        raise ValueError("Value not set")
    return None if which == "null_value" else getattr(value, which)


class _Struct(object):
    def __getitem__(self, key):
        # Reading a missing key of a map makes it.
        if key not in self.fields:
            raise KeyError(key)
        return _get(self.fields[key])

    def __setitem__(self, key, value):
        _set(value, self.fields[key])

    def __delitem__(self, key):
        del self.fields[key]

    def __contains__(self, key):
        return key in self.fields

    def __len__(self):
        return len(self.fields)

    def __iter__(self):
        return iter(self.fields)

    def keys(self):
        return self.fields.keys()

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def update(self, dictionary):
        for key, value in dictionary.items():
            _set(value, self.fields[key])

    def get_or_create_list(self, key):
        if not self.fields[key].HasField("list_value"):
            self.fields[key].list_value.Clear()
            self.fields[key].list_value.SetInParent()
        return self.fields[key].list_value

    def get_or_create_struct(self, key):
        if not self.fields[key].HasField("struct_value"):
            self.fields[key].struct_value.Clear()
            self.fields[key].struct_value.SetInParent()
        return self.fields[key].struct_value


class _ListValue(object):
    def __len__(self):
        return len(self.values)

    def __getitem__(self, index):
        return _get(self.values[index])

    def __setitem__(self, index, value):
        _set(value, self.values[index])

    def __delitem__(self, index):
        del self.values[index]

    def items(self):
        return [_get(value) for value in self.values]

    def append(self, value):
        _set(value, self.values.add())

    def extend(self, values):
        for value in values:
            self.append(value)

    def add_struct(self):
        made = self.values.add().struct_value
        made.SetInParent()
        return made

    def add_list(self):
        made = self.values.add().list_value
        made.SetInParent()
        return made


_CLASSES = {"Timestamp": _Timestamp, "Duration": _Duration, "FieldMask": _FieldMask, "Any": _Any, "Struct": _Struct,
            "ListValue": _ListValue}


def methods(full_name):
    """Names and functions for the class of a message."""
    cls = _CLASSES.get(full_name.split(".")[-1]) if full_name.startswith("google.protobuf.") else None
    for base in cls.__mro__[:-1] if cls else ():
        for name, value in vars(base).items():
            if name not in ("__dict__", "__weakref__", "__module__", "__doc__"):
                yield name, value
