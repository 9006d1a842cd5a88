a = intern("some" + "thing")
print a is intern("something"), a  # expect: True something
for bad in (u"x", 5):
    try:
        intern(bad)
    except TypeError, e:
        print e  # expect: intern() argument 1 must be string, not unicode
        # expect: intern() argument 1 must be string, not int
