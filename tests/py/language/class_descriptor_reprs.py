print int.__add__, list.append, int.real, len, dict.__dict__["fromkeys"]  # expect: <slot wrapper '__add__' of 'int' objects> <method 'append' of 'list' objects> <attribute 'real' of 'int' objects> <built-in function len> <method 'fromkeys' of 'dict' objects>
class A(object):
    __slots__ = ["s"]
class B(object): pass
print A.s, B.__dict__["__dict__"], B.__dict__["__weakref__"]  # expect: <member 's' of 'A' objects> <attribute '__dict__' of 'B' objects> <attribute '__weakref__' of 'B' objects>
def t(f):
    try:
        f()
    except (TypeError, AttributeError), e:
        print e
t(lambda: int.real.__get__("a"))  # expect: descriptor 'real' for 'int' objects doesn't apply to 'str' object
t(lambda: int.real.__set__(1, 2))  # expect: attribute 'real' of 'int' objects is not writable
t(lambda: A.s.__get__(1))  # expect: descriptor 's' for 'A' objects doesn't apply to 'int' object
