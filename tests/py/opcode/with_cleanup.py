class Manager(object):
    def __init__(self, swallow):
        self.swallow = swallow
    def __enter__(self):
        return "value"
    def __exit__(self, kind, value, traceback):
        print kind and kind.__name__, value, traceback is not None
        return self.swallow
with Manager(False) as m:
    print m  # expect: value
    # expect: None None False
    # expect: ValueError swallowed True
    # expect: None None False
    # expect: None None False
with Manager(True):
    raise ValueError("swallowed")
def f():
    for i in range(2):
        with Manager(False):
            if i:
                return "returned"
            continue
print f()  # expect: returned
# expect: ValueError passed on True
try:
    with Manager(False):
        raise ValueError("passed on")
except ValueError, e:
    print e  # expect: passed on
