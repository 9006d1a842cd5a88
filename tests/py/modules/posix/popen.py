import os
p = os.popen('echo hi; exit 2')
print repr(p.read())  # expect: 'hi\n'
print p.close()  # expect: 512
p = os.popen('cat > /dev/null', 'w')
p.write('x')
print p.close()  # expect: None
os.popen('true', 'q')  # expect raises: OSError: [Errno 22] Invalid argument
