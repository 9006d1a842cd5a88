import os, pstats, StringIO, tempfile
class Measured:
    def __init__(self, stats):
        self.stats = dict(stats)
    def create_stats(self):
        pass
A, B, E = ('/x/a.py', 1, 'fa'), ('/x/y/b.py', 20, 'fb'), ('/z/a.py', 1, 'fa')
LEN, SORT = ('~', 0, '<len>'), ('~', 0, "<method 'sort' of 'list' objects>")
NEW = {A: (1, 1, 0.5, 2.0, {}), B: (2, 5, 1.25, 1.5, {A: (1, 1, 1.0, 1.2), B: (4, 3, 0.25, 0.3)}),
       LEN: (3, 3, 0.01, 0.01, {B: (3, 3, .01, .01)}), SORT: (1, 1, 100.5, 1234.5, {A: (1, 1, .5, .5)}),
       E: (7, 7, .125, .25, {E: (7, 7, .125, .25)})}
OLD = {A: (1, 1, 0.5, 2.0, {}), B: (2, 5, 1.25, 1.5, {A: 1, B: 4}), ('', 0, 'old'): (3, 3, 0.01, 0.01, {B: 3})}
def new(stats=NEW, **named):
    return pstats.Stats(Measured(stats), **named)
def error(f, *args, **named):
    try:
        f(*args, **named)
    except Exception as e:
        print type(e).__name__, str(e).split(' at 0x')[0]
for field in ('calls', 'tottime', 'cumulative', 'module', 'line', 'name', 'nfl', 'stdname', 'pcalls', 'ti', -1, 0, 1, 2):
    print '--', field
    new().sort_stats(field).print_stats(1)
for field in 3, 'zz', 'n', 'c':
    error(new().sort_stats, field)
error(new().sort_stats, 'calls', -1)
s = new().sort_stats('stdname')
for restrictions in (), (.5,), ('a.py',), ('a.py', 1), ('nothing',), (0,), ('[',):
    s.print_stats(*restrictions)
s.print_callers().print_callees().print_callers(1).print_callees('fa')
s.reverse_order().print_stats(1)
new(OLD).sort_stats('stdname').print_stats().print_callers().print_callees()
s = new().strip_dirs().sort_stats('module', 'calls')
s.print_stats().print_callers()
print sorted(s.stats.items())
s = new().add(Measured(NEW), Measured(NEW)).sort_stats('stdname').print_stats()
print s.total_calls, s.prim_calls, s.total_tt, s.top_level, s.files
path = tempfile.mkstemp()[1]
s.dump_stats(path)
loaded = pstats.Stats(path)
print loaded.stats == s.stats, [name.endswith('    ' + path) for name in loaded.files], len(pstats.Stats(path, path).files)
os.unlink(path)
out = StringIO.StringIO()
new(stream=out).sort_stats('name').print_stats(1)
print len(out.getvalue())
error(pstats.Stats, '/none/such')
error(pstats.Stats, 5)
error(pstats.Stats, Measured({}))
error(pstats.Stats, Measured(NEW), foo=1)
new({('a', 1, 'b'): (0, 0, 0, 0, {})}).sort_stats('time').print_stats()
print pstats.func_std_string(A), pstats.func_std_string(SORT), pstats.func_std_string(('~', 0, '<x')), pstats.func_strip_path(B)
print pstats.add_func_stats((1, 2, 3, 4, {A: 1}), (5, 6, 7, 8, {A: 2, B: 3}))
