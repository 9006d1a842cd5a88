import subprocess
p = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print p.communicate('data'), p.returncode  # expect: ('data', None) 0
print subprocess.check_output('echo $X', shell=True, env={'X': 'y', 'PATH': '/bin:/usr/bin'})[:-1]  # expect: y
print subprocess.call(['sh', '-c', 'exit 4'])  # expect: 4
subprocess.check_call(['false'])  # expect raises: subprocess.CalledProcessError: Command '['false']' returned non-zero exit status 1
