x = 1000
print x >> 3, -x >> 3, x >> 64, -x >> 64, 2 ** 70 >> 68, -1 >> 1, 0xffffffff >> 4  # expect: 125 -125 0 -1 4 -1 268435455
try:
    x >> -1
except ValueError, e:
    print e  # expect: negative shift count
