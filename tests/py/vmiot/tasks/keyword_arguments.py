# oracle: none, extension of VMIOT's API
# dialects: both
def f(a, b=0):
    print a, b
createthread(f, 1, b=2).join()  # expect: 1 2
createthread(f, *[3]).join()  # expect: 3 0
