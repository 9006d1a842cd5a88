# The expressions of directives, the names of the locale, and parsing as the public functions do it.
import _strptime

names = _strptime.LocaleTime()
for attribute in 'f_weekday', 'a_weekday', 'f_month', 'a_month', 'am_pm', 'LC_date_time', 'LC_date', 'LC_time':
    print attribute, getattr(names, attribute)
expressions = _strptime.TimeRE()
for letter in sorted(set(expressions) - set('Z')):
    print letter, expressions[letter]


def say(f, *args):
    try:
        result = f(*args)
    except (KeyError, IndexError, ValueError, TypeError) as e:
        result = type(e).__name__, str(e)
    print args, result


for form in '%Y.%m [%d]  %% %H\t:%M', '%%d', '\\%d$', '%Q', 'abc%':
    say(expressions.pattern, form)
match = expressions.compile('%d %B').match('3 MARCH')
print match.groupdict()
for args in [('12.5', '%S.%f'), ('1:02.000345 pm', '%I:%M.%f %p'), ('Feb 29', '%b %d'), ('x', '%S'), ('1 2', '%d %Q'),
             ('1', '%d %'), ('1 2 3', '%d %m'), (None, '%d'), ('Mon Nov 23 10:46:18 2026',), (u'100%5', u'%j%%%w')]:
    say(_strptime._strptime, *args)
print _strptime._strptime_time('5 2026 2', '%U %Y %w')
for year in 2015, 2016, 1999:
    for week in 0, 1, 53:
        print [_strptime._calc_julian_from_U_or_W(year, week, day, monday) for day in 0, 3, 6 for monday in (True, False)]


class Names(_strptime.LocaleTime):
    def __init__(self):
        _strptime.LocaleTime.__init__(self)
        self.a_weekday = ['mo', 'di', 'm', 'x.']
        self.am_pm = ['', '']


own = _strptime.TimeRE(Names())
print own['a'], repr(own['p']), own['c']
