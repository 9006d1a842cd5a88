# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
class Mine(object):
    def isNone(self):
        return "mine"
    def __getattr__(self, name):
        if name == "toInt":
            return lambda: "hook"
        raise AttributeError(name)
class OldMine:
    toString = "attribute"
m = Mine()
print m.isNone(), m.toInt(), m.isInt(), OldMine().toString  # expect: mine hook False attribute
