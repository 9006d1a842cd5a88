import csv
print list(csv.reader(['a,b', '"x,y","q""q"', '', '1, 2', '"multi\n', 'line",z']))  # expect: [['a', 'b'], ['x,y', 'q"q'], [], ['1', ' 2'], ['multi\nline', 'z']]
print list(csv.reader(['a|b', "'x|y'|z"], delimiter='|', quotechar="'")), list(csv.reader(['a, "b"'], skipinitialspace=True)), list(csv.reader(['a\\,b,c'], escapechar='\\'))  # expect: [['a', 'b'], ['x|y', 'z']] [['a', 'b']] [['a,b', 'c']]
print list(csv.reader(['1,"2",x'.replace('x', '3.5')], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(['"a",b'], quoting=csv.QUOTE_NONE)), list(csv.reader(['a\tb'], 'excel-tab')), list(csv.reader([u'u,v']))  # expect: [[1.0, '2', 3.5]] [['"a"', 'b']] [['a', 'b']] [['u', 'v']]
r = csv.reader(['a', 'b']); next(r); print r.line_num, r.dialect.delimiter, r.dialect.quotechar  # expect: 1 , "
for lines, kw in [(['"a'], {'strict': 1}), (['"a"b'], {'strict': 1}), (['a\nb'], {}), (['a\0'], {}), ([5], {}), (['x'], {'quoting': 2}), (['y' * 10], {})]:
    try:
        if lines[0] == 'y' * 10: csv.field_size_limit(5)
        print list(csv.reader(lines, **kw))
    except (csv.Error, TypeError, ValueError) as e:
        print type(e).__name__, e
        # expect: Error unexpected end of data
        # expect: Error ',' expected after '"'
        # expect: Error new-line character seen in unquoted field - do you need to open the file in universal-newline mode?
        # expect: Error line contains NUL
        # expect: TypeError expected string or Unicode object, int found
        # expect: ValueError could not convert string to float: x
        # expect: Error field larger than field limit (5)
csv.field_size_limit(131072)
print list(csv.DictReader(['h1,h2', '1,2', '3']))[0] == {'h1': '1', 'h2': '2'}  # expect: True
