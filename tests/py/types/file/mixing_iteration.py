import os
f = os.tmpfile()
f.write('a\nb\nc\n')
f.seek(0)
print repr(f.next())  # expect: 'a\n'
f.read()  # expect raises: ValueError: Mixing iteration and read methods would lose data
