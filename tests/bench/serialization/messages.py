# SPDX-License-Identifier: MIT
"""CPU seconds of reading, reading every value, and writing one message: messages.py FILE SECONDS; `make` writes FILE."""
import sys
import time

import messages_pb2


def make(size):
    fleet = messages_pb2.Fleet(version=1)
    while len(fleet.devices) * 400 < size:
        i = len(fleet.devices)
        d = fleet.devices.add(id=i, name=u"device-%d \u00e9" % i if i % 4 == 0 else u"device %d" % i, state=i % 3)
        d.position.lat = 50.5 + i / 100.0
        d.position.lon = 4.25 - i / 64.0
        d.tags.extend([u"alpha", u"beta \"quoted\"", u"line\nbreak"])
        d.history.extend((i * k) % 1000 * (-1 if k % 7 == 0 else 1) for k in xrange(i % 200))
        d.enabled = i % 2 == 0
        d.ratio = i * 0.25
        d.stamp = 1600000000000 + i * 1000
        d.counters["errors"] = i % 5
        d.counters["starts"] = i
        d.raw = "\x00\x01\xff" * (i % 20)
        if i % 2:
            d.host = u"host%d" % i
        else:
            d.port = i
    return fleet


def look(fleet):
    """Reads every value, so that nobody gains by putting it off."""
    n = 0
    for d in fleet.devices:
        n += d.id + len(d.name) + d.state + len(d.tags) + sum(d.history) + d.enabled + len(d.raw) + d.counters["starts"]
        n += int(d.position.lat) + int(d.ratio) + d.stamp % 7
    return n


def best(work, seconds):
    end, least = time.clock() + seconds, None
    while time.clock() < end:
        start = time.clock()
        result = work()
        spent = time.clock() - start
        least = spent if least is None or spent < least else least
    return least, result


if __name__ == "__main__":
    if sys.argv[1] == "make":
        with open(sys.argv[2], "wb") as f:
            f.write(make(1 << 20).SerializeToString())
    else:
        data = open(sys.argv[1], "rb").read()
        seconds = float(sys.argv[2])
        fleet = messages_pb2.Fleet.FromString(data)
        if fleet.SerializeToString() != data:
            raise ValueError("not the same bytes")
        for name, work in [("read", lambda: len(messages_pb2.Fleet.FromString(data).devices)),
                           ("write", lambda: len(fleet.SerializeToString())),
                           ("both", lambda: len(messages_pb2.Fleet.FromString(data).SerializeToString()))]:
            print name, "%.6f %d" % best(work, seconds)
