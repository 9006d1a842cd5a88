import csv, StringIO
rows = list(csv.DictReader(StringIO.StringIO('a,b\n1,2\n3\n4,5,6\n')))
print [sorted(r.items()) for r in rows]  # expect: [[('a', '1'), ('b', '2')], [('a', '3'), ('b', None)], [(None, ['6']), ('a', '4'), ('b', '5')]]
out = StringIO.StringIO()
w = csv.DictWriter(out, ['a', 'b'], restval='-')
w.writeheader(); w.writerow({'a': 'x,y', 'b': 1}); w.writerows([{'a': 2}])
print repr(out.getvalue())  # expect: 'a,b\r\n"x,y",1\r\n2,-\r\n'
d = csv.Sniffer().sniff('a;b\n1;2\n3;4\n')
print d.delimiter, d.quotechar, csv.Sniffer().has_header('name,age\nbob,3\nann,4\n'), csv.list_dialects()  # expect: ; " True ['excel-tab', 'excel']
try:
    w.writerow({'z': 1})
except ValueError as e:
    print e  # expect: dict contains fields not in fieldnames: 'z'
