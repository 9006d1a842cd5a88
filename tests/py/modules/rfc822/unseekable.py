# A body that cannot be read again.
import rfc822


class Lines:
    def __init__(self, *lines):
        self.lines = list(lines)

    def readline(self):
        return self.lines.pop(0) if self.lines else ''


m = rfc822.Message(Lines('A: 1\n', 'b\n', 'c\n'))
print m.dict, m.status, m.seekable       # expect: {'a': '1'} Non-header line where header expected; bad seek 0
m.rewindbody()                           # expect raises: IOError: unseekable file
