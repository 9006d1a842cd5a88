# SPDX-License-Identifier: MIT
"""Calendars of months and years, as data, as text and as HTML. Weekdays are numbers: Monday is 0."""
import datetime
import sys

__all__ = ["IllegalMonthError", "IllegalWeekdayError", "setfirstweekday", "firstweekday", "isleap", "leapdays",
           "weekday", "monthrange", "monthcalendar", "prmonth", "month", "prcal", "calendar", "timegm", "month_name",
           "month_abbr", "day_name", "day_abbr"]

error = ValueError

January = 1
February = 2
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)

mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


class IllegalMonthError(ValueError):
    """No such month."""

    def __init__(self, month):
        self.month = month

    def __str__(self):
        return "bad month number %r; must be 1-12" % self.month


class IllegalWeekdayError(ValueError):
    """No such weekday."""

    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return "bad weekday number %r; must be 0 (Monday) to 6 (Sunday)" % self.weekday


class _Names:
    # Names in the language of the locale, asked for each time: `dates` is a list of dates or '' (for no month).

    def __init__(self, format, dates):
        self._format = format
        self._dates = dates

    def __getitem__(self, i):
        dates = self._dates[i]
        if isinstance(i, slice):
            return [date and date.strftime(self._format) for date in dates]
        return dates and dates.strftime(self._format)

    def __len__(self):
        return len(self._dates)


# 1 January 2001 was a Monday.
_week = [datetime.date(2001, 1, day) for day in range(1, 8)]
_year = [''] + [datetime.date(2001, month, 1) for month in range(1, 13)]
day_name = _Names('%A', _week)
day_abbr = _Names('%a', _week)
month_name = _Names('%B', _year)
month_abbr = _Names('%b', _year)


def isleap(year):
    """Is it a leap year?"""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    """Number of leap years from y1 to before y2."""
    def before(year):
        year -= 1
        return year // 4 - year // 100 + year // 400
    return before(y2) - before(y1)


def weekday(year, month, day):
    """The weekday of a date."""
    return datetime.date(year, month, day).weekday()


def monthrange(year, month):
    """(weekday of the first day, number of days) of a month."""
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), mdays[month] + (month == February and isleap(year))


class Calendar(object):
    """Months as data. `firstweekday` begins the weeks."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        return self._firstweekday % 7

    def setfirstweekday(self, firstweekday):
        self._firstweekday = firstweekday

    firstweekday = property(getfirstweekday, setfirstweekday)

    def iterweekdays(self):
        """Generates the weekdays of a week."""
        for number in range(self.firstweekday, self.firstweekday + 7):
            yield number % 7

    def itermonthdates(self, year, month):
        """Generates the dates of a month, completed to whole weeks with those around it."""
        date = datetime.date(year, month, 1)
        one = datetime.timedelta(days=1)
        date -= datetime.timedelta(days=(date.weekday() - self.firstweekday) % 7)
        while True:
            yield date
            try:
                date += one
            except OverflowError:
                return  # the end of the year 9999
            if date.month != month and date.weekday() == self.firstweekday:
                return

    def itermonthdays(self, year, month):
        """Generates the days of the month in whole weeks, 0 where it is another month's."""
        first, count = monthrange(year, month)
        lead = (first - self.firstweekday) % 7
        for _ in range(lead):
            yield 0
        for day in range(1, count + 1):
            yield day
        for _ in range((self.firstweekday - first - count) % 7):
            yield 0

    def itermonthdays2(self, year, month):
        """As itermonthdays(), pairs of the day and its weekday."""
        for place, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, place % 7

    def monthdatescalendar(self, year, month):
        """The month as a list of weeks, each a list of dates."""
        return _split(self.itermonthdates(year, month), 7)

    def monthdays2calendar(self, year, month):
        """The month as a list of weeks, each a list of pairs of day and weekday."""
        return _split(self.itermonthdays2(year, month), 7)

    def monthdayscalendar(self, year, month):
        """The month as a list of weeks, each a list of days."""
        return _split(self.itermonthdays(year, month), 7)

    def yeardatescalendar(self, year, width=3):
        """The year as a list of rows of `width` months, as of monthdatescalendar()."""
        return _split([self.monthdatescalendar(year, month) for month in range(1, 13)], width)

    def yeardays2calendar(self, year, width=3):
        """The year as a list of rows of `width` months, as of monthdays2calendar()."""
        return _split([self.monthdays2calendar(year, month) for month in range(1, 13)], width)

    def yeardayscalendar(self, year, width=3):
        """The year as a list of rows of `width` months, as of monthdayscalendar()."""
        return _split([self.monthdayscalendar(year, month) for month in range(1, 13)], width)


