# expect stderr: E: <exception str() failed>
class E(Exception):
    def __str__(self): raise ValueError
E.__module__ = "exceptions"
raise E(1)
# expect exit: 1
