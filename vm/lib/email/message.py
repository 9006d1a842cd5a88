# SPDX-License-Identifier: MIT
"""A message: header fields and a payload, which is text or a list of messages."""
import binascii
import re
from cStringIO import StringIO

import uu

from email import errors, utils
from email.charset import Charset
from email.iterators import walk

__all__ = ['Message']

SEMISPACE = '; '

# What makes the value of a parameter need quotes.
tspecials = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')

_UUENCODED = ('x-uuencode', 'uuencode', 'uue', 'x-uue')


# --- Values with parameters: 'text/plain; charset="utf-8"'

def _splitparam(param):
    # What is before the first semicolon and what is behind it, or None.
    first, mark, rest = param.partition(';')
    return first.strip(), rest.strip() if mark else None


def _formatparam(param, value=None, quote=True):
    """A parameter as text. value: also (charset, language, text); quote: in quotes if not needed, too."""
    if not value:
        return param
    mark = '='
    if isinstance(value, tuple):
        # RFC 2231.
        charset, language, text = value
        value = utils.encode_rfc2231(text, charset, language)
        mark = '*='
    needed = quote or tspecials.search(value)
    return param + mark + ('"%s"' % utils.quote(value) if needed else value)


def _parseparam(s):
    """The parts of what begins with a semicolon, as "name=value"; those between quotes separate nothing."""
    if s[:1] != ';':
        return []
    parts = []
    start = at = 1
    quoted = 0
    while True:
        end = s.find(';', at)
        if end < 0:
            end = len(s)
        quoted ^= (s.count('"', at, end) - s.count('\\"', at, end)) & 1
        at = end + 1
        if not quoted or end == len(s):
            name, mark, value = s[start:end].partition('=')
            parts.append(name.strip().lower() + '=' + value.strip() if mark else name.strip())
            if end == len(s):
                return parts
            start = at


def _unquotevalue(value):
    # Of a text, or of one with a character set.
    if isinstance(value, tuple):
        return value[0], value[1], utils.unquote(value[2])
    return utils.unquote(value)


