# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
def f():
    rbdict = rbdict()
    rbdict.set(1, "a")
    def inner():
        return rbdict.keys()
    return inner()
def g(rbdict):
    return rbdict
print f(), f(), g(5)  # expect: PRINT: (1,) (1,) 5
