# Values as XML, and back; what is no XML-RPC.
import datetime
import hashlib
import random
import xmlrpclib as x


def tried(f, *args, **options):
    try:
        return f(*args, **options)
    except Exception, e:
        return type(e).__name__, str(e)


class Old:
    def __init__(self):
        self.a = 1


class New(object):
    def __init__(self):
        self.a = 1


loop, knot = [], {}
loop.append(loop)
knot['x'] = knot
for value in (1, 5L, 2**31, 2L**40, -2**31, True, None, 'a<b>&\'"', u'\xe9', '\xe9', 1.5, 1e300, [1, [2]], {'a': 1, 'b<': 'c'}, {1: 2},
              {u'k\xe9': 1}, x.Binary('ab\0'), x.DateTime('20200101T00:00:00'), datetime.datetime(2020, 1, 2, 3, 4, 5, 6), Old(),
              New(), x.Fault(1, 'f'), (1, 2), {}, [], '', datetime.date(2020, 1, 1), bytearray('x'), loop, knot):
    print repr(tried(x.dumps, (value,)))
for args, options in (((1,), {'methodname': 'm<'}), ((), {'methodname': u'm'}), ((1,), {'methodresponse': 1}),
                      ((None,), {'allow_none': 1}), ((u'\xe9',), {'methodname': 'm', 'encoding': 'iso-8859-1'}),
                      ((u'\xa4\u20ac', {u'\xa4': 1}), {'methodname': u'\xa4', 'encoding': 'iso-8859-15'}),
                      (x.Fault(1, 's'), {}), ((1, 2), {'methodresponse': 1}), ([1], {})):
    print repr(tried(x.dumps, args, **options))
VALUE = '<params><param><value>%s</value></param></params>'
for text in ('<int>5</int>', '<i8>99999999999</i8>', '<i2>1</i2>', '<boolean>1</boolean>', '<boolean>2</boolean>', '<double>1.5</double>',
             '<string>a&amp;b</string>', 'plain', '', '<string/>', '<nil/>', '<struct></struct>', '<bogus>1</bogus>', '<int>x</int>',
             '<double>y</double>', '<string>\xc3\xa9</string>', '<n:nil xmlns:n="u"/>', '<int></int>', '<array><data/></array>',
             ' <int>5</int> ', '<array><data><value>1</value><value><int>2</int></value></data></array>',
             '<struct><member><name>a</name><value><int>1</int></value></member></struct>'):
    print tried(x.loads, VALUE % text)
for text in ('', 'x', '<a>', '<a/>', '<methodCall><methodName>m</methodName><params/></methodCall>', x.dumps(x.Fault(4, 's')),
             '<?xml version="1.0" encoding="iso-8859-1"?>' + VALUE % '\xe9'):
    print tried(x.loads, text)
date = x.loads(VALUE % '<dateTime.iso8601>20200101T01:02:03</dateTime.iso8601>')[0][0]
print date, date.timetuple()[:6], date == datetime.datetime(2020, 1, 1, 1, 2, 3), date < '2021', tried(lambda: date < 5)
print x.loads(VALUE % '<dateTime.iso8601>20200101T01:02:03</dateTime.iso8601>', use_datetime=1)
print x.loads(VALUE % '<base64>YWI=</base64>')[0][0].data, x.Binary('a') == 'a', str(x.Binary('q')), x.Binary('a') == x.Binary('a')
print x.DateTime((2020, 1, 2, 3, 4, 5, 0, 0, 0)), x.DateTime(datetime.datetime(2020, 1, 1))
print repr(x.Fault(1, 'a')), x.Fault(1, 'a', more=5).__dict__, x.ProtocolError('u', 1, 'm', {}), x.ResponseError('x')
proxy = x.ServerProxy('http://u%40:p@h')
print proxy, x.ServerProxy(u'http://h/p'), tried(x.ServerProxy, 'ftp://x'), tried(proxy, 'foo'), proxy('transport').get_host_info('u%40:p@h')
results = x.MultiCallIterator([[1], {'faultCode': 1, 'faultString': 's'}, 5])
print results[0], tried(lambda: results[1]), tried(lambda: results[2])

random.seed(81)


def value(depth):
    kind = random.randrange(9 if depth else 6)
    if kind > 7:
        return dict((random.choice(['a', 'b', u'\xe9<', '&']), value(depth - 1)) for _ in range(random.randrange(4)))
    if kind > 5:
        return [value(depth - 1) for _ in range(random.randrange(4))]
    return random.choice([random.randrange(-10**6, 10**6), random.random() * 10 ** random.randrange(-9, 9), u'<x>\u20ac', 'a & b',
                          True, None, '', ' \n'])


total = hashlib.md5()
for _ in range(200):
    values = tuple(value(3) for _ in range(random.randrange(3)))
    text = x.dumps(values, 'm', allow_none=True)
    back = x.loads(text)
    assert back[0] == values
    total.update(text + repr(back))
print total.hexdigest()
