# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
class Text(str):
    pass
class Mine(object):
    def split(self, *args):
        return ["mine"]
    replace = "attribute"
class Old:
    def splitlines(self):
        return "old"
m = Mine()
print m.split(), m.replace, Old().splitlines(), u"a b".split()  # expect: PRINT: ['mine'] attribute old [u'a', u'b']
print Text("a b").split(), {"split": 1}.split  # expect: PRINT: ['a', 'b'] 1
