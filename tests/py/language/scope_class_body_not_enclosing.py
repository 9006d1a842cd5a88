x = "global"
def f():
    x = "function"
    class C(object):
        x = "class"
        def method(self):
            return x
        seen = [x for i in range(1)]
        gen = list(x for i in range(1))
    return C().method(), C.seen, C.gen
print f()  # expect: ('function', ['class'], ['function'])
