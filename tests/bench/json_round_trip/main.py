# SPDX-License-Identifier: MIT
"""JSON: a document of device readings written and read again, compact, sorted and indented."""
# scale: 170 quick: 1
import json
import sys


def document(n):
    devices = []
    for i in xrange(n):
        devices.append({
            "id": i,
            "name": u"device-%d \u00e9\u20ac" % i if i % 4 == 0 else "device %d" % i,
            "enabled": i % 2 == 0,
            "limits": [i, i * 0.5, -i, None],
            "position": {"lat": 50.5 + i / 100.0, "lon": 4.25 - i / 64.0},
            "tags": ["alpha", "beta \"quoted\"", "line\nbreak"],
        })
    return {"version": 1, "devices": devices}


def run(rounds):
    original = document(150)
    length = 0
    for r in xrange(rounds):
        compact = json.dumps(original, separators=(",", ":"), sort_keys=True)
        pretty = json.dumps(original, indent=2, sort_keys=True)
        plain = json.dumps(original)
        if json.loads(compact) != json.loads(pretty) or json.loads(plain)["version"] != 1:
            raise ValueError("round trip failed")
        length += len(compact) + len(pretty) + len(plain)
    return length, json.loads(compact)["devices"][4]["name"]


print run(int(sys.argv[1]))
