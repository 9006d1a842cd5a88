# oracle: none, extension of VMIOT's API
# dialects: both
def twice(f):
    def g(*args):
        return f(*args) * 2
    return g
def times(n):
    def deco(f):
        return lambda *args: f(*args) * n
    return deco
@twice
@times(5)
def one(x):
    return x
print one(3)  # expect: 30
