import pwd
r = pwd.getpwnam('root')
print r.pw_uid, r.pw_name, r[2], pwd.getpwuid(0) == r  # expect: 0 root 0 True
print r in pwd.getpwall()  # expect: True
pwd.getpwnam('no such user')  # expect raises: KeyError: 'getpwnam(): name not found: no such user'
