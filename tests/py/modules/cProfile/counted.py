# process: the hook of sys.setprofile
import cProfile, _lsprof, os, pstats, sys, tempfile
class Clock(object):
    """A time that goes on with each look at it."""
    def __init__(self):
        self.now = 0
    def __call__(self):
        self.now += 1
        return self.now
def leaf(n):
    if n:
        leaf(n - 1)
    len([])
def failing():
    try:
        int('x')
    except ValueError:
        pass
def work():
    leaf(2)
    failing()
    [].append(os.getcwd())
    return 'done'
def name(code):
    return getattr(code, 'co_name', code)
for options in {}, {'builtins': False}, {'subcalls': False}:
    p = _lsprof.Profiler(Clock(), 0.5, **options)
    p.enable()
    work()
    p.disable()
    for e in sorted(p.getstats(), key=lambda e: name(e.code)):
        print name(e.code), tuple(e[1:5]), e.calls and sorted([(name(c.code),) + tuple(c[1:]) for c in e.calls])
p.clear()
print p.getstats()
p.enable(False, False)
work()
p.disable()
p.disable()
print sorted([(name(e.code), e.callcount, e.calls) for e in p.getstats()])
p = cProfile.Profile(Clock(), .5)
print p.runcall(work)
p.create_stats()
print sorted([(func[1:], stat[:4], sorted(stat[4].values())) for func, stat in p.stats.items()])
p = cProfile.Profile(Clock(), .001)
print p.runctx('work()', globals(), {}) is p, p.run('1 + 1') is p
p.print_stats('name')
path = tempfile.mkstemp()[1]
cProfile.runctx('max(y, 2); sys.exit(3)', {'y': 1, 'sys': sys}, {}, path)
print sorted([func[2] for func in pstats.Stats(path).stats])
with open(path, 'w') as f:
    f.write('import sys\nprint __name__, sys.argv[1:], __file__ == sys.argv[0]\n')
sys.argv = ['cProfile.py', '-o', path + '.out', path, 'a', '-s']
cProfile.main()
print sorted([func[2] for func in pstats.Stats(path + '.out').stats])
os.unlink(path)
os.unlink(path + '.out')
for call in ['cProfile.run("1 / 0", path)']:
    try:
        eval(call)
    except ZeroDivisionError as e:
        print type(e).__name__
os.unlink(path)
