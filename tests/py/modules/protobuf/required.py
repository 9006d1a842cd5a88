# oracle: none, Google's library is no part of CPython
import everything_pb2 as pb
from google.protobuf.message import EncodeError, DecodeError
m = pb.Needs()
print m.IsInitialized(), m.FindInitializationErrors()     # expect: False ['a']
try: m.SerializeToString()
except EncodeError as e: print e     # expect: Message test.Needs is missing required fields: a
m.a = 1; m.child.SetInParent(); print m.FindInitializationErrors()     # expect: ['child.a']
print m.SerializePartialToString().encode('hex')     # expect: 08011200
for bad in '\x08', '\x0a\x05x', '\x07', '\x00', '\x0c':
    try: m.ParseFromString(bad); print 'read'
    except DecodeError: print 'DecodeError'
# expect: DecodeError
# expect: DecodeError
# expect: DecodeError
# expect: DecodeError
# expect: DecodeError