class Message:
    """A message. Its fields are those of a mapping that keeps their order; names in any case, a name many times.

    Attributes: preamble and epilogue (text before the first and behind the last part, or None), defects (what was wrong
    when it was parsed)."""

    def __init__(self):
        self._headers = []
        self._unixfrom = None
        self._payload = None
        self._charset = None
        self.preamble = self.epilogue = None
        self.defects = []
        self._default_type = 'text/plain'

    def __str__(self):
        return self.as_string(unixfrom=True)

    def as_string(self, unixfrom=False):
        """The whole message as text, as a Generator writes it. unixfrom: with the line "From "."""
        from email.generator import Generator
        out = StringIO()
        Generator(out).flatten(self, unixfrom=unixfrom)
        return out.getvalue()

    def is_multipart(self):
        """Whether it consists of parts."""
        return isinstance(self._payload, list)

    # --- The line "From " of mailboxes

    def set_unixfrom(self, unixfrom):
        """Sets the line "From "."""
        self._unixfrom = unixfrom

    def get_unixfrom(self):
        """The line "From ", or None."""
        return self._unixfrom

    # --- The payload

    def attach(self, payload):
        """Adds a part, a message."""
        if self._payload is None:
            self._payload = [payload]
        else:
            self._payload.append(payload)

    def get_payload(self, i=None, decode=False):
        """The payload: a text or the list of parts. i: that part of it.

        decode: without the encoding that Content-Transfer-Encoding names; None if there are parts. As it is where the
        encoding is unknown or the text is not encoded so."""
        payload = self._payload
        if i is not None:
            if not isinstance(payload, list):
                raise TypeError('Expected list, got %s' % type(payload))
            payload = payload[i]
        if not decode:
            return payload
        if self.is_multipart():
            return None
        return self._decoded(payload, self.get('content-transfer-encoding', '').lower())

    def _decoded(self, payload, encoding):
        if encoding == 'quoted-printable':
            return utils._qdecode(payload)
        if encoding == 'base64':
            try:
                return utils._bdecode(payload)
            except binascii.Error:
                return payload
        if encoding in _UUENCODED:
            out = StringIO()
            try:
                uu.decode(StringIO(payload + '\n'), out, quiet=True)
                return out.getvalue()
            except uu.Error:
                return payload
        return payload

    def set_payload(self, payload, charset=None):
        """Sets the payload; charset: as set_charset()."""
        self._payload = payload
        if charset is not None:
            self.set_charset(charset)

    def set_charset(self, charset):
        """Sets the character set, a Charset or its name; encodes the payload and tells of it in the header.

        None takes the parameter out of Content-Type."""
        if charset is None:
            self.del_param('charset')
            self._charset = None
            return
        if isinstance(charset, basestring):
            charset = Charset(charset)
        if not isinstance(charset, Charset):
            raise TypeError(charset)
        self._charset = charset
        output = charset.get_output_charset()
        if 'MIME-Version' not in self:
            self.add_header('MIME-Version', '1.0')
        if 'Content-Type' in self:
            self.set_param('charset', output)
        else:
            self.add_header('Content-Type', 'text/plain', charset=output)
        if isinstance(self._payload, unicode):
            self._payload = self._payload.encode(charset.output_charset)
        if str(charset) != output:
            self._payload = charset.body_encode(self._payload)
        if 'Content-Transfer-Encoding' not in self:
            encoding = charset.get_body_encoding()
            try:
                encoding(self)
            except TypeError:
                # A name, not a function.
                self._payload = charset.body_encode(self._payload)
                self.add_header('Content-Transfer-Encoding', encoding)

    def get_charset(self):
        """What set_charset() set, or None."""
        return self._charset

    # --- The fields as a mapping

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        """The first field of a name; None where there is none."""
        return self.get(name)

    def __setitem__(self, name, val):
        """Adds a field at the end; those of the same name stay."""
        self._headers.append((name, val))

    def __delitem__(self, name):
        """Removes all fields of a name; nothing happens where there is none."""
        name = name.lower()
        self._headers = [pair for pair in self._headers if pair[0].lower() != name]

    def __contains__(self, name):
        name = name.lower()
        return any(key.lower() == name for key, _ in self._headers)

    def has_key(self, name):
        return name in self

    def keys(self):
        """The names of all fields, in their order."""
        return [pair[0] for pair in self._headers]

    def values(self):
        """The values of all fields, in their order."""
        return [pair[1] for pair in self._headers]

    def items(self):
        """The (name, value) pairs of all fields, in their order."""
        return self._headers[:]

    def get(self, name, failobj=None):
        """The first field of a name; `failobj` where there is none."""
        name = name.lower()
        for key, value in self._headers:
            if key.lower() == name:
                return value
        return failobj

    def get_all(self, name, failobj=None):
        """The values of all fields of a name; `failobj` where there is none."""
        name = name.lower()
        return [value for key, value in self._headers if key.lower() == name] or failobj

    def add_header(self, _name, _value, **_params):
        """Adds a field with parameters. "_" in their names becomes "-"; None: the name alone.

        The value of one may be (charset, language, text)."""
        parts = [] if _value is None else [_value]
        for name, value in _params.items():
            name = name.replace('_', '-')
            parts.append(name if value is None else _formatparam(name, value))
        self._headers.append((_name, SEMISPACE.join(parts)))

    def replace_header(self, _name, _value):
        """Sets the first field of a name and leaves it in its place. KeyError where there is none."""
        lower = _name.lower()
        for at, (name, _) in enumerate(self._headers):
            if name.lower() == lower:
                self._headers[at] = (name, _value)
                return
        raise KeyError(lower)

    # --- The type

    def get_content_type(self):
        """The type as "main/sub", in lower case; the default where the field is missing, text/plain if it is wrong."""
        value = self.get('content-type')
        if value is None:
            return self.get_default_type()
        kind = _splitparam(value)[0].lower()
        return kind if kind.count('/') == 1 else 'text/plain'

    def get_content_maintype(self):
        """The first half of the type."""
        return self.get_content_type().split('/')[0]

    def get_content_subtype(self):
        """The second half of the type."""
        return self.get_content_type().split('/')[1]

    def get_default_type(self):
        """The type without a field: text/plain; message/rfc822 in multipart/digest."""
        return self._default_type

    def set_default_type(self, ctype):
        """Sets the default type; the header does not tell of it."""
        self._default_type = ctype

    def set_type(self, type, header='Content-Type', requote=True):
        """Sets the type, "main/sub", and keeps the parameters. ValueError if it has another form.

        header: of another field; requote: as for set_param()."""
        if type.count('/') != 1:
            raise ValueError
        if header.lower() == 'content-type':
            del self['MIME-Version']
            self.add_header('MIME-Version', '1.0')
        params = self.get_params((), header, requote)
        del self[header]
        self.add_header(header, type)
        for name, value in params[1:]:
            self.set_param(name, value, header, requote)

    # --- Parameters

    def _get_params_preserve(self, failobj, header):
        # As they stand there, with quotes.
        value = self.get(header)
        if value is None:
            return failobj
        pairs = [part.partition('=') for part in _parseparam(';' + value)]
        return utils.decode_params([(name.strip(), text.strip() if mark else '') for name, mark, text in pairs])

    def get_params(self, failobj=None, header='content-type', unquote=True):
        """The (name, value) pairs of a field, the first of which is its value and ''; `failobj` without the field.

        A value may be (charset, language, text)."""
        params = self._get_params_preserve(failobj, header)
        if params is failobj or not unquote:
            return params
        return [(name, _unquotevalue(value)) for name, value in params]

    def get_param(self, param, failobj=None, header='content-type', unquote=True):
        """A parameter of a field; `failobj` without it. It may be (charset, language, text)."""
        if header not in self:
            return failobj
        param = param.lower()
        for name, value in self._get_params_preserve(failobj, header):
            if name.lower() == param:
                return _unquotevalue(value) if unquote else value
        return failobj

    def set_param(self, param, value, header='Content-Type', requote=True, charset=None, language=''):
        """Sets a parameter of a field, which is added if missing. requote: all get quotes, needed or not.

        charset, language: encodes the value by RFC 2231."""
        if charset and not isinstance(value, tuple):
            value = (charset, language, value)
        is_type = header.lower() == 'content-type'
        field = 'text/plain' if is_type and header not in self else self.get(header)
        text = _formatparam(param, value, requote)
        if self.get_param(param, header=header):
            self._set_params(header, requote, param, text)
        else:
            self._set_value(header, field + SEMISPACE + text if field else text)

    def del_param(self, param, header='content-type', requote=True):
        """Removes a parameter of a field. requote: the others get quotes, needed or not."""
        if header in self:
            self._set_params(header, requote, param, None)

    def _set_params(self, header, requote, changed, text):
        # With `text` (or none) for the parameter that is changed.
        parts = []
        for name, value in self.get_params(header=header, unquote=requote):
            if name.lower() != changed.lower():
                parts.append(_formatparam(name, value, requote))
            elif text is not None:
                parts.append(text)
            if parts == ['']:
                parts = []
        self._set_value(header, SEMISPACE.join(parts))

    def _set_value(self, header, value):
        if value != self.get(header):
            del self[header]
            self[header] = value

    def get_filename(self, failobj=None):
        """The name of the attached file: parameter filename of Content-Disposition, or name of Content-Type."""
        missing = object()
        name = self.get_param('filename', missing, 'content-disposition')
        if name is missing:
            name = self.get_param('name', missing, 'content-type')
        return failobj if name is missing else utils.collapse_rfc2231_value(name).strip()

    def get_boundary(self, failobj=None):
        """What separates the parts."""
        missing = object()
        boundary = self.get_param('boundary', missing)
        return failobj if boundary is missing else utils.collapse_rfc2231_value(boundary).rstrip()

    def set_boundary(self, boundary):
        """Sets what separates the parts; the field keeps its place. HeaderParseError without a field Content-Type."""
        missing = object()
        params = self._get_params_preserve(missing, 'content-type')
        if params is missing:
            raise errors.HeaderParseError('No Content-Type header found')
        text = '"%s"' % boundary
        changed = [(name, text if name.lower() == 'boundary' else value) for name, value in params]
        if changed == params and not any(name.lower() == 'boundary' for name, _ in params):
            changed.append(('boundary', text))
        parts = [name if value == '' else '%s=%s' % (name, value) for name, value in changed]
        self._headers = [(name, SEMISPACE.join(parts) if name.lower() == 'content-type' else value)
                         for name, value in self._headers]

    # --- Character sets

    def get_content_charset(self, failobj=None):
        """The character set of Content-Type in lower case; `failobj` where there is none, or an impossible one."""
        missing = object()
        found = self.get_param('charset', missing)
        if found is missing:
            return failobj
        if isinstance(found, tuple):
            found = self._plain_charset(*found)
        try:
            # Bytes are taken for ASCII first.
            return found.encode('us-ascii').lower()
        except UnicodeError:
            return failobj

    def _plain_charset(self, charset, language, text):
        # Of one that is itself in a character set (RFC 2231).
        try:
            return unicode(text, charset or 'us-ascii').encode('us-ascii')
        except (LookupError, UnicodeError):
            return text

    def get_charsets(self, failobj=None):
        """The character sets of all parts, as of get_content_charset()."""
        return [part.get_content_charset(failobj) for part in self.walk()]

    walk = walk
