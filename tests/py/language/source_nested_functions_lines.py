import sys
def line():
    return sys._getframe(1).f_lineno
print line()  # expect: 4
print (line(),
       line(),
       line())  # expect: (5, 6, 7)
x = [
    line(),
]
print x  # expect: [9]
