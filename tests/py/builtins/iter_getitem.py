class G:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i
it = iter(G())
print list(it), list(it), 2 in G(), 7 in G(), type(it).__name__  # expect: [0, 1, 2] [] True False iterator
class T(object):
    def __getitem__(self, i):
        if i > 1:
            raise StopIteration
        return i
print list(T()), max(T())  # expect: [0, 1] 1
