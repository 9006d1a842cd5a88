# A daemon gives up what root may, as it does behind the opening of a low port or a device.
# needs: root
# process: changes its user
import os

os.setgroups([1, 2, 3L])
print sorted(os.getgroups())  # expect: [1, 2, 3]
os.initgroups('root', 7)
print 7 in os.getgroups()  # expect: True
os.setgroups(())
print os.getgroups()  # expect: []
os.setresgid(-1, 65534, -1)
print os.getresgid()  # expect: (0, 65534, 0)
os.setregid(65534, -1)
print os.getresgid()  # expect: (65534, 65534, 65534)
os.setresuid(-1, 65534, -1)
print os.getresuid()  # expect: (0, 65534, 0)
os.setreuid(-1, 0)
print os.getresuid()  # expect: (0, 0, 0)
os.setresuid(65534, 65534, 65534)
print os.getresuid()  # expect: (65534, 65534, 65534)
try:
    os.setuid(0)
except OSError as e:
    print e  # expect: [Errno 1] Operation not permitted
try:
    os.setgroups([1])
except OSError as e:
    print e  # expect: [Errno 1] Operation not permitted
print os.path.exists('/')  # expect: True
