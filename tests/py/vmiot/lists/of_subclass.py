# oracle: none, extension of VMIOT's API
# dialects: both
class L(list):
    def find(self, x):
        return "own"
class T(tuple):
    pass
print L([1]).find(1), L([1]).len(), T("ab").join("+"), T("ab").find("b")  # expect: own 1 a+b 1
