# PYTHONHASHSEED: hashes of texts follow the seed as in CPython.
import os, subprocess, sys
def run(seed, code, *options):
    env = dict(os.environ, PYTHONHASHSEED=str(seed))
    return subprocess.Popen([sys.executable] + list(options) + ['-c', code], stdout=subprocess.PIPE, env=env).communicate()[0].strip()
code = 'print hash("abc"), hash(u"abc"), hash(""), hash(buffer("abc")), hash(u"\\u20ac"), hash(("a", 1)), hash(1.5)'
for seed in 1, 42:
    print run(seed, code)  # expect: 7123646305403155958 7123646305403155958 0 7123646305403155958 -9183171132762780860 7631751764521969797 1610645504
    # expect: -4410911502303878509 -4410911502303878509 0 -4410911502303878509 -5486455529282939743 5898459400469052900 1610645504
print run('random', code) != run('random', code)  # expect: True
print run(7, 'import sys; print sys.flags.hash_randomization')  # expect: 7
