class A(object): pass
class B(A): pass
class C(A): pass
print A.__subclasses__() == [B, C], A.mro() == [A, object], A.__base__  # expect: True True <type 'object'>
print type.mro(int), B.__mro__ == (B, A, object)  # expect: [<type 'int'>, <type 'object'>] True
print int.__instancecheck__(True), int.__subclasscheck__(bool)  # expect: True True
