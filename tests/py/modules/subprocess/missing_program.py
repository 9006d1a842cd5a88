import subprocess
try:
    subprocess.Popen(['no such program'])
except OSError as e:
    print e.errno, e.filename  # expect: 2 None
subprocess.Popen(['true'], cwd='/nonexistent')  # expect raises: OSError: [Errno 2] No such file or directory: '/nonexistent'
