import csv
class D(csv.Dialect):
    delimiter = ':'
    quotechar = "'"
    quoting = csv.QUOTE_MINIMAL
    lineterminator = '\n'
csv.register_dialect('mine', D)
csv.register_dialect('semi', delimiter=';')
print sorted(csv.list_dialects()), csv.get_dialect('mine').delimiter, csv.get_dialect('semi').quotechar, list(csv.reader(["a:'b:c'"], 'mine')), list(csv.reader(['a;b'], 'semi', delimiter=','))  # expect: ['excel', 'excel-tab', 'mine', 'semi'] : " [['a', 'b:c']] [['a;b']]
csv.unregister_dialect('semi')
for f in (lambda: csv.get_dialect('semi'), lambda: csv.reader([], 'nope'), lambda: csv.reader([], delimiter='ab'), lambda: csv.reader([], delimiter=None), lambda: csv.reader([], quotechar=1), lambda: csv.reader([], quoting=9), lambda: csv.reader([], quoting='a'), lambda: csv.reader([], lineterminator=None), lambda: csv.reader([], quotechar=''), lambda: csv.reader([], x=1), lambda: csv.reader(5), lambda: csv.register_dialect(5)):
    try:
        f()
    except (csv.Error, TypeError) as e:
        print e
        # expect: unknown dialect
        # expect: unknown dialect
        # expect: "delimiter" must be an 1-character string
        # expect: "delimiter" must be an 1-character string
        # expect: "quotechar" must be string, not int
        # expect: bad "quoting" value
        # expect: "quoting" must be an integer
        # expect: lineterminator must be set
        # expect: quotechar must be set if quoting enabled
        # expect: 'x' is an invalid keyword argument for this function
        # expect: argument 1 must be an iterator
        # expect: dialect name must be a string or unicode
print csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter  # expect: ;
print repr(csv.Sniffer().sniff('""\r\n\r\n"" " "1"\r\n').delimiter)  # expect: '\r'