def _split(items, size):
    items = list(items)
    return [items[at:at + size] for at in range(0, len(items), size)]


class TextCalendar(Calendar):
    """Months as text. `w` is the width of a day, `l` the number of lines for a week."""

    def prweek(self, theweek, width):
        """Prints a week."""
        print self.formatweek(theweek, width),

    def formatday(self, day, weekday, width):
        """A day; blanks for 0."""
        return ('%2i' % day if day else '').center(width)

    def formatweek(self, theweek, width):
        """A week in one line, from pairs of day and weekday."""
        return ' '.join(self.formatday(day, weekday, width) for day, weekday in theweek)

    def formatweekday(self, day, width):
        """The name of a weekday, shortened as needed."""
        names = day_name if width >= 9 else day_abbr
        return names[day][:width].center(width)

    def formatweekheader(self, width):
        """The names of the weekdays in one line."""
        return ' '.join(self.formatweekday(day, width) for day in self.iterweekdays())

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        """The name of a month, with the year if so wanted."""
        name = month_name[themonth]
        if withyear:
            name = "%s %r" % (name, theyear)
        return name.center(width)

    def prmonth(self, theyear, themonth, w=0, l=0):
        """Prints a month."""
        print self.formatmonth(theyear, themonth, w, l),

    def formatmonth(self, theyear, themonth, w=0, l=0):
        """A month in several lines."""
        w, l = max(2, w), max(1, l)
        lines = [self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1), self.formatweekheader(w)]
        lines += [self.formatweek(week, w) for week in self.monthdays2calendar(theyear, themonth)]
        return ''.join(line.rstrip() + '\n' * l for line in lines)

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        """A year, `m` months side by side with `c` blanks between them."""
        w, l, c = max(2, w), max(1, l), max(2, c)
        column = (w + 1) * 7 - 1
        parts = [repr(theyear).center(column * m + c * (m - 1)).rstrip(), '\n' * l]
        header = self.formatweekheader(w)
        for number, row in enumerate(self.yeardays2calendar(theyear, m)):
            months = range(m * number + 1, min(m * (number + 1) + 1, 13))
            parts.append('\n' * l)
            names = [self.formatmonthname(theyear, month, column, False) for month in months]
            parts += [formatstring(names, column, c).rstrip(), '\n' * l]
            parts += [formatstring([header] * len(months), column, c).rstrip(), '\n' * l]
            for week in range(max(len(month) for month in row)):
                weeks = [self.formatweek(month[week], w) if week < len(month) else '' for month in row]
                parts += [formatstring(weeks, column, c).rstrip(), '\n' * l]
        return ''.join(parts)

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        """Prints a year."""
        print self.formatyear(theyear, w, l, c, m)


