# -*- coding: latin-1 -*-
print repr(u"\xe9"), repr(u"é"), len("é")  # expect: u'\xe9' u'\xe9' 1
