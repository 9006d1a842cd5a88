import csv, sys
class Out(object):
    def write(self, s): print repr(s)
    # expect: '1,2.5,,a b,"a,b","a""b","l\n",x,True\r\n'
    # expect: '\r\n'
    # expect: '""\r\n'
    # expect: '""\r\n'
    # expect: 'a,b\r\n'
    # expect: '1e-07,10\r\n'
    # expect: '"1",""\r\n'
    # expect: '1,"a",2.0\r\n'
    # expect: 'a\\,b\\"c\r\n'
    # expect: 'a\\"b\n'
    # expect: '"c;d"\n'
w = csv.writer(Out())
w.writerow([1, 2.5, None, 'a b', 'a,b', 'a"b', 'l\n', u'x', True])
w.writerow([]); w.writerow(['']); w.writerow([None]); w.writerow('ab'); w.writerow((1e-7, 10L))
csv.writer(Out(), quoting=csv.QUOTE_ALL).writerow([1, None])
csv.writer(Out(), quoting=csv.QUOTE_NONNUMERIC).writerow([1, 'a', 2.0])
csv.writer(Out(), quoting=csv.QUOTE_NONE, escapechar='\\').writerow(['a,b"c'])
csv.writer(Out(), doublequote=False, escapechar='\\', delimiter=';', lineterminator='\n').writerows([['a"b'], ['c;d']])
for row, kw in [(['a,b'], {'quoting': 3}), ([''], {'quoting': 3}), (5, {}), (['a"b'], {'doublequote': False}), ([u'\xe9'], {})]:
    try:
        csv.writer(Out(), **kw).writerow(row)
    except (csv.Error, UnicodeError) as e:
        print type(e).__name__, e
        # expect: Error need to escape, but no escapechar set
        # expect: Error single empty field record must be quoted
        # expect: Error sequence expected
        # expect: Error need to escape, but no escapechar set
        # expect: UnicodeEncodeError 'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128)
csv.writer(5)  # expect raises: TypeError: argument 1 must have a "write" method
