import os, tempfile
with tempfile.NamedTemporaryFile(suffix='.x', prefix='p_') as f:
    f.write('data'); f.flush()
    name = f.name
    print os.path.basename(name)[:2], name[-2:], open(name).read(), len(os.path.basename(name)), oct(os.stat(name).st_mode & 0777)  # expect: p_ .x data 10 0600
print os.path.exists(name)  # expect: False
f = tempfile.TemporaryFile(); f.write('abc'); f.seek(0)
print f.read()  # expect: abc
s = tempfile.SpooledTemporaryFile(max_size=3)
s.write('ab'); a = s._rolled; s.write('cd'); s.seek(0)
print a, s._rolled, s.read()  # expect: False True abcd
d = tempfile.mkdtemp(); print os.path.isdir(d), tempfile.gettempprefix(); os.rmdir(d)  # expect: True tmp
