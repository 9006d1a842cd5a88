# oracle: none, Google's library is no part of CPython
import json, modern_pb2, everything_pb2 as pb
from google.protobuf import json_format
m = modern_pb2.Reading(device_id='d', big=2**64-1, raw='\xff', value=float('nan'))
m.at.seconds = 1600000000; m.at.nanos = 5000000; m.limits['x'] = 1.5
d = json_format.MessageToDict(m)
for k in sorted(d): print k, json.dumps(d[k])
# expect: at "2020-09-13T12:26:40.005Z"
# expect: big "18446744073709551615"
# expect: deviceId "d"
# expect: limits {"x": 1.5}
# expect: raw "/w=="
# expect: value "NaN"
print sorted(json_format.MessageToDict(m, preserving_proto_field_name=True))[2]     # expect: device_id
print json_format.ParseDict({'device_id': 'x', 'states': ['ON', 2], 'maybe': None}, modern_pb2.Reading()).states     # expect: [1, 2]
for bad in {'nope': 1}, {'flag': 'true'}, {'samples': 1}, {'samples': [2**31]}, {'raw': '*'}, {'state': 'BLUE'}:
    try: json_format.ParseDict(bad, modern_pb2.Reading()); print 'read'
    except json_format.ParseError: print 'ParseError', bad.keys()[0]
# expect: ParseError nope
# expect: ParseError flag
# expect: ParseError samples
# expect: ParseError samples
# expect: ParseError raw
# expect: ParseError state
