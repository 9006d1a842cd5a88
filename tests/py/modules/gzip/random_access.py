# Random members read back in a random way; the sum is of what CPython gives.
import gzip
import hashlib
import random
from StringIO import StringIO

random.seed(4)
sum = hashlib.md5()
for _ in xrange(25):
    out = StringIO()
    for _ in xrange(random.randrange(4)):
        g = gzip.GzipFile(random.choice(['', 'name', 'x.gz']), 'w', random.randrange(10), out, random.randrange(2 ** 32))
        for _ in xrange(random.randrange(6)):
            text = ''.join([random.choice('ab\n\xff') for _ in xrange(random.choice([0, 5, 300]))])
            random.choice([g.write, lambda t: g.writelines([t, t]), lambda t: g.flush(),
                           lambda t: g.seek(len(t) * 9, 1)])(text)
        g.close()
        out.write('\0' * random.choice([0, 0, 3]))
    data = out.getvalue()
    sum.update(data)
    if data and random.random() < 0.3:
        at = random.randrange(len(data))
        data = data[:at] + chr(random.randrange(256)) * random.randrange(2) + data[at + 1:]
    g = gzip.GzipFile(fileobj=StringIO(data))
    for _ in xrange(30):
        name, args = random.choice([('read', ()), ('readline', ()), ('readlines', (50,)), ('rewind', ()), ('tell', ()),
                                    ('read', (random.randrange(500),)), ('readline', (random.randrange(20),)),
                                    ('seek', (random.randrange(3000),)), ('seek', (random.randrange(-9, 400), 1))])
        try:
            sum.update(repr(getattr(g, name)(*args)))
        except Exception as e:
            sum.update(type(e).__name__ + str(e))
print sum.hexdigest()
