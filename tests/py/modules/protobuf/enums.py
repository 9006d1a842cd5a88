# oracle: none, Google's library is no part of CPython
import everything_pb2 as pb, modern_pb2
print pb.GREEN, pb.Color.Name(-1), pb.Color.Value('RED'), pb.Color.items()     # expect: 1 NEGATIVE 0 [('RED', 0), ('GREEN', 1), ('NEGATIVE', -1)]
m = pb.Everything(f_color='GREEN'); print m.f_color, pb.Everything.F_COLOR_FIELD_NUMBER     # expect: 1 16
m.ParseFromString('\x80\x01\x07'); print m.HasField('f_color'), m.SerializeToString().encode('hex')     # expect: False 800107
r = modern_pb2.Reading.FromString('\x20\x07'); print r.state     # expect: 7
print modern_pb2.Reading.Nested.B, modern_pb2.Reading.Nested.Kind.Name(5)     # expect: 5 B
