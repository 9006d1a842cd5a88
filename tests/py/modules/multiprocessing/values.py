# Value, Array, RawValue, RawArray: ctypes objects over shared memory, and the blocks that it is given in.
import ctypes
from multiprocessing import Value, Array, RawValue, RawArray, Lock
from multiprocessing import heap, sharedctypes

class Point(ctypes.Structure):
    _fields_ = [('x', ctypes.c_int), ('y', ctypes.c_double)]

def tell(function, *args, **kwds):
    try:
        print function(*args, **kwds)
    except Exception as e:
        print type(e).__name__, e

v = Value('i', 3)
with v.get_lock():
    v.value += 1
print v, v.value, v.get_obj()
a = Array('d', [1, 2, 3])
a[1] = 7
a[2:] = [9]
print a[:], len(a), a[0], type(a).__name__
text = Array('c', 'hello')
text.value = 'abc'
print text.value, repr(text.raw)
p = Value(Point, 1, 2.5)
p.x = 5
print p.x, p.y, type(p).__name__
raw = RawArray('h', 3)
print list(raw), RawValue('d', 1.5).value, RawValue(ctypes.c_char, 'z').value
copied = sharedctypes.copy(raw)
copied[0] = 1
print list(raw), list(copied)
print Value('i', 2, lock=False), type(Value('i', lock=Lock()).get_lock()).__name__
tell(Value, 'i', lock=5)
tell(Array, 'i', 2, other=1)
tell(sharedctypes.synchronized, v)
tell(v.__reduce__)

# Blocks never overlap, and are joined when they come back.
h = heap.Heap()
blocks = [h.malloc(size) for size in (1, 8, 100, 5000, 3, 64) * 5]
places = sorted(blocks, key=lambda block: (id(block[0]), block[1]))
print all(one[0] is not two[0] or one[2] <= two[1] for one, two in zip(places, places[1:]))
for block in blocks[::2] + blocks[1::2]:
    h.free(block)
print sorted(length for length in h._len_to_seq for _ in h._len_to_seq[length]) == sorted(a.size for a in h._arenas)
