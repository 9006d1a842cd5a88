class Old:
    def __call__(self): pass
class New(object):
    def __call__(self): pass
class No(object): pass
n = No()
n.__call__ = lambda: 1
print callable(len), callable(Old), callable(Old()), callable(New()), callable(No()), callable(n), callable(5), callable(lambda: 1)  # expect: True True True True False False False True
