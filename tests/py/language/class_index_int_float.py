class A(object):
    def __index__(self): return 2
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __long__(self): return 8L
    def __hex__(self): return "hex!"
    def __oct__(self): return "oct!"
print [1, 2, 3][A()], int(A()), float(A()), long(A()), hex(A()), oct(A())  # expect: 3 7 1.5 8 hex! oct!
print "abcdef"[A():], range(5)[:A()]  # expect: cdef [0, 1]
