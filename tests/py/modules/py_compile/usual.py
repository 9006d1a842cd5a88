# process: changes the current folder
import imp, marshal, os, py_compile, struct, sys, tempfile
folder = tempfile.mkdtemp()
good, bad = os.path.join(folder, 'good.py'), os.path.join(folder, 'bad.py')
with open(good, 'w') as f:
    f.write('x = 5')
with open(bad, 'w') as f:
    f.write('x = = 5')
py_compile.compile(good)
with open(good + 'c', 'rb') as f:
    head, code = f.read(8), marshal.load(f)
print head[:4] == imp.get_magic(), struct.unpack('<L', head[4:])[0] == int(os.stat(good).st_mtime), code.co_filename == good  # expect: True True True
py_compile.compile(good, os.path.join(folder, 'other'), 'shown')
print sorted(os.listdir(folder))  # expect: ['bad.py', 'good.py', 'good.pyc', 'other']
sys.stderr = sys.stdout
py_compile.compile(bad, dfile='shown')
# expect:   File "shown", line 1
# expect:     x = = 5
# expect:         ^
# expect: SyntaxError: invalid syntax
# expect: 
try:
    py_compile.compile(bad, doraise=True)
except py_compile.PyCompileError as e:
    print e.exc_type_name, e.file == bad, type(e.exc_value).__name__, str(e) == e.msg, e.args[1]  # expect: SyntaxError True SyntaxError True SyntaxError
print py_compile.PyCompileError(ValueError, ValueError('why'), 'f')  # expect: Sorry: ValueError: why
os.chdir(folder)
print py_compile.main(['good.py'])  # expect: 0
print py_compile.main(['bad.py'])
# expect:   File "bad.py", line 1
# expect:     x = = 5
# expect:         ^
# expect: SyntaxError: invalid syntax
# expect: 
# expect: 1
for name in os.listdir(folder):
    os.remove(name)
os.rmdir(folder)
