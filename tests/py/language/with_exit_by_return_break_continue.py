class M(object):
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        print "exit", kind  # expect: exit None
        return True
def f():
    with M():
        return "returned"
print f()  # expect: returned
# expect: exit None
# expect: exit None
for i in range(3):
    with M():
        if i == 0:
            continue
        break
print i  # expect: 1
