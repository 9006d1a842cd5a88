# oracle: none, Google's library is no part of CPython
import everything_pb2 as pb, modern_pb2
m = pb.Everything()
print m.HasField('f_int32'), m.d_int, m.d_text, m.d_inf, m.d_color, m.d_big     # expect: False -7 h"i inf 1 18446744073709551615
m.f_int32 = 0
print m.HasField('f_int32'), m.SerializeToString().encode('hex')     # expect: True 1800
m.ClearField('f_int32'); print m.HasField('f_int32')     # expect: False
print m.HasField('f_inner'), m.f_inner.n, m.HasField('f_inner')     # expect: False 0 False
m.f_inner.n = 0; print m.HasField('f_inner')     # expect: True
m.Clear(); m.f_inner.more.add().n = 3; print m.HasField('f_inner')     # expect: True
m.ClearField('f_inner'); m.f_inner.SetInParent(); print m.SerializeToString().encode('hex')     # expect: 8a0100
r = modern_pb2.Reading(value=0.0, maybe=0)
print r.HasField('maybe'), r.SerializeToString().encode('hex')     # expect: True 3000
try: r.HasField('value')
except ValueError: print 'no presence'     # expect: no presence
