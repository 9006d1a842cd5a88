# oracle: none, Google's library is no part of CPython
import everything_pb2 as pb
m = pb.Everything()
print m.WhichOneof('choice')     # expect: None
m.c_int = 0; print m.WhichOneof('choice')     # expect: c_int
m.c_text = 'x'; print m.WhichOneof('choice'), m.HasField('c_int'), m.c_int     # expect: c_text False 0
m.c_inner.n = 1; print m.WhichOneof('choice'), repr(m.c_text)     # expect: c_inner u''
m.ClearField('choice'); print m.WhichOneof('choice'), len(m.ListFields())     # expect: None 0
m.ParseFromString('\xc8\x02\x05\xd2\x02\x01a'); print m.WhichOneof('choice'), m.c_text     # expect: c_text a
