class M(object):
    def __init__(self, value):
        self.value = value
    def __enter__(self):
        return self.value
    def __exit__(self, *args): pass
class H(object): pass
h, d = H(), {}
with M((1, 2)) as (a, b):
    print a, b  # expect: 1 2
with M(3) as h.x:
    print h.x  # expect: 3
with M([4, 5]) as d["k"]:
    print d  # expect: {'k': [4, 5]}
