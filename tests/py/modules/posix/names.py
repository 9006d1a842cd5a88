import os
print os.sysconf('SC_PAGESIZE'), os.pathconf('/', 'PC_NAME_MAX')  # expect: 4096 255
print os.confstr('CS_PATH')  # expect: /bin:/usr/bin
try:
    os.sysconf('x')
except ValueError as e:
    print e  # expect: unrecognized configuration name
os.sysconf(1.5)  # expect raises: TypeError: configuration names must be strings or integers
