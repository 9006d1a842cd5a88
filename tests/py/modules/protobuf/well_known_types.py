# oracle: none, Google's library is no part of CPython
import datetime, modern_pb2
from google.protobuf import any_pb2, duration_pb2, field_mask_pb2, json_format, struct_pb2, timestamp_pb2, wrappers_pb2
t = timestamp_pb2.Timestamp()
t.FromMilliseconds(-1500); print t.seconds, t.nanos, t.ToMilliseconds(), t.ToJsonString()     # expect: -2 500000000 -1500 1969-12-31T23:59:58.500Z
t.FromJsonString('2020-09-13T14:26:40.5+02:00'); print t.ToSeconds(), t.ToDatetime()     # expect: 1600000000 2020-09-13 12:26:40.500000
t.FromDatetime(datetime.datetime(2001, 2, 3, 4, 5, 6, 7)); print t.ToMicroseconds()     # expect: 981173106000007
try: t.FromJsonString('today')
except ValueError as e: print e     # expect: "today" is not a timestamp.
d = duration_pb2.Duration()
d.FromNanoseconds(-1500000000); print d.seconds, d.nanos, d.ToTimedelta(), d.ToJsonString()     # expect: -1 -500000000 -1 day, 23:59:58.500000 -1.500s
d.FromTimedelta(datetime.timedelta(days=1, microseconds=5)); print d.ToNanoseconds()     # expect: 86400000005000
a = any_pb2.Any(); a.Pack(modern_pb2.Reading(device_id='x'))
r = modern_pb2.Reading()
print a.TypeName(), a.Is(r.DESCRIPTOR), a.Unpack(r), r.device_id, a.Unpack(t)     # expect: test.modern.Reading True True x False
print json_format.MessageToDict(a) == {'@type': u'type.googleapis.com/test.modern.Reading', 'deviceId': u'x'}     # expect: True
print json_format.ParseDict(json_format.MessageToDict(a), any_pb2.Any()) == a     # expect: True
a.Pack(wrappers_pb2.Int64Value(value=5)); print json_format.MessageToDict(a)['value']     # expect: 5
for bad in {'x': 1}, {'@type': 'a/gone.Type'}, []:
    try: json_format.ParseDict(bad, any_pb2.Any())
    except json_format.ParseError as e: print e
# expect: @type is missing when parsing any message.
# expect: no imported module declares the type of 'a/gone.Type'
# expect: Any must be in a dict, not [].
s = struct_pb2.Struct()
s.update({'a': 1, 'b': [True, None, 'x', {'c': 2.5}]}); s['d'] = {'e': u'f'}
print s['a'], s['b'][2], s['b'][3]['c'], s['d']['e'], sorted(s.keys()), len(s), 'z' in s     # expect: 1.0 x 2.5 f [u'a', u'b', u'd'] 3 False
s.get_or_create_list('l').append(4); s.get_or_create_struct('m')['n'] = False; del s['a']
print s['l'].items(), json_format.MessageToDict(s)['m']     # expect: [4.0] {u'n': False}
try: s['gone']
except KeyError as e: print 'KeyError', e     # expect: KeyError 'gone'
m = field_mask_pb2.FieldMask(); m.FromJsonString('aB,c'); print m.paths, m.ToJsonString()     # expect: [u'a_b', u'c'] aB,c
