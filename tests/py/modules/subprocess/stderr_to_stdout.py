import subprocess
out = subprocess.check_output(['sh', '-c', 'echo a; echo b >&2'], stderr=subprocess.STDOUT)
print out.split()  # expect: ['a', 'b']
print subprocess.list2cmdline(['a b', 'c"d', ''])  # expect: "a b" c\"d ""
subprocess.check_output(['true'], stdout=1)  # expect raises: ValueError: stdout argument not allowed, it will be overridden.
