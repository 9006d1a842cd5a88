# What is ignored, what modules are called, which lines have code.
import os
import shutil
import sys
import tempfile
import trace

ignore = trace.Ignore(['a', 'b.c'], ['/x', '/y/', 'rel'])
print [ignore.names(*names) for names in [('/f', 'a'), ('/f', 'a.x'), ('/f', 'ab'), ('/f', 'b'), ('/f', 'b.c')]]
print [ignore.names(*names) for names in [('/x/q.py', 'q'), ('/xy', 'w'), ('/y/e', 'e'), ('rel/m', 'm')]]
print ignore.names('/elsewhere/q.py', 'q'), ignore.names(None, 'sys'), ignore.names('/f', '<string>')
print trace.Ignore().names('x', 'y')

print map(trace.modname, ['/a/b/c.py', 'c.py', 'a.b.c', '/a/.x', 'x/', ''])
sys.path[:0] = ['/zork', '/zork/lib', '/zo']
print map(trace.fullmodname, ['/a/b/c.py', 'c.py', 'a.b.c', '/a/.x', '', '/zork/lib/p/m.py', '/zork/q.pyc', './x/y.py'])
del sys.path[:3]

tracer = trace.Trace(0, 0)
print tracer.donothing, tracer.counts, tracer.start_time
for bits in range(1, 16):
    tracer = trace.Trace(bits & 1, bits & 2, bits & 4, bits & 8)
    print bits, tracer.globaltrace.__name__, getattr(getattr(tracer, 'localtrace', None), '__name__', None)

results = trace.CoverageResults({('a', 1): 2}, {('a', 'b', 'c'): 1}, None, {(1, 2): 1})
results.update(trace.CoverageResults({('a', 1): 2, ('a', 2): 1}, {('a', 'b', 'd'): 5}, None, {(1, 3): 1}))
print sorted(results.counts.items()), sorted(results.calledfuncs.items()), sorted(results.callers.items())
print results.counter



class Said:
    def write(self, text):
        sys.stdout.write(text.replace(folder, 'FOLDER'))


sys.stderr = Said()
folder = os.path.realpath(tempfile.mkdtemp())
try:
    path = os.path.join(folder, 'lines.py')
    with open(path, 'w') as f:
        f.write('#!x\n# c\n"""doc\nstr"""\n"other"\ndef f():\n  # c\n  "doc"\n  "two"\n  if 1:\n    "in if"\n'
                '  x = """a\n  b"""; r"y"\n  return (1 +\n    2)\nclass A:\n  "d"\n  z = lambda: 5\n')
    print trace.find_strings(path), sorted(trace.find_executable_linenos(path))
    with open(path) as f:
        code = compile(f.read(), path, 'exec')
    print sorted(trace.find_lines_from_code(code, {6: 1})), sorted(trace.find_lines(code, {}))
    print trace.CoverageResults().write_results_file('/zork/x', ['a\n'], {}, {})
    trace.CoverageResults(outfile='/zork/x').write_results()
    print trace.find_executable_linenos('/zork/x')
    for text in '', 'junk':
        with open(path, 'w') as f:
            f.write(text)
        print trace.CoverageResults(infile=path).counts, 'of', repr(text)
    print trace.CoverageResults(infile='/zork/x').counts
    with open(path, 'w') as f:
        f.write('x = = 1\n')
    trace.find_executable_linenos(path)
except SyntaxError as e:
    print e.msg, e.lineno
finally:
    sys.stderr = sys.__stderr__
    shutil.rmtree(folder)