class HTMLCalendar(Calendar):
    """Months as tables of HTML."""

    # Classes of the cells of the weekdays.
    cssclasses = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    def formatday(self, day, weekday):
        """A day as a cell."""
        if day == 0:
            return '<td class="noday">&nbsp;</td>'
        return '<td class="%s">%d</td>' % (self.cssclasses[weekday], day)

    def formatweek(self, theweek):
        """A week as a row, from pairs of day and weekday."""
        return '<tr>%s</tr>' % ''.join(self.formatday(day, weekday) for day, weekday in theweek)

    def formatweekday(self, day):
        """The name of a weekday as a cell."""
        return '<th class="%s">%s</th>' % (self.cssclasses[day], day_abbr[day])

    def formatweekheader(self):
        """The names of the weekdays as a row."""
        return '<tr>%s</tr>' % ''.join(self.formatweekday(day) for day in self.iterweekdays())

    def formatmonthname(self, theyear, themonth, withyear=True):
        """The name of a month as a row."""
        name = '%s %s' % (month_name[themonth], theyear) if withyear else '%s' % month_name[themonth]
        return '<tr><th colspan="7" class="month">%s</th></tr>' % name

    def formatmonth(self, theyear, themonth, withyear=True):
        """A month as a table."""
        rows = [self.formatmonthname(theyear, themonth, withyear=withyear), self.formatweekheader()]
        rows += [self.formatweek(week) for week in self.monthdays2calendar(theyear, themonth)]
        return ('<table border="0" cellpadding="0" cellspacing="0" class="month">\n%s\n</table>\n'
                % '\n'.join(rows))

    def formatyear(self, theyear, width=3):
        """A year as a table with `width` months in a row."""
        width = max(width, 1)
        parts = ['<table border="0" cellpadding="0" cellspacing="0" class="year">\n',
                 '<tr><th colspan="%d" class="year">%s</th></tr>' % (width, theyear)]
        for first in range(January, January + 12, width):
            months = range(first, min(first + width, 13))
            cells = ''.join('<td>%s</td>' % self.formatmonth(theyear, month, withyear=False) for month in months)
            parts.append('<tr>%s</tr>' % cells)
        return ''.join(parts) + '</table>'

    def formatyearpage(self, theyear, width=3, css='calendar.css', encoding=None):
        """A year as a page, encoded; `css` names its style sheet."""
        if encoding is None:
            encoding = sys.getdefaultencoding()
        page = ['<?xml version="1.0" encoding="%s"?>\n' % encoding,
                '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
                '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n',
                '<html>\n<head>\n',
                '<meta http-equiv="Content-Type" content="text/html; charset=%s" />\n' % encoding]
        if css is not None:
            page.append('<link rel="stylesheet" type="text/css" href="%s" />\n' % css)
        page += ['<title>Calendar for %d</title>\n' % theyear, '</head>\n<body>\n', self.formatyear(theyear, width),
                 '</body>\n</html>\n']
        return ''.join(page).encode(encoding, "xmlcharrefreplace")


class TimeEncoding:
    """Context manager: the locale of times is `locale` inside; gives the encoding of its names."""

    def __init__(self, locale):
        self.locale = locale

    def __enter__(self):
        import locale as _locale
        self.oldlocale = _locale.getlocale(_locale.LC_TIME)
        _locale.setlocale(_locale.LC_TIME, self.locale)
        return _locale.getlocale(_locale.LC_TIME)[1]

    def __exit__(self, *args):
        import locale as _locale
        _locale.setlocale(_locale.LC_TIME, self.oldlocale)


def _default_locale():
    import locale
    return locale.getdefaultlocale()


def _decoded(text, encoding):
    return text if encoding is None else text.decode(encoding)


class LocaleTextCalendar(TextCalendar):
    """Text with the names of a locale (default: the user's)."""

    def __init__(self, firstweekday=0, locale=None):
        TextCalendar.__init__(self, firstweekday)
        self.locale = _default_locale() if locale is None else locale

    def formatweekday(self, day, width):
        with TimeEncoding(self.locale) as encoding:
            names = day_name if width >= 9 else day_abbr
            return _decoded(names[day], encoding)[:width].center(width)

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        with TimeEncoding(self.locale) as encoding:
            name = _decoded(month_name[themonth], encoding)
            if withyear:
                name = "%s %r" % (name, theyear)
            return name.center(width)


class LocaleHTMLCalendar(HTMLCalendar):
    """HTML with the names of a locale (default: the user's)."""

    def __init__(self, firstweekday=0, locale=None):
        HTMLCalendar.__init__(self, firstweekday)
        self.locale = _default_locale() if locale is None else locale

    def formatweekday(self, day):
        with TimeEncoding(self.locale) as encoding:
            return '<th class="%s">%s</th>' % (self.cssclasses[day], _decoded(day_abbr[day], encoding))

    def formatmonthname(self, theyear, themonth, withyear=True):
        with TimeEncoding(self.locale) as encoding:
            name = _decoded(month_name[themonth], encoding)
            if withyear:
                name = '%s %s' % (name, theyear)
            return '<tr><th colspan="7" class="month">%s</th></tr>' % name


