# oracle: none, Google's library is no part of CPython
import copy, cPickle as pickle, everything_pb2 as pb
a = pb.Everything(f_int32=1, r_int32=[1], f_inner=dict(n=1), m_string={'a': 1})
b = pb.Everything(f_int32=2, r_int32=[2], f_inner=pb.Inner(s='x'), m_string={'b': 2})
c = pb.Everything(); c.CopyFrom(a); c.MergeFrom(b)
print c.f_int32, list(c.r_int32), c.f_inner.n, c.f_inner.s, sorted(c.m_string)     # expect: 2 [1, 2] 1 x [u'a', u'b']
print a == b, a == copy.deepcopy(a), a != c, pickle.loads(pickle.dumps(a, 2)) == a     # expect: False True True True
d = pb.Everything.FromString(a.SerializeToString()); print d == a     # expect: True
try: a.MergeFrom(pb.Inner())
except TypeError: print 'TypeError'     # expect: TypeError
