import io
class Raw(io.RawIOBase):
    def writable(self): return True
    def write(self, b):
        written.append(b.tobytes())
        return len(b)
written = []
w = io.BufferedWriter(Raw(), 4)
w.write('abc')
w.write('d')
w.flush()
w.write('0123456789')
print written  # expect: ['abcd', '0123456789']
w.close()
print written  # expect: ['abcd', '0123456789']
w.write('x')  # expect raises: ValueError: write to closed file
