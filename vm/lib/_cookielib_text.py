# SPDX-License-Identifier: MIT
"""Dates and headers of cookies: what module cookielib has of them."""
import re
import time
from calendar import timegm

EPOCH_YEAR = 1970
DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
MONTHS_LOWER = [name.lower() for name in MONTHS]
UTC_ZONES = {'GMT': None, 'UTC': None, 'UT': None, 'Z': None}

TIMEZONE_RE = re.compile(r'^([-+])?(\d\d?):?(\d\d)?$')
STRICT_DATE_RE = re.compile(
    r'^[SMTWF][a-z][a-z], (\d\d) ([JFMASOND][a-z][a-z]) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$')
WEEKDAY_RE = re.compile(r'^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*,?\s*', re.I)
# Clock and zone may be left out; a zone is no "am" or "pm".
LOOSE_HTTP_DATE_RE = re.compile(
    r'^(\d\d?)(?:\s+|[-/])(\w+)(?:\s+|[-/])(\d+)(?:(?:\s+|:)(\d\d?):(\d\d)(?::(\d\d))?)?\s*'
    r'(?:([-+]?\d{2,4}|(?![APap][Mm]\b)[A-Za-z]+)\s*)?(?:\(\w+\)\s*)?$')
ISO_DATE_RE = re.compile(
    r'^(\d{4})[-/]?(\d\d?)[-/]?(\d\d?)(?:(?:\s+|[-:Tt])(\d\d?):?(\d\d)(?::?(\d\d(?:\.\d*)?))?)?\s*'
    r'(?:([-+]?\d\d?:?(?::?\d\d)?|Z|z)\s*)?$')


def _timegm(tt):
    year, month, day, hour, minute, second = tt[:6]
    if (year >= EPOCH_YEAR and 1 <= month <= 12 and 1 <= day <= 31 and 0 <= hour <= 24 and 0 <= minute <= 59
            and 0 <= second <= 61):
        return timegm(tt)
    return None


def time2isoz(t=None):
    """A time in seconds, now unless given, as "1994-11-24 08:49:37Z"."""
    return '%04d-%02d-%02d %02d:%02d:%02dZ' % time.gmtime(time.time() if t is None else t)[:6]


def time2netscape(t=None):
    """A time in seconds, now unless given, as "Wed, 09-Feb-1994 22:23:32 GMT"."""
    year, month, day, hour, minute, second, weekday = time.gmtime(time.time() if t is None else t)[:7]
    return '%s, %02d-%s-%04d %02d:%02d:%02d GMT' % (
        DAYS[weekday], day, MONTHS[month - 1], year, hour, minute, second)


def offset_from_tz_string(tz):
    """Seconds east of Greenwich of a zone; None for one that is not known."""
    if tz in UTC_ZONES:
        return 0
    match = TIMEZONE_RE.search(tz)
    if not match:
        return None
    offset = 3600 * int(match.group(2)) + 60 * int(match.group(3) or 0)
    return -offset if match.group(1) == '-' else offset


def _str2time(day, mon, yr, hr, min, sec, tz):
    try:
        month = MONTHS_LOWER.index(mon.lower()) + 1
    except ValueError:
        try:
            month = int(mon)
        except ValueError:
            return None
        if not 1 <= month <= 12:
            return None
    year = int(yr)
    if year < 1000:
        # The century that makes it the nearest.
        now = time.localtime(time.time())[0]
        off = now % 100 - year
        year += now - now % 100
        if abs(off) > 50:
            year += 100 if off > 0 else -100
    t = _timegm((year, month, int(day), int(hr or 0), int(min or 0), int(sec or 0), tz))
    if t is None:
        return None
    offset = offset_from_tz_string((tz or 'UTC').upper())
    return None if offset is None else t - offset


