# Many short texts of the characters that mean something, under dialects of all kinds.
import csv
import StringIO

seed = [12345]


def pick(choices):
    seed[0] = (seed[0] * 1103515245 + 12345) & 0x7fffffff
    return choices[(seed[0] >> 8) % len(choices)]


def text(length):
    return ''.join([pick('aab1.5,;"\'\\ \t\n\r\0') for i in range(length)])


OPTIONS = {'delimiter': [',', ';', '\t', 'a'], 'quotechar': ['"', "'", None], 'escapechar': [None, '\\', 'b'],
           'doublequote': [True, False], 'skipinitialspace': [False, True], 'strict': [False, True],
           'quoting': [0, 1, 2, 3], 'lineterminator': ['\r\n', 'a', '']}
NAMES = sorted(OPTIONS)
for i in range(1500):
    if i % 100 == 0:
        csv.field_size_limit(pick([131072, 3, 5]))
    options = {}
    for k in range(pick([0, 0, 1, 2, 3])):
        name = pick(NAMES)
        options[name] = pick(OPTIONS[name])
    lines = [text(pick(range(9))) + pick(['', '\n', '\r\n', '\n', 'x']) for k in range(3)]
    try:
        for row in csv.reader(lines, **options):
            print row,
    except (csv.Error, TypeError, ValueError) as e:
        print type(e).__name__, e,
    row = [pick([text(4), None, 5, 2.5, '', u'u', -1, 'plain']) for k in range(pick([0, 1, 2, 4]))]
    out = StringIO.StringIO()
    try:
        csv.writer(out, **options).writerow(pick([tuple, list])(row))
    except (csv.Error, TypeError) as e:
        print type(e).__name__, e,
    print repr(out.getvalue())


class Text(object):
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text


class Row(object):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return Text('%d,' % i) if i else 'first'


def lines():
    yield 'a,"b'
    yield 'c",d\n'
    yield u'e,f'


out = StringIO.StringIO()
writer = csv.writer(out)
writer.writerows([Row(), [Text('a'), Text('b"'), 5], (Text(''),), Row()])
print repr(out.getvalue()), list(csv.reader(lines()))
a, b = csv.reader([]), csv.reader([])
print a.dialect is b.dialect, csv.reader([], a.dialect).dialect is a.dialect, csv.reader([], None).dialect.delimiter
