# oracle: none, Google's library is no part of CPython
import everything_pb2 as pb
m = pb.Everything(f_int32=5, f_string=u'a"\xe9', r_int32=[1, 2])
m.f_inner.n = 3
print m, [m.f_inner]
# expect: f_int32: 5
# expect: f_string: "a\"\303\251"
# expect: f_inner {
# expect:   n: 3
# expect: }
# expect: r_int32: 1
# expect: r_int32: 2
# expect:  [n: 3
# expect: ]
print repr(unicode(pb.Inner(s=u'\xe9'))), str(pb.Inner()) == ''     # expect: u's: "\xe9"\n' True
