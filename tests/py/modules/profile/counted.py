# process: the hook of sys.setprofile
import profile, pstats, sys, tempfile, os
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
def work(factor=2):
    leaf(factor)
    failing()
    [].append(1)
    return 'done'
for p in profile.Profile(Clock()), profile.Profile(Clock(), .25):
    print p.runcall(work, factor=1)
    p.create_stats()
    for func, stat in sorted(p.stats.items()):
        print func[1:] if func[0] != 'profile' else func[2][:10], stat[:4], sorted([f[2][:10] for f in stat[4]])
p = profile.Profile(lambda clock=Clock(): (clock(), 1.0))
print p.runctx('work()', globals(), {}) is p
p.print_stats('name')
path = tempfile.mkstemp()[1]
profile.runctx('max(y, 2)', {'y': 1}, {}, path)
print sorted([func[2] for func in pstats.Stats(path).stats])
os.unlink(path)
try:
    profile.run('1 / 0')
except ZeroDivisionError as e:
    print e
print profile.Profile.bias, type(profile.Profile().calibrate(5))
try:
    type('Own', (profile.Profile, object), {})().calibrate(1)
except TypeError as e:
    print e
