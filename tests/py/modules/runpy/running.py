# process: extends sys.path, replaces sys.argv
import os, runpy, shutil, sys, tempfile, zipfile
top = tempfile.mkdtemp()
body = '''
import sys
x = 1
argv0 = sys.argv[0]
first = sys.path[0]
known = __name__ in sys.modules and sys.modules[__name__].__dict__ is globals()
'''
def put(path, text=body):
    path = os.path.join(top, path)
    if not os.path.isdir(os.path.dirname(path)):
        os.makedirs(os.path.dirname(path))
    with open(path, 'w') as f:
        f.write(text)
    return path
def run(f, *args, **named):
    try:
        names = f(*args, **named)
    except Exception as e:
        print type(e).__name__, str(e).replace(top, '')
        return
    shown = '__name__', '__file__', '__package__', 'x', 'before', 'argv0', 'first', 'known'
    print [str(names[n]).replace(top, '') if n in names else '-' for n in shown]
sys.argv[0] = 'main'
script = put('rp_s.py')
put('rp_p/__init__.py', '')
put('rp_p/m.py')
put('rp_p/sub/__init__.py', '')
put('rp_p/sub/__main__.py')
put('folder/__main__.py')
put('empty/x.py')
archive = os.path.join(top, 'z.zip')
with zipfile.ZipFile(archive, 'w') as z:
    z.writestr('__main__.py', body.replace('\n', '\r\n'))
sys.path.insert(0, top)

run(runpy.run_path, script)     # expect: ['<run_path>', '/rp_s.py', 'None', '1', '-', '/rp_s.py', '', 'True']
run(runpy.run_path, script, {'before': 5, 'x': 0}, 'name')      # expect: ['name', '/rp_s.py', 'None', '1', '5', '/rp_s.py', '', 'True']
run(runpy.run_path, os.path.join(top, 'folder'))        # expect: ['<run_path>', '/folder/__main__.py', '', '1', '-', '/folder', '/folder', 'True']
run(runpy.run_path, archive, run_name='zipped')         # expect: ['zipped', '/z.zip/__main__.py', '', '1', '-', '/z.zip', '/z.zip', 'True']
run(runpy.run_path, os.path.join(top, 'empty'))         # expect: ImportError can't find '__main__' module in '/empty'
run(runpy.run_path, os.path.join(top, 'none'))          # expect: IOError [Errno 2] No such file or directory: '/none'
run(runpy.run_path, put('bad.py', '1 / 0'))             # expect: ZeroDivisionError integer division or modulo by zero
run(runpy.run_path, put('worse.py', 'x x'))             # expect: SyntaxError invalid syntax (worse.py, line 1)
run(runpy.run_module, 'rp_s')   # expect: ['rp_s', '/rp_s.py', '', '1', '-', 'main', '', 'False']
run(runpy.run_module, 'rp_s', {'before': 1}, 'name', True)      # expect: ['name', '/rp_s.py', '', '1', '1', '/rp_s.py', '', 'True']
run(runpy.run_module, 'rp_p.m')         # expect: ['rp_p.m', '/rp_p/m.py', 'rp_p', '1', '-', 'main', '', 'False']
run(runpy.run_module, 'rp_p.sub')       # expect: ['rp_p.sub.__main__', '/rp_p/sub/__main__.py', 'rp_p.sub', '1', '-', 'main', '', 'False']
run(runpy.run_module, 'rp_s', run_name='__main__', alter_sys=True)      # expect: ['__main__', '/rp_s.py', '', '1', '-', '/rp_s.py', '', 'True']
run(runpy.run_module, 'rp_p')           # expect: ImportError No module named rp_p.__main__; 'rp_p' is a package and cannot be directly executed
run(runpy.run_module, 'rp_none')        # expect: ImportError No module named rp_none
run(runpy.run_module, 'rp_p.none')      # expect: ImportError No module named rp_p.none
run(runpy.run_module, 'sys')            # expect: ImportError No code object available for sys
run(runpy.run_module, '.rp_s')          # expect: ImportError Relative module names not supported
print sys.argv[0], sys.path[0] == top, 'name' in sys.modules, '<run_path>' in sys.modules, sys.modules['__main__'].__dict__ is globals()
# expect: main True False False True
shutil.rmtree(top)
