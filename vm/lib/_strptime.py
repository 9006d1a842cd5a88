# SPDX-License-Identifier: MIT
"""What time.strptime() and datetime.strptime() accept, as regular expressions.

The parsing itself is that of the native `time`. This module is for programs that import it before they start threads
(CPython has it imported by the first call, which is not safe there), and for those that search with its expressions.
"""
import calendar
import locale
import re
import time
from datetime import date

__all__ = []


def _getlang():
    """The language and encoding that dates are written in."""
    return locale.getlocale(locale.LC_TIME)


class LocaleTime(object):
    """Names of days and months, all in lower case, and formats of the locale "C", which those of `time` are.

    `f_weekday`, `a_weekday` begin with Monday; `f_month`, `a_month` have an empty text at 0; `timezone` has the names of
    the zone without and with summer time."""

    def __init__(self):
        self.lang = _getlang()
        self.a_weekday = [name.lower() for name in calendar.day_abbr]
        self.f_weekday = [name.lower() for name in calendar.day_name]
        self.a_month = [name.lower() for name in calendar.month_abbr]
        self.f_month = [name.lower() for name in calendar.month_name]
        self.am_pm = ['am', 'pm']
        self.LC_date_time = '%a %b %d %H:%M:%S %Y'
        self.LC_date = '%m/%d/%y'
        self.LC_time = '%H:%M:%S'
        self.tzname = time.tzname
        self.daylight = time.daylight
        summer = [self.tzname[1].lower()] if self.daylight else []
        self.timezone = frozenset(['utc', 'gmt', self.tzname[0].lower()]), frozenset(summer)


class TimeRE(dict):
    """The regular expression of each directive, under its letter; those of `%c`, `%x` and `%X` consist of others."""

    def __init__(self, locale_time=None):
        """`locale_time`: the names to accept, as LocaleTime has them."""
        self.locale_time = locale_time or LocaleTime()
        names = self.locale_time
        numbers = {
            'd': r'3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]',
            'f': r'[0-9]{1,6}',
            'H': r'2[0-3]|[0-1]\d|\d',
            'I': r'1[0-2]|0[1-9]|[1-9]',
            'j': r'36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]',
            'm': r'1[0-2]|0[1-9]|[1-9]',
            'M': r'[0-5]\d|\d',
            'S': r'6[0-1]|[0-5]\d|\d',
            'U': r'5[0-3]|[0-4]\d|\d',
            'W': r'5[0-3]|[0-4]\d|\d',
            'w': r'[0-6]',
            'y': r'\d\d',
            'Y': r'\d\d\d\d',
        }
        dict.__init__(self, [(letter, '(?P<%s>%s)' % (letter, text)) for letter, text in numbers.items()])
        self['%'] = '%'
        for letter, choices in [('A', names.f_weekday), ('a', names.a_weekday), ('B', names.f_month[1:]),
                                ('b', names.a_month[1:]), ('p', names.am_pm),
                                ('Z', [zone for zones in names.timezone for zone in zones])]:
            self[letter] = self.__one_of(choices, letter)
        for letter, form in ('c', names.LC_date_time), ('x', names.LC_date), ('X', names.LC_time):
            self[letter] = self.pattern(form)

    @staticmethod
    def __one_of(choices, letter):
        # Longer ones first: one may begin with another.
        choices = sorted(choices, key=len, reverse=True)
        if not any(choices):
            return ''
        return '(?P<%s>%s)' % (letter, '|'.join([re.escape(choice) for choice in choices]))

    def pattern(self, format):
        """The expression for a format: blanks stand for any blanks. A KeyError for an unknown directive, an IndexError
        for a format that ends within one."""
        format = re.sub(r'([\\.^$*+?(){}\[\]|])', r'\\\1', format)
        pieces = re.sub(r'\s+', r'\s+', format).split('%')
        pattern = [pieces.pop(0)]
        while pieces:
            piece = pieces.pop(0)
            if not piece and pieces:
                # Two percent signs.
                pattern.append(self['%'] + pieces.pop(0))
            else:
                pattern.append(self[piece[0]] + piece[1:])
        return ''.join(pattern)

    def compile(self, format):
        """The compiled expression for a format, for any case."""
        return re.compile(self.pattern(format), re.IGNORECASE)


def _calc_julian_from_U_or_W(year, week_of_year, day_of_week, week_starts_Mon):
    """The day of the year of a day of a week. `day_of_week`: 0 is Monday. `week_starts_Mon`: weeks are those of `%W`, not
    of `%U`; the days before the first full week are in week 0. A result below 1 lies in the year before."""
    first = date(year, 1, 1).weekday()
    if not week_starts_Mon:
        first = (first + 1) % 7
        day_of_week = (day_of_week + 1) % 7
    if week_of_year == 0:
        return 1 + day_of_week - first
    return 1 + (7 - first) % 7 + 7 * (week_of_year - 1) + day_of_week


def _strptime(data_string, format='%a %b %d %H:%M:%S %Y'):
    """The time that a text says, as a `struct_time`, and the microseconds of `%f`.

    A ValueError for another text and for a bad format."""
    parsed = time.strptime(data_string, format)
    if '%f' not in format:
        return parsed, 0
    fraction = TimeRE().compile(format).match(data_string).groupdict().get('f', '')
    return parsed, int(fraction.ljust(6, '0'))


def _strptime_time(data_string, format='%a %b %d %H:%M:%S %Y'):
    """As time.strptime()."""
    return time.strptime(data_string, format)
