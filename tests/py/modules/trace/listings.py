# Lines as they run, counts, listings, summaries, functions and callers of a small program.
import linecache
import os
import shutil
import sys
import tempfile
import trace

PROGRAM = '''"""Text
of two lines."""
import traced_part

def f(x):
    "doc"
    if x > 2:
        return x

    return traced_part.double(x)

class A:
\tdef m(self):
\t\treturn [f(i) for i in range(4)]

def unused():
    a = 1   # a comment
    # another
    b = 2 #pragma NO COVER
    return a

def main():
    A().m()
'''
PART = 'def double(x):\n    return x * 2\ndef other():\n    return 1'


def show(folder):
    for name in sorted(os.listdir(folder)):
        print '--', name
        with open(os.path.join(folder, name)) as f:
            print f.read().replace('\n', '$\n')


folder = os.path.realpath(tempfile.mkdtemp())
try:
    for name, text in ('traced_main', PROGRAM), ('traced_part', PART):
        with open(os.path.join(folder, name + '.py'), 'w') as f:
            f.write(text)
    sys.path.insert(0, folder)
    here = {'ignoredirs': [sys.prefix, sys.exec_prefix]}

    tracer = trace.Trace(count=0, **here)
    tracer.runctx('import traced_main')
    import traced_main
    tracer.runfunc(traced_main.main)
    print tracer.results().counts

    counts = os.path.join(folder, 'counts')
    covers = os.path.join(folder, 'covers')
    for run in range(2):
        tracer = trace.Trace(trace=0, infile=run and counts, outfile=counts, **here)
        print tracer.runfunc(traced_main.f, 1), tracer.runfunc(traced_main.main), sys.gettrace()
        tracer.results().write_results(coverdir=covers)
    show(covers)
    results = trace.CoverageResults(infile=counts)
    print sorted((os.path.basename(name), line, count) for (name, line), count in results.counts.items())
    results.counts['<string>', 1] = 1
    results.write_results(show_missing=False, coverdir=covers)
    show(covers)
    results.write_results_file(os.path.join(covers, 'a'), ['a\n', '\n', '\tb\n', 'c'], {1: 1, 2: 1, 3: 1}, {4: 123456})
    with open(os.path.join(covers, 'a')) as f:
        print repr(f.read())

    def summary():
        out, sys.stdout = sys.stdout, open(os.path.join(folder, 'out'), 'w+')
        try:
            results.write_results(summary=True)
        finally:
            sys.stdout, made = out, sys.stdout
        made.seek(0)
        return made.read().replace(folder, 'FOLDER')

    print summary()
    print sorted(name for name in os.listdir(folder) if name.endswith('.cover'))

    for how in 'countfuncs', 'countcallers':
        tracer = trace.Trace(**dict(here, **{how: 1}))
        tracer.runfunc(traced_main.main)
        results = trace.CoverageResults(calledfuncs={('x', 'y', 'z'): 7})
        results.update(tracer.results())
        print sorted(called[1:] for called in results.calledfuncs.items())[0]
        print sorted(called[1:] for called in results.calledfuncs)
        print sorted(caller[1:] + called[1:] for caller, called in results.callers)
        print results.counts
    trace.CoverageResults(callers=dict.fromkeys([
        (('f.py', 'f', 'm'), ('f.py', 'f', 'g')), (('f.py', 'f', 'm'), ('e.py', 'e', 'g')),
        (('f.py', 'f', 'n'), ('e.py', 'e', 'g')), (('g.py', 'g', 'm'), ('f.py', 'f', 'g'))])).write_results()
    trace.CoverageResults(calledfuncs={('f.py', 'f', 'g'): 1, ('a.py', 'f', 'g'): 1}).write_results()

    for kind in {'ignoremods': ['traced_part']}, {'ignoremods': ['traced']}, {'ignoredirs': [folder + '/']}:
        tracer = trace.Trace(trace=0, **dict(here, **kind))
        tracer.runfunc(traced_main.main)
        print sorted(set(os.path.basename(name) for name, _ in tracer.results().counts))
    print trace.Trace(0, 0).runfunc(sys.gettrace)
finally:
    sys.path.remove(folder)
    shutil.rmtree(folder)
    linecache.clearcache()
