# oracle: none, Google's library is no part of CPython
import everything_pb2 as pb
m = pb.Everything()
m.r_int32.append(1); m.r_int32.extend([2, 3]); m.r_int32.insert(0, 0); m.r_int32.remove(2)
print m.r_int32, m.r_int32[-1], m.r_int32[:2], len(m.r_int32), m.r_int32 == [0, 1, 3]     # expect: [0, 1, 3] 3 [0, 1] 3 True
m.r_int32[1] = 9; del m.r_int32[0]; print list(m.r_int32), m.r_int32.pop()     # expect: [9, 3] 3
a = m.r_inner.add(n=5); m.r_inner.add().s = u'x'
print [i.n for i in m.r_inner], m.r_inner[0] is a     # expect: [5, 0] True
m.m_string['k'] = 4; m.m_string['j'] += 2
print sorted(m.m_string.items()), 'k' in m.m_string, m.m_string.get('z'), len(m.m_string)     # expect: [(u'j', 2), (u'k', 4)] True None 2
m.m_inner[3].n = 7; print m.m_inner[3].n, sorted(m.m_inner)     # expect: 7 [3L]
del m.m_string['k']; print m.m_string     # expect: {u'j': 2}
try: m.m_inner[1] = pb.Inner()
except ValueError: print 'ValueError'     # expect: ValueError
try: m.m_string[3] = 1
except TypeError: print 'TypeError'     # expect: TypeError
