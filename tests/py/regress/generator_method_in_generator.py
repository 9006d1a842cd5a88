# A generator resumed by its `next` method that itself goes through another generator.
def inner():
    for i in range(3):
        yield i
def outer():
    for i in inner():
        yield i * 2
g = outer()
print g.next(), g.next(), g.send(None), next(g, "end")  # expect: 0 2 4 end
class A(object):
    def __add__(self, other):
        for i in inner():
            pass
        return i
print A() + 1, sum(iter([1, 2])), sum(x for x in outer())  # expect: 2 3 6
