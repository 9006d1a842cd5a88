# oracle: none, extension of VMIOT's API
# dialects: both
class S(str):
    def atoi(self):
        return "own"
    def plain(self):
        return self.atol()
s = S("12")
print s.atoi(), s.atol(), s.plain(), s.tohex()  # expect: own 12 12 3132
