# SPDX-License-Identifier: MIT
"""The text format of messages."""
from __future__ import absolute_import

import cStringIO
import re

from google.protobuf.descriptor import FieldDescriptor


class Error(Exception):
    """An error of this module."""


class ParseError(Error):
    """A text cannot be read as a message."""


# ---- writing --------------------------------------------------------------------------------------------------------

def _quote(data, as_utf8):
    if isinstance(data, unicode):
        data = data.encode("utf-8")
    out = []
    for c in data:
        code = ord(c)
        if c in '"\'\\':
            out.append("\\" + c)
        elif c in "\n\r\t":
            out.append({"\n": "\\n", "\r": "\\r", "\t": "\\t"}[c])
        elif 32 <= code < 127 or as_utf8 and code >= 128:
            out.append(c)
        else:
            out.append("\\%03o" % code)
    return '"%s"' % "".join(out)


def _float(value, single):
    if value != value:
        return "nan"
    if value in (float("inf"), float("-inf")):
        return "inf" if value > 0 else "-inf"
    if single:
        for digits in range(6, 10):
            text = "%.*g" % (digits, value)
            import struct
            if struct.unpack("f", struct.pack("f", float(text)))[0] == value:
                break
    else:
        text = repr(value)
    if text.endswith(".0"):
        text = text[:-2]
    return text


def _scalar(field_type, enum_type, value, as_utf8):
    if enum_type is not None:
        known = enum_type.values_by_number.get(value)
        return known.name if known is not None else str(value)
    if field_type in (FieldDescriptor.TYPE_STRING, FieldDescriptor.TYPE_BYTES):
        return _quote(value, as_utf8 and field_type == FieldDescriptor.TYPE_STRING)
    if field_type == FieldDescriptor.TYPE_BOOL:
        return "true" if value else "false"
    if field_type in (FieldDescriptor.TYPE_DOUBLE, FieldDescriptor.TYPE_FLOAT):
        return _float(value, field_type == FieldDescriptor.TYPE_FLOAT)
    return str(value)


class _Printer(object):
    def __init__(self, out, as_one_line, as_utf8):
        self.out = out
        self.one_line = as_one_line
        self.as_utf8 = as_utf8

    def line(self, indent, text):
        self.out.write(text + " " if self.one_line else "  " * indent + text + "\n")

    def message(self, message, indent):
        for field, value in message.ListFields():
            name = field.name
            if field.is_extension:
                name = "[%s]" % field.full_name
            elif field.type == FieldDescriptor.TYPE_GROUP:
                name = field.message_type.name
            if field.map_key_type is not None:
                for key in sorted(value):
                    self.line(indent, name + " {")
                    self.line(indent + 1, "key: " + _scalar(field.map_key_type, None, key, self.as_utf8))
                    self.value(field, "value", value[key], indent + 1)
                    self.line(indent, "}")
            elif field.label == FieldDescriptor.LABEL_REPEATED:
                for item in value:
                    self.value(field, name, item, indent)
            else:
                self.value(field, name, value, indent)

    def value(self, field, name, value, indent):
        if field.message_type is not None:
            self.line(indent, name + " {")
            self.message(value, indent + 1)
            self.line(indent, "}")
        else:
            self.line(indent, "%s: %s" % (name, _scalar(field.type, field.enum_type, value, self.as_utf8)))


def PrintMessage(message, out, indent=0, as_utf8=False, as_one_line=False):
    """Writes a message to a file as text."""
    _Printer(out, as_one_line, as_utf8).message(message, indent)


def MessageToString(message, as_utf8=False, as_one_line=False):
    """A message as text."""
    out = cStringIO.StringIO()
    PrintMessage(message, out, 0, as_utf8, as_one_line)
    text = out.getvalue()
    return text.rstrip() if as_one_line else text


# ---- reading --------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"(?P<space>(?:\s|\#[^\n]*)+)"
    r"|(?P<word>[a-zA-Z_][\w./+-]*)"
    r"|(?P<number>-?\s*(?:0[xX][0-9a-fA-F]+|[0-9.][0-9+.eEfF-]*))"
    r"|(?P<text>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<sign>[-{}<>\[\]:;,])")
_ESCAPE = re.compile(r"\\([0-7]{1,3}|[xX][0-9a-fA-F]{1,2}|.)", re.S)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_MAX_DEPTH = 100


def _unescape(m):
    code = m.group(1)
    if code[0] in "01234567":
        return chr(int(code, 8) & 255)
    if code[0] in "xX" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _ESCAPES.get(code, code)


