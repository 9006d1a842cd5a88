import io
class Raw(io.RawIOBase):
    data = ['abc', 'de\nf', '']
    def readable(self): return True
    def readinto(self, b):
        piece = self.data.pop(0) if self.data else ''
        b[:len(piece)] = piece
        return len(piece)
r = io.BufferedReader(Raw())
print r.read(2), r.peek(), r.read1(10)  # expect: ab c c
print repr(r.readline()), repr(r.read())  # expect: 'de\n' 'f'
r.read(-2)  # expect raises: ValueError: read length must be positive or -1
