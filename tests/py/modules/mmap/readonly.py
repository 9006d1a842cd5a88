import mmap
m = mmap.mmap(-1, 4, access=mmap.ACCESS_READ)
print repr(m[:])  # expect: '\x00\x00\x00\x00'
m[0] = 'a'  # expect raises: TypeError: mmap can't modify a readonly memory map.
