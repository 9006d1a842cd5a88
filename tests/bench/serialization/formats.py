# SPDX-License-Identifier: MIT
"""CPU seconds of one serializer for the same work, under whatever Python runs this: formats.py NAME SECONDS."""
import cPickle
import json
import marshal
import struct
import sys
import time


class Reading(object):
    def __init__(self, sensor, value, good):
        self.sensor = sensor
        self.value = value
        self.good = good


def document(n):
    """About 380 bytes of JSON for each device."""
    devices = []
    for i in xrange(n):
        devices.append({
            "id": i,
            "name": u"device-%d \u00e9\u20ac" % i if i % 4 == 0 else "device %d" % i,
            "enabled": i % 2 == 0,
            "limits": [i, i * 0.5, -i, None],
            "position": {"lat": 50.5 + i / 100.0, "lon": 4.25 - i / 64.0},
            "tags": ["alpha", "beta \"quoted\"", "line\nbreak"],
            "history": range(i % 50),
        })
    return {"version": 1, "devices": devices}


LARGE = document(3600)
TEXT = json.dumps(LARGE)
READINGS = [Reading(i % 16, i * 0.25, i % 3 == 0) for i in xrange(5000)]
FRAME = struct.Struct("<BHIqfd8s")
FRAMES = [FRAME.pack(i & 255, i & 65535, i, -i, i * 0.5, i * 0.25, "frame %d" % i) for i in xrange(20000)]


def struct_pack():
    pack, n = struct.pack, 0
    for i in xrange(20000):
        n += len(pack("<BHIqfd8s", i & 255, i & 65535, i, -i, i * 0.5, i * 0.25, "name"))
    return n


def struct_unpack():
    unpack, n = struct.unpack, 0
    for frame in FRAMES:
        n += unpack("<BHIqfd8s", frame)[2]
    return n


def struct_words():
    words = range(50000)
    packed = struct.pack(">50000I", *words)
    return sum(struct.unpack(">50000I", packed))


def both(dumps, loads, value):
    text = dumps(value)
    return {"dumps": lambda: len(dumps(value)), "loads": lambda: len(loads(text))}


WORK = {
    "json.dumps": lambda: len(json.dumps(LARGE)),
    "json.dumps sorted": lambda: len(json.dumps(LARGE, sort_keys=True, separators=(",", ":"))),
    "json.loads": lambda: len(json.loads(TEXT)),
    "struct.pack": struct_pack,
    "struct.unpack": struct_unpack,
    "struct many": struct_words,
}
for protocol in (0, 1, 2):
    pair = both(lambda v, p=protocol: cPickle.dumps(v, p), cPickle.loads, LARGE["devices"])
    WORK["cPickle.dumps %d" % protocol], WORK["cPickle.loads %d" % protocol] = pair["dumps"], pair["loads"]
pair = both(lambda v: cPickle.dumps(v, 2), cPickle.loads, READINGS)
WORK["cPickle.dumps objects"], WORK["cPickle.loads objects"] = pair["dumps"], pair["loads"]
pair = both(marshal.dumps, marshal.loads, LARGE["devices"])
WORK["marshal.dumps"], WORK["marshal.loads"] = pair["dumps"], pair["loads"]

if __name__ == "__main__":
    if sys.argv[1] == "names":
        print "\n".join(sorted(WORK))
    else:
        # The best of what fits into the time: both sides are warm by then.
        work, end = WORK[sys.argv[1]], time.clock() + float(sys.argv[2])
        work()
        best = None
        while time.clock() < end:
            start = time.clock()
            result = work()
            spent = time.clock() - start
            best = spent if best is None or spent < best else best
        print "%.6f" % best, result
