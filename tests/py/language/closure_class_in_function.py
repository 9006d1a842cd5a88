def make(name):
    class C(object):
        label = name
        def get(self):
            return name, self.label
    return C
A, B = make("a"), make("b")
print A().get(), B().get(), A is B  # expect: ('a', 'a') ('b', 'b') False
