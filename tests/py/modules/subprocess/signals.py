import subprocess
p = subprocess.Popen(['sleep', '100'])
print p.poll()  # expect: None
p.terminate()
print p.wait(), p.poll()  # expect: -15 -15
p = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
p.stdin.write('line\n')
print repr(p.stdout.readline())  # expect: 'line\n'
p.kill()
print p.wait()  # expect: -9