class _Parser(object):
    def __init__(self, text, unknown_extensions, unknown_fields):
        if isinstance(text, unicode):
            text = text.encode("utf-8")
        self.source = text
        self.tokens = []
        self.at = 0
        self.unknown_extensions = unknown_extensions
        self.unknown_fields = unknown_fields
        position = 0
        while position < len(text):
            m = _TOKEN.match(text, position)
            if m is None:
                self.tokens.append(("end", text[position], position))
                break
            if m.lastgroup != "space":
                self.tokens.append((m.lastgroup, m.group(), position))
            position = m.end()
        self.tokens.append(("end", "", len(text)))

    def fail(self, what):
        kind, text, position = self.tokens[self.at]
        line = self.source.count("\n", 0, position) + 1
        column = position - (self.source.rfind("\n", 0, position) + 1) + 1
        raise ParseError("%d:%d : %s" % (line, column, what))

    @property
    def text(self):
        return self.tokens[self.at][1]

    def take(self, *texts):
        if self.text in texts and self.tokens[self.at][0] == "sign":
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def expect(self, text):
        if not self.take(text):
            self.fail("Expected %r, found %r." % (text, self.text))

    def next(self, kind, what):
        if self.tokens[self.at][0] != kind:
            self.fail("Expected %s, found %r." % (what, self.text))
        self.at += 1
        return self.tokens[self.at - 1][1]

    def message(self, message, end, once, depth=0):
        if depth > _MAX_DEPTH:
            self.fail("Messages are nested too deep.")
        seen = set()
        while True:
            if end is None and self.tokens[self.at][0] == "end" and not self.text:
                return
            if end is not None and self.take(end):
                return
            self.field(message, seen, once, depth)
            self.take(",", ";")

    def field(self, message, seen, once, depth):
        d = message.DESCRIPTOR
        begin = self.at
        if self.take("["):
            name = self.next("word", "identifier")
            self.expect("]")
            field = None
            for x in d.extensions_by_number.values():
                if x.full_name == name:
                    field = x.descriptor
            if field is None:
                if not self.unknown_extensions:
                    self.at = begin
                    self.fail('Extension "%s" not registered.' % name)
                return self.skip()
        else:
            name = self.next("word", "identifier")
            field = d.fields_by_name.get(name)
            if field is None:
                # A group is called by its type.
                field = d.fields_by_name.get(name.lower())
                if field is not None and (field.type != field.TYPE_GROUP or field.message_type.name != name):
                    field = None
            if field is None:
                if not self.unknown_fields:
                    self.at = begin
                    self.fail('Message type "%s" has no field named "%s".' % (d.full_name, name))
                return self.skip()
        repeated = field.label == field.LABEL_REPEATED
        if once and not repeated:
            if field.full_name in seen:
                self.at = begin
                self.fail('Message type "%s" should not have multiple "%s" fields.' % (d.full_name, field.name))
            seen.add(field.full_name)
            oneof = field.containing_oneof
            if oneof is not None and message.WhichOneof(oneof.name) not in (None, field.name):
                self.at = begin
                self.fail('Field "%s" is specified along with field "%s", another member of oneof "%s".' % (
                    field.name, message.WhichOneof(oneof.name), oneof.name))
        colon = self.take(":")
        if not colon and (field.message_type is None and field.map_key_type is None):
            self.fail("Expected ':'.")
        many = repeated and self.take("[")
        if many and self.take("]"):
            return
        while True:
            self.store(message, field, once, depth)
            if not many or self.take("]"):
                return
            self.expect(",")

    def store(self, message, field, once, depth):
        holder = message.Extensions[field.extension] if field.is_extension and (
            field.label == field.LABEL_REPEATED or field.message_type is not None) else None
        if holder is None and not field.is_extension:
            holder = getattr(message, field.name, None) if field.name.isalnum() else message._field(field.name)
        if field.map_key_type is not None:
            return self.entry(holder, field, once, depth)
        if field.message_type is not None:
            end = "}" if self.take("{") else None
            if end is None:
                self.expect("<")
                end = ">"
            if field.label == field.LABEL_REPEATED:
                child = holder.add()
            else:
                child = holder
                child.SetInParent()
            return self.message(child, end, once, depth + 1)
        value = self.scalar(field.type, field.enum_type)
        try:
            if field.label == field.LABEL_REPEATED:
                holder.append(value)
            elif field.is_extension:
                message.Extensions[field.extension] = value
            else:
                setattr(message, field.name, value)
        except (TypeError, ValueError) as e:
            self.at -= 1
            self.fail(str(e))

    def entry(self, holder, field, once, depth):
        if not self.take("{"):
            self.expect("<")
        key = {1: 0.0, 9: u"", 8: False}.get(field.map_key_type, 0)
        value = None
        child = None
        while not self.take("}", ">"):
            name = self.next("word", "identifier")
            colon = self.take(":")
            if name == "key" and colon:
                key = self.scalar(field.map_key_type, None)
            elif name == "value" and field.message_type is not None:
                end = "}" if self.take("{") else None
                if end is None:
                    self.expect("<")
                    end = ">"
                child = field.message_type._concrete_class()
                self.message(child, end, once, depth + 1)
            elif name == "value" and colon:
                value = self.scalar(field.type, field.enum_type)
            else:
                self.at -= 1
                self.fail("Expected key or value.")
            self.take(",", ";")
        try:
            if field.message_type is not None:
                target = holder[key]
                if child is not None:
                    target.CopyFrom(child)
            elif value is None:
                holder[key]
            else:
                holder[key] = value
        except (TypeError, ValueError) as e:
            self.fail(str(e))

    def scalar(self, kind, enum_type):
        F = FieldDescriptor
        token, text = self.tokens[self.at][:2]
        if enum_type is not None:
            if token == "number":
                return self.integer()
            name = self.next("word", "enum value")
            if name not in enum_type.values_by_name:
                self.at -= 1
                self.fail('Enum type "%s" has no value named %s.' % (enum_type.full_name, name))
            return enum_type.values_by_name[name].number
        if kind in (F.TYPE_STRING, F.TYPE_BYTES):
            parts = [_ESCAPE.sub(_unescape, self.next("text", "string")[1:-1])]
            while self.tokens[self.at][0] == "text":
                parts.append(_ESCAPE.sub(_unescape, self.next("text", "string")[1:-1]))
            data = "".join(parts)
            if kind == F.TYPE_STRING:
                try:
                    return data.decode("utf-8")
                except UnicodeDecodeError as e:
                    self.fail(str(e))
            return data
        if kind == F.TYPE_BOOL:
            self.at += 1
            if text in ("true", "t", "1", "True"):
                return True
            if text in ("false", "f", "0", "False"):
                return False
            self.at -= 1
            self.fail("Expected boolean, found %r." % text)
        if kind in (F.TYPE_DOUBLE, F.TYPE_FLOAT):
            negative = bool(self.take("-"))
            text = self.text
            self.at += 1
            try:
                value = float(text[:-1] if text[-1:] in "fF" and text[:1] in "0123456789.-" else text.replace(" ", ""))
            except ValueError:
                if text.lower() not in ("inf", "infinity", "nan", "-inf"):
                    self.at -= 1
                    self.fail("Expected a float, found %r." % text)
                value = float(text.lower().replace("infinity", "inf"))
            return -value if negative else value
        return self.integer()

    def integer(self):
        text = self.next("number", "integer").replace(" ", "")
        try:
            digits = text.lstrip("-")
            base = 16 if digits[:2] in ("0x", "0X") else 8 if digits[:1] == "0" and len(digits) > 1 else 10
            return int(text, base)
        except ValueError:
            self.at -= 1
            self.fail("Expected an integer, found %r." % text)

    def skip(self):
        """Goes over the value of a field that is not known."""
        self.take(":")
        depth = 0
        while True:
            if self.tokens[self.at][0] == "end":
                self.fail("Unexpected end.")
            token = self.take("{", "<", "[", "}", ">", "]")
            if token in ("{", "<", "["):
                depth += 1
            elif token is not None:
                depth -= 1
            else:
                self.at += 1
            if depth <= 0:
                while self.tokens[self.at][0] == "text":
                    self.at += 1
                return


def Parse(text, message, allow_unknown_extension=False, allow_field_number=False, descriptor_pool=None,
          allow_unknown_field=False):
    """Reads a message from text; a field that is not repeated may stand there once."""
    _Parser(text, allow_unknown_extension, allow_unknown_field).message(message, None, True)
    return message


def Merge(text, message, allow_unknown_extension=False, allow_field_number=False, descriptor_pool=None,
          allow_unknown_field=False):
    """Reads a message from text; the last value of a field counts."""
    _Parser(text, allow_unknown_extension, allow_unknown_field).message(message, None, False)
    return message
