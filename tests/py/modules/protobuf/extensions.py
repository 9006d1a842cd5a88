# oracle: none, Google's library is no part of CPython
import everything_pb2 as pb
m = pb.Everything()
print m.HasExtension(pb.x_int), m.Extensions[pb.x_int]     # expect: False 0
m.Extensions[pb.x_int] = 5; m.Extensions[pb.x_texts].append('a'); m.Extensions[pb.x_inner].n = 2
m.Extensions[pb.Scope.x_scoped] = -1
print m.SerializeToString().encode('hex'), m.HasExtension(pb.x_inner)     # expect: a00605aa060161b206020802f00601 True
print [f.full_name for f, v in m.ListFields()]     # expect: ['test.x_int', 'test.x_texts', 'test.x_inner', 'test.Scope.x_scoped']
m.ClearExtension(pb.x_int); print m.HasExtension(pb.x_int)     # expect: False
try: pb.Inner().HasExtension(pb.x_int)
except KeyError: print 'KeyError'     # expect: KeyError
