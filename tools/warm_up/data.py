# SPDX-License-Identifier: MIT
"""Data: records, collections, and the formats in which they are kept and sent."""

import base64
import binascii
import bisect
import cPickle
import ConfigParser
import copy
import csv
import datetime
import functools
import hashlib
import heapq
import itertools
import json
import math
import operator
import random
import struct
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from cStringIO import StringIO

Sample = namedtuple("Sample", "time station value")
CONFIG = "[store]\nname = Depot\nlow = 5\nratio = 0.5\nopen = yes\n[prices]\nseed = 3.5\n"


class Item(object):
    __slots__ = ("name", "count")

    def __init__(self, name, count=0):
        self.name = name
        self.count = int(count)

    @property
    def label(self):
        return "%s (%d)" % (self.name, self.count)

    @classmethod
    def parse(cls, row):
        return cls(**row)

    @staticmethod
    def check(count):
        return 0 <= count < 100

    def __eq__(self, other):
        return isinstance(other, Item) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return "Item(%r)" % self.name

    def __len__(self):
        return self.count

    def __getitem__(self, i):
        return self.name[i]


def samples(n):
    start = datetime.datetime(2015, 4, 1, 6, 30)
    for i in xrange(n):
        yield Sample(start + datetime.timedelta(minutes=5 * i), "st%d" % (i % 3), round(math.sin(i) * 10, 2))


def tables(rows):
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(Sample._fields)
    writer.writerows((row.time.isoformat(), row.station, row.value) for row in rows)
    lines = out.getvalue().splitlines()
    first = list(csv.reader(lines))[1]
    listed = list(csv.DictReader(StringIO(out.getvalue())))
    when = datetime.datetime.strptime(first[0], "%Y-%m-%dT%H:%M:%S")
    return len(listed), when.strftime("%d.%m.%Y %H:%M"), (when - rows[0].time).total_seconds(), when.date() < when.date()


def settings():
    parser = ConfigParser.SafeConfigParser()
    parser.readfp(StringIO(CONFIG))
    store = dict(parser.items("store"))
    parser.set("store", "more", "1")
    return (parser.sections(), store, parser.getint("store", "low"), parser.getfloat("store", "ratio"),
            parser.getboolean("store", "open"), parser.has_option("prices", "seed"), parser.get("prices", "seed"))


def groups(rows):
    by, counts, last, order = defaultdict(list), Counter(), deque(maxlen=5), OrderedDict()
    for row in rows:
        by[row.station].append(row.value)
        counts[row.station] += 1
        last.append(row)
        order.setdefault(row.station, row.time)
    key = operator.itemgetter(1)
    chained = itertools.chain.from_iterable(by.itervalues())
    parts = [(k, len(list(g))) for k, g in itertools.groupby(sorted(rows, key=key), key)]
    total = reduce(operator.add, chained, 0.0)
    best = heapq.nlargest(2, (row.value for row in rows))
    marks = sorted(set(row.value for row in rows))
    bisect.insort(marks, 1.5)
    ranks = map(lambda pair: pair[0] * 2, filter(None, zip(range(3), "abc")))
    pairs = list(itertools.islice(itertools.izip(itertools.count(), itertools.cycle("ab")), 4))
    double = functools.partial(operator.mul, 2)
    return (parts, round(total, 2), best, bisect.bisect(marks, 2.0), counts.most_common(1), last[-1].station,
            order.keys(), ranks, pairs, double(3), any(marks), all(marks), dict.fromkeys("ab", 0), counts["none"])


def packed(rows):
    plain = [dict(row._asdict(), time=str(row.time)) for row in rows]
    text = json.dumps({"rows": plain, "ok": True, "none": None, "n": [1, 2.5, "x\"\n"]}, sort_keys=True, indent=1)
    back = json.loads(text)
    frames = "".join(struct.pack("<BHf", i & 255, i * 3, i / 2.0) for i in range(20))
    fields = [struct.unpack_from("<BHf", frames, at) for at in range(0, len(frames), struct.calcsize("<BHf"))]
    kept = cPickle.loads(cPickle.dumps(plain, 2))
    checks = (hashlib.md5(frames).hexdigest(), binascii.crc32(frames) & 0xffffffff, base64.b64encode(frames)[:8])
    data = bytearray(frames)
    data[0:2] = "\x01\x02"
    low, high = data[0] & 0x0f, data[1] >> 4
    return back["rows"] == kept, sum(f[1] for f in fields), checks, low | high << 4, binascii.hexlify(frames[:4])


def things(n):
    items = [Item.parse({"name": "n%d" % (i % 7), "count": i}) for i in range(n) if Item.check(i)]
    unique = list(set(items))
    items.sort(key=operator.attrgetter("count", "name"), reverse=True)
    deep = copy.deepcopy({"a": [1, (2, 3)], "b": {"c": items[:2]}})
    try:
        items[0].other = 1
    except AttributeError as error:
        deep["error"] = str(error)
    dice = random.Random(5)
    order = dice.sample(range(10), 4) + [dice.randint(1, 6), dice.choice("abc")]
    dice.shuffle(order)
    return len(unique), items[0].label, repr(items[:2]), len(items[1]), items[1][0], deep["error"], len(order)


for turn in range(3):
    rows = list(samples(30))
    for run in (tables, groups, packed):
        print run(rows)
    print settings(), things(30)
