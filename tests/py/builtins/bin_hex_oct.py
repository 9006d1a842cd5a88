print bin(5), bin(-5), bin(0), bin(2 ** 70), bin(True)  # expect: 0b101 -0b101 0b0 0b10000000000000000000000000000000000000000000000000000000000000000000000 0b1
print hex(255), hex(-255), hex(0), hex(255L), hex(2 ** 64), hex(-1L)  # expect: 0xff -0xff 0x0 0xffL 0x10000000000000000L -0x1L
print oct(8), oct(-8), oct(0), oct(8L), oct(0L), oct(2 ** 64)  # expect: 010 -010 0 010L 0L 02000000000000000000000L
class X(object):
    def __index__(self): return 10
    def __hex__(self): return "hexed"
    def __oct__(self): return "octed"
print bin(X()), hex(X()), oct(X())  # expect: 0b1010 hexed octed
for f in (bin, hex, oct):
    try:
        f(1.5)
    except TypeError, e:
        print e  # expect: 'float' object cannot be interpreted as an index
        # expect: hex() argument can't be converted to hex
        # expect: oct() argument can't be converted to oct
