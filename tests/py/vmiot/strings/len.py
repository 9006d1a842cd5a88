# -*- coding: utf-8 -*-
# oracle: none, extension of VMIOT's API
# dialects: both
print "abc".len(), "".len(), "中".len(), u"\u4e2d".len()  # expect: 3 0 3 1