def http2time(text):
    """A date as headers have it, in many formats, as seconds since 1970; None for what is none."""
    match = STRICT_DATE_RE.search(text)
    if match:
        day, month, year, hour, minute, second = match.groups()
        if month.lower() in MONTHS_LOWER:
            return _timegm((int(year), MONTHS_LOWER.index(month.lower()) + 1, int(day), int(hour), int(minute),
                            float(second)))
    match = LOOSE_HTTP_DATE_RE.search(WEEKDAY_RE.sub('', text.lstrip(), 1))
    return _str2time(*match.groups()) if match else None


def iso2time(text):
    """A date of ISO 8601, as files have it, as seconds since 1970; None for what is none."""
    match = ISO_DATE_RE.search(text.lstrip())
    if not match:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    return _str2time(day, month, year, hour, minute, float(second) if second else None, zone)


HEADER_TOKEN_RE = re.compile(r'^\s*([^=\s;,]+)')
HEADER_QUOTED_VALUE_RE = re.compile(r'^\s*=\s*"([^"\\]*(?:\\.[^"\\]*)*)"')
HEADER_VALUE_RE = re.compile(r'^\s*=\s*([^\s;,]*)')
HEADER_ESCAPE_RE = re.compile(r'\\(.)')
HEADER_JOIN_ESCAPE_RE = re.compile(r'(["\\])')


def unmatched(match):
    """What of a text a pattern has not matched."""
    start, end = match.span()
    return match.string[:start] + match.string[end:]


def split_header_words(header_values):
    """The values of headers as lists of (name, value), one list for what is between two commas; None for no value."""
    assert not isinstance(header_values, basestring)
    result = []
    for text in header_values:
        original = text
        pairs = []
        while text:
            match = HEADER_TOKEN_RE.search(text)
            if match:
                text = unmatched(match)
                name = match.group(1)
                value = None
                match = HEADER_QUOTED_VALUE_RE.search(text)
                if match:
                    value = HEADER_ESCAPE_RE.sub(r'\1', match.group(1))
                else:
                    match = HEADER_VALUE_RE.search(text)
                    if match:
                        value = match.group(1).rstrip()
                if match:
                    text = unmatched(match)
                pairs.append((name, value))
            elif text.lstrip().startswith(','):
                text = text.lstrip()[1:]
                if pairs:
                    result.append(pairs)
                pairs = []
            else:
                rest = text.lstrip('=;' + ' \t\n\r\f\v')
                assert rest != text, "split_header_words bug: '%s', '%s', %s" % (original, text, pairs)
                text = rest
        if pairs:
            result.append(pairs)
    return result


def join_header_words(lists):
    """The value of a header of lists of (name, value): the reverse of split_header_words()."""
    headers = []
    for pairs in lists:
        parts = []
        for name, value in pairs:
            if value is not None:
                if not re.search(r'^\w+$', value):
                    value = '"%s"' % HEADER_JOIN_ESCAPE_RE.sub(r'\\\1', value)
                name = '%s=%s' % (name, value)
            parts.append(name)
        if parts:
            headers.append('; '.join(parts))
    return ', '.join(headers)


def _strip_quotes(text):
    if text.startswith('"'):
        text = text[1:]
    return text[:-1] if text.endswith('"') else text


_KNOWN = ('expires', 'domain', 'path', 'secure', 'version', 'port', 'max-age')


def parse_ns_headers(ns_headers):
    """Set-Cookie headers as Netscape had them as lists of (name, value); the first is the cookie. "expires" has seconds.

    There a comma is no separator, and what is not quoted may contain blanks."""
    result = []
    for header in ns_headers:
        pairs = []
        versioned = False
        for i, text in enumerate(header.split(';')):
            name, mark, value = text.strip().partition('=')
            name = name.strip()
            if not name:
                if i == 0:
                    break
                continue
            value = value.strip() if mark else None
            if i:
                if name.lower() in _KNOWN:
                    name = name.lower()
                if name == 'version':
                    if value is not None:
                        value = _strip_quotes(value)
                    versioned = True
                elif name == 'expires' and value is not None:
                    value = http2time(_strip_quotes(value))
            pairs.append((name, value))
        if pairs:
            if not versioned:
                pairs.append(('version', '0'))
            result.append(pairs)
    return result
