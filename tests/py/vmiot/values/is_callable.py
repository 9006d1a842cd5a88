# oracle: none, extension of VMIOT's API
# dialects: both
def fn():
    pass
class C:
    def __call__(self):
        pass
class D:
    pass
print fn.isCallable(), (lambda: 0).isCallable(), len.isCallable()  # expect: True True True
print C.isCallable(), C().isCallable(), "".upper.isCallable()  # expect: True True True
print D().isCallable(), (1).isCallable(), None.isCallable()  # expect: False False False
