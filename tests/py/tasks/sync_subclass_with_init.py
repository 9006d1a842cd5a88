# oracle: none, vmiot is a module of ours
from vmiot.sync import CriticalSection

class Account(CriticalSection):
    def __init__(self, balance):
        CriticalSection.__init__(self)
        self.balance = balance

a = Account(5)
with a:
    a.balance += 1
print a.balance, a.depth    # expect: 6 0
