# SPDX-License-Identifier: MIT
"""CPU seconds of one serializer for the same work, under whatever Python runs this: formats.py NAME SECONDS."""
import cPickle
import json
import marshal
import struct
import sys
import time
from xml.etree import cElementTree


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


def xml_document(devices):
    """Elements with attributes, text, entities and indentation."""
    parts = ["<?xml version='1.0' encoding='utf-8'?>\n<devices version='1'>\n"]
    for d in devices:
        parts.append('  <device id="%d" enabled="%s">\n' % (d["id"], str(d["enabled"]).lower()))
        parts.append("    <name>%s &amp; co</name>\n" % d["name"].encode("utf-8"))
        parts.append('    <position lat="%r" lon="%r"/>\n' % (d["position"]["lat"], d["position"]["lon"]))
        for tag in d["tags"]:
            parts.append("    <tag>%s</tag>\n" % tag)
        parts.append("    <history>%s</history>\n" % "".join("<v>%d</v>" % v for v in d["history"]))
        parts.append("  </device>\n")
    parts.append("</devices>\n")
    return "".join(parts)


XML = xml_document(LARGE["devices"])
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


def xml_write():
    return len(cElementTree.tostring(TREE, "utf-8"))


def xml_read():
    """Looks at everything, so that nobody gains by putting it off."""
    n = 0
    for e in cElementTree.fromstring(XML).iter():
        n += len(e.tag) + len(e.text or "") + len(e.tail or "") + len(e.keys())
    return n


TREE = cElementTree.fromstring(XML)
WORK["cElementTree.fromstring"] = lambda: len(cElementTree.fromstring(XML))
WORK["cElementTree read all"] = xml_read
WORK["cElementTree.tostring"] = xml_write
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
