import calendar
print calendar.monthrange(2020, 2), calendar.isleap(1900), calendar.leapdays(2000, 2021), calendar.weekday(2020, 2, 29), calendar.timegm((2020, 1, 1, 0, 0, 0))  # expect: (5, 29) False 6 5 1577836800
print calendar.month(2020, 2)
# expect:    February 2020
# expect: Mo Tu We Th Fr Sa Su
# expect:                 1  2
# expect:  3  4  5  6  7  8  9
# expect: 10 11 12 13 14 15 16
# expect: 17 18 19 20 21 22 23
# expect: 24 25 26 27 28 29
# expect: 
print calendar.monthcalendar(2021, 1), calendar.month_name[1], list(calendar.day_abbr)  # expect: [[0, 0, 0, 0, 1, 2, 3], [4, 5, 6, 7, 8, 9, 10], [11, 12, 13, 14, 15, 16, 17], [18, 19, 20, 21, 22, 23, 24], [25, 26, 27, 28, 29, 30, 31]] January ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
print calendar.TextCalendar(6).formatweekheader(3)  # expect: Sun Mon Tue Wed Thu Fri Sat
try:
    calendar.monthrange(2020, 13)
except calendar.IllegalMonthError as e:
    print e  # expect: bad month number 13; must be 1-12
