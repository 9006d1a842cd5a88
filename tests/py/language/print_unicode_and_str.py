class S(object):
    def __str__(self):
        return "str"
    def __unicode__(self):
        return u"unicode"
class R(object):
    def __repr__(self):
        return "repr"
print S(), R(), u"abc", [S] == [S], (R(),)  # expect: str repr abc True (repr,)
print "%s" % S(), u"%s" % S(), str(R())  # expect: str unicode repr
