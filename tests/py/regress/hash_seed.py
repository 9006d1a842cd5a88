# PYTHONHASHSEED: hashes of texts follow the seed as in CPython.
import os, subprocess, sys
def run(seed, code, *options):
    env = dict(os.environ, PYTHONHASHSEED=str(seed))
    return subprocess.Popen([sys.executable] + list(options) + ['-c', code], stdout=subprocess.PIPE, env=env).communicate()[0].strip()
code = 'print hash("abc"), hash(u"abc"), hash(""), hash(buffer("abc")), hash(u"\\u20ac"), hash(("a", 1)), hash(1.5)'
for seed in 0, 1, 42, 4294967295:
    print run(seed, code)  # expect: 1453079729188098211 1453079729188098211 0 1453079729188098211 1070595220141 -3828833845468547008 1610645504
    # expect: 7123646305403155958 7123646305403155958 0 7123646305403155958 -9183171132762780860 7631751764521969797 1610645504
    # expect: -4410911502303878509 -4410911502303878509 0 -4410911502303878509 -5486455529282939743 5898459400469052900 1610645504
    # expect: -4091943417118692 -4091943417118692 0 -4091943417118692 -2592629787652817194 -2565131130062269757 1610645504
print run('random', code) != run('random', code), run(42, code, '-E') == run(0, code)  # expect: True True
print [run(s, 'import sys; print sys.flags.hash_randomization') for s in (0, 7, 'random')]  # expect: ['1', '7', '1']
