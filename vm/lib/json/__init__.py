# SPDX-License-Identifier: MIT
"""JSON (RFC 7159): loads() and dumps() for strings, load() and dump() for files.

Objects become dictionaries, arrays lists, strings unicode, numbers int, long or float; NaN, Infinity and -Infinity are
understood too. JSONDecoder and JSONEncoder take the same settings and can be extended.

>>> dumps({'limits': [1, 2.5, None], 'name': u'caf\\u00e9'}, sort_keys=True)
'{"limits": [1, 2.5, null], "name": "caf\\\\u00e9"}'
>>> loads('{"limits": [1, 2.5, null]}')
{u'limits': [1, 2.5, None]}
"""
from json.decoder import JSONDecoder
from json.encoder import JSONEncoder

__version__ = '2.0.9'
__author__ = 'the vmiotman authors'
__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONEncoder']

_default_encoder = JSONEncoder(skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, indent=None,
                               separators=None, encoding='utf-8', default=None)
_default_decoder = JSONDecoder(encoding=None, object_hook=None, object_pairs_hook=None)


def _encoder(skipkeys, ensure_ascii, check_circular, allow_nan, cls, indent, separators, encoding, default, sort_keys,
             kw):
    if (not skipkeys and ensure_ascii and check_circular and allow_nan and cls is None and indent is None
            and separators is None and encoding == 'utf-8' and default is None and not sort_keys and not kw):
        return _default_encoder
    return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
                                allow_nan=allow_nan, indent=indent, separators=separators, encoding=encoding,
                                default=default, sort_keys=sort_keys, **kw)


def dump(obj, fp, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
         separators=None, encoding='utf-8', default=None, sort_keys=False, **kw):
    """Writes `obj` to a file, piece by piece; settings as of JSONEncoder, or of the class `cls`."""
    encoder = _encoder(skipkeys, ensure_ascii, check_circular, allow_nan, cls, indent, separators, encoding, default,
                       sort_keys, kw)
    for chunk in encoder.iterencode(obj):
        fp.write(chunk)


def dumps(obj, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, encoding='utf-8', default=None, sort_keys=False, **kw):
    """`obj` as JSON text; settings as of JSONEncoder, or of the class `cls`."""
    return _encoder(skipkeys, ensure_ascii, check_circular, allow_nan, cls, indent, separators, encoding, default,
                    sort_keys, kw).encode(obj)


def load(fp, encoding=None, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
         object_pairs_hook=None, **kw):
    """What the JSON text in a file stands for; settings as of JSONDecoder, or of the class `cls`."""
    return loads(fp.read(), encoding=encoding, cls=cls, object_hook=object_hook, parse_float=parse_float,
                 parse_int=parse_int, parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw)


def loads(s, encoding=None, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    """What the JSON text `s` stands for; settings as of JSONDecoder, or of the class `cls`."""
    for name, value in (('object_hook', object_hook), ('object_pairs_hook', object_pairs_hook),
                        ('parse_float', parse_float), ('parse_int', parse_int), ('parse_constant', parse_constant)):
        if value is not None:
            kw[name] = value
    if cls is None and encoding is None and not kw:
        return _default_decoder.decode(s)
    return (cls or JSONDecoder)(encoding=encoding, **kw).decode(s)
