# SPDX-License-Identifier: MIT
"""Dates as messages have them: what module rfc822 offers of them."""
import time

_daynames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
_monthnames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec',
               'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
               'november', 'december']

# As numbers read "+hhmm".
_timezones = {'UT': 0, 'UTC': 0, 'GMT': 0, 'Z': 0,
              'AST': -400, 'ADT': -300, 'EST': -500, 'EDT': -400, 'CST': -600, 'CDT': -500,
              'MST': -700, 'MDT': -600, 'PST': -800, 'PDT': -700}


def _uncomma(word):
    return word[:-1] if word[-1] == ',' else word


def _words(data, marks):
    """The five words of a date: day, month, year, time, zone; None where there are fewer.

    marks: the characters that a first word which is not the day ends with."""
    words = data.split()
    first = words[0]
    if first[-1] in marks or first.lower() in _daynames:
        del words[0]
    elif ',' in first:
        # "Thu,1"
        words[0] = first.rpartition(',')[2]
    if len(words) == 3:
        # RFC 850: "01-Jan-70"
        parts = words[0].split('-')
        if len(parts) == 3:
            words[:1] = parts
    if len(words) == 4:
        clock, plus, zone = words[3].partition('+')
        if clock and plus:
            words[3:] = [clock, zone]
        else:
            words.append('')
    return words[:5] if len(words) >= 5 else None


def _offset(zone):
    """Seconds east of Greenwich; None for what is no zone."""
    zone = zone.upper()
    if zone in _timezones:
        number = _timezones[zone]
    else:
        try:
            number = int(zone)
        except ValueError:
            return None
    hours, minutes = divmod(abs(number), 100)
    seconds = hours * 3600 + minutes * 60
    return seconds if number >= 0 else -seconds


def parsedate_tz(data):
    """A date as a tuple of ten: those of time.mktime() and the offset of its zone in seconds, None if it has none.

    None for what is no date, IndexError for blanks alone. The last three of the nine are not set to anything useful."""
    return _parse(data, ',.') if data else None


def _parse(data, marks):
    words = _words(data, marks)
    if words is None:
        return None
    day, month, year, clock, zone = words
    month = month.lower()
    if month not in _monthnames:
        day, month = month, day.lower()
        if month not in _monthnames:
            return None
    number = _monthnames.index(month) % 12 + 1
    day = _uncomma(day)
    if year.find(':') > 0:
        year, clock = clock, year
    year = _uncomma(year)
    if not year[0].isdigit():
        year, zone = zone, year
    parts = _uncomma(clock).split(':')
    if len(parts) == 2:
        parts.append('0')
    if len(parts) != 3:
        return None
    try:
        year, day, hour, minute, second = map(int, [year, day] + parts)
    except ValueError:
        return None
    return year, number, day, hour, minute, second, 0, 1, 0, _offset(zone)


def parsedate(data):
    """A date as a tuple of nine that time.mktime() takes; None for what is no date."""
    parsed = parsedate_tz(data)
    return parsed if parsed is None else parsed[:9]


def mktime_tz(data):
    """What parsedate_tz() gave as seconds since 1970; local time where it has no zone."""
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    # The clock of standard time, as if we were in that zone.
    return time.mktime(data[:8] + (0,)) - data[9] - time.timezone


def formatdate(timeval=None):
    """A time (now unless given) as HTTP and mail write it: "Sun, 06 Nov 1994 08:49:37 GMT", in any locale."""
    return _formatted(time.gmtime(time.time() if timeval is None else timeval), 'GMT')


def _formatted(fields, zone):
    return '%s, %02d %s %04d %02d:%02d:%02d %s' % (
        _daynames[fields[6]].capitalize(), fields[2], _monthnames[fields[1] - 1].capitalize(), fields[0], fields[3],
        fields[4], fields[5], zone)
