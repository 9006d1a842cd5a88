x = "global"
class C:
    a = x
    x = "class"
    b = x
    c = len
print C.a, C.b, C.c is len  # expect: global class True
try:
    undefined_name
except NameError, e:
    print e  # expect: name 'undefined_name' is not defined
