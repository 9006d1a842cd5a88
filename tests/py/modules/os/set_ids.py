# needs: root
# Ids of users and groups: what is taken, and what leaves everything as it is.
import os


def t(f, *args):
    try:
        print f.__name__, f(*args)
    except Exception as e:
        print f.__name__, type(e).__name__, e


t(os.setreuid, -1, -1)
t(os.setregid, -1, -1)
t(os.setresuid, -1, -1, -1)
t(os.setresgid, -1, -1, -1)
t(os.setreuid, 1)
t(os.setreuid, 'a', 1)
t(os.setreuid, 2 ** 32, 1)
t(os.setregid, -2, 0)
t(os.setresgid, 1.5, 0, 0)
t(os.setresuid, 1, 2)
t(os.setgroups, 3)
t(os.setgroups, ['a'])
t(os.setgroups, [-5])
t(os.setgroups, [2 ** 64])
t(os.setgroups, range(70000))
t(os.setgroups)
t(os.initgroups, 1, 2)
t(os.initgroups, 'root', 'a')
groups = os.getgroups()
t(os.setgroups, groups)
print os.getgroups() == groups