# --- Functions, with one calendar

c = TextCalendar()

firstweekday = c.getfirstweekday


def setfirstweekday(firstweekday):
    """Sets the weekday that begins the weeks of the module's functions."""
    if not hasattr(firstweekday, '__index__') or not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    c.firstweekday = firstweekday


week, weekheader, prweek = c.formatweek, c.formatweekheader, c.prweek
month, monthcalendar, prmonth = c.formatmonth, c.monthdayscalendar, c.prmonth
calendar, prcal = c.formatyear, c.pryear

_colwidth = 7 * 3 - 1
_spacing = 6


def format(cols, colwidth=_colwidth, spacing=_spacing):
    """Prints columns side by side, each centred."""
    print formatstring(cols, colwidth, spacing)


def formatstring(cols, colwidth=_colwidth, spacing=_spacing):
    """Columns side by side, each centred."""
    return (' ' * spacing).join(col.center(colwidth) for col in cols)


EPOCH = 1970
_EPOCH_ORD = datetime.date(EPOCH, 1, 1).toordinal()


def timegm(tuple):
    """Seconds since 1970 of a time tuple in UTC: the inverse of time.gmtime()."""
    year, month, day, hour, minute, second = tuple[:6]
    days = datetime.date(year, month, 1).toordinal() - _EPOCH_ORD + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second


def main(args):
    """python -m calendar [options] [year [month]]"""
    import optparse
    parser = optparse.OptionParser(usage="usage: %prog [options] [year [month]]")
    parser.add_option("-w", "--width", dest="width", type="int", default=2,
                      help="width of date column (default 2, text only)")
    parser.add_option("-l", "--lines", dest="lines", type="int", default=1,
                      help="number of lines for each week (default 1, text only)")
    parser.add_option("-s", "--spacing", dest="spacing", type="int", default=6,
                      help="spacing between months (default 6, text only)")
    parser.add_option("-m", "--months", dest="months", type="int", default=3,
                      help="months per row (default 3, text only)")
    parser.add_option("-c", "--css", dest="css", default="calendar.css", help="CSS to use for page (html only)")
    parser.add_option("-L", "--locale", dest="locale", default=None,
                      help="locale to be used from month and weekday names")
    parser.add_option("-e", "--encoding", dest="encoding", default=None, help="Encoding to use for output")
    parser.add_option("-t", "--type", dest="type", default="text", choices=("text", "html"),
                      help="output type (text or html)")
    options, args = parser.parse_args(args)
    locale = options.locale, options.encoding
    if options.locale and not options.encoding:
        parser.error("if --locale is specified --encoding is required")
        sys.exit(1)
    if options.type == "html":
        made = LocaleHTMLCalendar(locale=locale) if options.locale else HTMLCalendar()
        if len(args) > 2:
            parser.error("incorrect number of arguments")
            sys.exit(1)
        year = int(args[1]) if len(args) == 2 else datetime.date.today().year
        print made.formatyearpage(year, encoding=options.encoding or sys.getdefaultencoding(), css=options.css)
        return
    made = LocaleTextCalendar(locale=locale) if options.locale else TextCalendar()
    settings = dict(w=options.width, l=options.lines)
    if len(args) != 3:
        settings.update(c=options.spacing, m=options.months)
    if len(args) == 1:
        result = made.formatyear(datetime.date.today().year, **settings)
    elif len(args) == 2:
        result = made.formatyear(int(args[1]), **settings)
    elif len(args) == 3:
        result = made.formatmonth(int(args[1]), int(args[2]), **settings)
    else:
        parser.error("incorrect number of arguments")
        sys.exit(1)
    print result.encode(options.encoding) if options.encoding else result


if __name__ == "__main__":
    main(sys.argv)
