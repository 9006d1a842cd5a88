# SPDX-License-Identifier: MIT
"""A stream that nobody refers to any more is flushed and closed."""
import io
import os
import shutil
import tempfile

folder = tempfile.mkdtemp()


def path(name):
    return os.path.join(folder, name)


def there(name):
    """What somebody else finds in a file."""
    with open(path(name)) as f:
        return f.read()


# Temporaries, before the next statement.
io.open(path('value'), 'w').write(u'1')
print os.path.getsize(path('value')), there('value')  # expect: 1 1
io.open(path('value'), 'wb').write(b'22')
print os.path.getsize(path('value')), there('value')  # expect: 2 22

# A variable is bound anew, or goes with its function.
f = io.open(path('a'), 'w')
f.write(u'text')
f = None
print os.path.getsize(path('a'))  # expect: 4


def write(name, text, mode='w'):
    f = io.open(path(name), mode)
    f.write(text)


for i in range(3):
    write('b', u'ab' * i, 'w')
    print os.path.getsize(path('b')),
print  # expect: 0 2 4
write('c', b'abc', 'wb')
write('c', b'def', 'ab')
print os.path.getsize(path('c')), there('c')  # expect: 6 abcdef
write('c', b'X', 'r+b')
print there('c')  # expect: Xbcdef

# The stream below goes with the one above, also when somebody else has it.
raw = io.FileIO(path('d'), 'w')
buffered = io.BufferedWriter(raw)
text = io.TextIOWrapper(buffered)
text.write(u'through')
text = None
print buffered.closed, raw.closed, there('d')  # expect: True True through

# What was detached lives on.
raw = io.FileIO(path('e'), 'w')
buffered = io.BufferedWriter(raw)
text = io.TextIOWrapper(buffered)
text.write(u'kept')
print text.detach() is buffered  # expect: True
text = None
print buffered.closed, there('e')  # expect: False kept
buffered.write(b' on')
buffered.close()
print raw.closed, there('e')  # expect: True kept on

# Who cannot be flushed is closed without a word.
reader, writer = os.pipe()
os.close(reader)
f = io.open(writer, 'wb')
f.write(b'to nobody')
f = None
try:
    os.fstat(writer)
except OSError, e:
    print e.errno  # expect: 9

shutil.rmtree(folder)
