class L(long):
    def __str__(self): return '123'
    def __hex__(self): return '0xabcL'
print '%d %5d|%x %#X' % (L(1), L(1), L(1), L(1)), '%s' % L(1), '%o' % L(8)  # expect: 123   123|abc 0XABC 123 10
