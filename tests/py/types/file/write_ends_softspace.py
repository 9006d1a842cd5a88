# What `print x,` owes the next print is forgotten by a write, not by a flush or a write that fails.
import sys
print 'a',; sys.stdout.write('q'); print 'b'  # expect: aqb
print 'a',; sys.stdout.writelines(['q', 'r']); print 'b'  # expect: aqrb
print 'a',; sys.stdout.flush(); print 'b'  # expect: a b
print 'a',; sys.stdout.writelines([]); print 'b'  # expect: a b


def shown():
    sys.stdout.write('w')
    return 'v'


print 'x', shown()  # expect: xwv
print 'a',; sys.stdout.write('\n'); print 'b'
# expect: a
# expect: b
print 'a',
try:
    sys.stdout.write(3)
except TypeError:
    print 'b'  # expect: a b
print 'a',
try:
    sys.stdout.writelines(['1', 3])
except TypeError:
    print 'b'  # expect: a b
