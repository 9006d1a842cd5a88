import time
for s, f in [('2001-02-03 04:05:06', '%Y-%m-%d %H:%M:%S'), ('Sat Feb  3 04:05:06 2001', '%c'), ('03/Feb/01', '%d/%b/%y'), ('12 AM', '%I %p'), ('12 pm', '%I %p'), ('034 2001', '%j %Y'), ('5 1 2001', '%U %w %Y'), ('february', '%B'), ('100%', '100%%'), ('29 02', '%d %m')]:
    print tuple(time.strptime(s, f))
    # expect: (2001, 2, 3, 4, 5, 6, 5, 34, -1)
    # expect: (2001, 2, 3, 4, 5, 6, 5, 34, -1)
    # expect: (2001, 2, 3, 0, 0, 0, 5, 34, -1)
    # expect: (1900, 1, 1, 0, 0, 0, 0, 1, -1)
    # expect: (1900, 1, 1, 12, 0, 0, 0, 1, -1)
    # expect: (2001, 2, 3, 0, 0, 0, 5, 34, -1)
    # expect: (2001, 2, 5, 0, 0, 0, 0, 36, -1)
    # expect: (1900, 2, 1, 0, 0, 0, 3, 32, -1)
    # expect: (1900, 1, 1, 0, 0, 0, 0, 1, -1)
    # expect: (1900, 2, 29, 0, 0, 0, 0, 60, -1)
for s, f in [('x', '%Y'), ('2001x', '%Y'), ('2001', '%Q'), ('30 02 2001', '%d %m %Y'), ('2001', '%Y %')]:
    try:
        print time.strptime(s, f)
    except ValueError as e:
        print e
        # expect: time data 'x' does not match format '%Y'
        # expect: unconverted data remains: x
        # expect: 'Q' is a bad directive in format '%Q'
        # expect: day is out of range for month
        # expect: stray % in format '%Y %'
