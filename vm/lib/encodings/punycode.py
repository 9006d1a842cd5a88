# SPDX-License-Identifier: MIT
"""Punycode (RFC 3492): any text in letters, digits and hyphens, as host names need it. The names of the parameters and
of the steps are those of the RFC."""
from encodings import _make

_digits = 'abcdefghijklmnopqrstuvwxyz0123456789'
BASE, TMIN, TMAX, SKEW, DAMP, INITIAL_BIAS, INITIAL_N = 36, 1, 26, 38, 700, 72, 128


def _adapt(delta, points, first):
    delta = delta // DAMP if first else delta // 2
    delta += delta // points
    k = 0
    while delta > (BASE - TMIN) * TMAX // 2:
        delta //= BASE - TMIN
        k += BASE
    return k + (BASE - TMIN + 1) * delta // (delta + SKEW)


def _threshold(k, bias):
    return min(max(k - bias, TMIN), TMAX)


def punycode_encode(text):
    """The text as a str; what is ASCII in it comes first, then a hyphen, then the rest as numbers."""
    points = map(ord, text)
    result = [chr(point) for point in points if point < 128]
    handled = len(result)
    basic = handled
    if basic:
        result.append('-')
    n, delta, bias = INITIAL_N, 0, INITIAL_BIAS
    while handled < len(points):
        m = min(point for point in points if point >= n)
        delta += (m - n) * (handled + 1)
        n = m
        for point in points:
            if point < n:
                delta += 1
            elif point == n:
                q, k = delta, BASE
                t = _threshold(k, bias)
                while q >= t:
                    q, digit = divmod(q - t, BASE - t)
                    result.append(_digits[t + digit])
                    k += BASE
                    t = _threshold(k, bias)
                result.append(_digits[q])
                bias = _adapt(delta, handled + 1, handled == basic)
                delta = 0
                handled += 1
        delta += 1
        n += 1
    return ''.join(result)


def _value(char):
    code = ord(char)
    if 0x41 <= code <= 0x5a:
        return code - 0x41
    if 0x61 <= code <= 0x7a:
        return code - 0x61
    if 0x30 <= code <= 0x39:
        return code - 0x30 + 26
    return None


def punycode_decode(text, errors):
    """The text that `text` stands for. With errors other than 'strict' a wrong character ends it."""
    if isinstance(text, unicode):
        text = text.encode('ascii')
    base, _, extended = text.rpartition('-')
    result = list(unicode(base, 'ascii', errors))
    n, i, bias, first = INITIAL_N, 0, INITIAL_BIAS, True
    at = 0
    while at < len(extended):
        start, weight, k = i, 1, BASE
        while True:
            if at == len(extended):
                if errors == 'strict':
                    raise UnicodeError("incomplete punicode string")
                return u''.join(result)
            digit = _value(extended[at])
            if digit is None:
                if errors == 'strict':
                    raise UnicodeError("Invalid extended code point '%s'" % extended[at])
                return u''.join(result)
            at += 1
            i += digit * weight
            t = _threshold(k, bias)
            if digit < t:
                break
            weight *= BASE - t
            k += BASE
        bias = _adapt(i - start, len(result) + 1, first)
        first = False
        steps, i = divmod(i, len(result) + 1)
        n += steps
        if n > 0x10ffff:
            if errors == 'strict':
                raise UnicodeError("Invalid character U+%x" % n)
            n = ord('?')
        result.insert(i, unichr(n))
        i += 1
    return u''.join(result)


def encode(input, errors='strict'):
    return punycode_encode(input), len(input)


def decode(input, errors='strict'):
    if errors not in ('strict', 'replace', 'ignore'):
        raise UnicodeError("Unsupported error handling " + errors)
    return punycode_decode(input, errors), len(input)


_make.define(globals(), 'punycode', encode, decode)
