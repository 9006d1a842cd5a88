from datetime import date, timedelta
d = date(2001, 2, 3)
print d, repr(d), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.ctime(), d.strftime('%d.%m.%y'), format(d, '%Y')  # expect: 2001-02-03 datetime.date(2001, 2, 3) 5 6 (2001, 5, 6) 730519 Sat Feb  3 00:00:00 2001 03.02.01 2001
print d + timedelta(30), d - timedelta(40), d - date(2000, 1, 1), date.fromordinal(1), date.min, date.max, date.resolution, d.replace(month=12), d.timetuple()[:8]  # expect: 2001-03-05 2000-12-25 399 days, 0:00:00 0001-01-01 0001-01-01 9999-12-31 1 day, 0:00:00 2001-12-03 (2001, 2, 3, 0, 0, 0, 5, 34)
print d < date(2002, 1, 1), d == date(2001, 2, 3), hash(d) == hash(date(2001, 2, 3)), d == 5, d.__reduce__(), date('\x07\xd1\x02\x03'), date(2004, 12, 31).isocalendar(), date(2005, 1, 1).isocalendar()  # expect: True True True False (<type 'datetime.date'>, ('\x07\xd1\x02\x03',)) 2001-02-03 (2004, 53, 5) (2004, 53, 6)
for f in (lambda: date(2001, 2, 29), lambda: date(0, 1, 1), lambda: date(2001, 13, 1), lambda: date(), lambda: date(1, 2, 3, 4), lambda: d < 5, lambda: d + 5, lambda: date.max + timedelta(1), lambda: date.fromordinal(0), lambda: date(1899, 1, 1).strftime('%Y'), lambda: setattr(d, 'day', 1), lambda: d.__format__(5)):
    try:
        f()
    except (TypeError, ValueError, OverflowError, AttributeError) as e:
        print type(e).__name__, e
        # expect: ValueError day is out of range for month
        # expect: ValueError year is out of range
        # expect: ValueError month must be in 1..12
        # expect: TypeError Required argument 'year' (pos 1) not found
        # expect: TypeError function takes at most 3 arguments (4 given)
        # expect: TypeError can't compare datetime.date to int
        # expect: TypeError unsupported operand type(s) for +: 'datetime.date' and 'int'
        # expect: OverflowError date value out of range
        # expect: ValueError ordinal must be >= 1
        # expect: ValueError year=1899 is before 1900; the datetime strftime() methods require year >= 1900
        # expect: AttributeError attribute 'day' of 'datetime.date' objects is not writable
        # expect: ValueError __format__ expects str or unicode, not int
class Sub(date): pass
print repr(Sub(2001, 1, 1)), type(Sub.today()), type(Sub(2001, 1, 1) + timedelta(1))  # expect: Sub(2001, 1, 1) <class '__main__.Sub'> <type 'datetime.date'>
