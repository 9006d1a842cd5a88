# -*- coding: utf-8 -*-
# oracle: none, extension of VMIOT's API
# dialects: both
print "中文".utf8togb2312().tohex(), "abc".utf8togb2312()  # expect: D6D0CEC4 abc
print "D6D0CEC4".unhex().gb2312toutf8(), "B5E3A1A3".unhex().gb2312toutf8()  # expect: 中文 点。
s = "位置: 北京 2024"
print s.utf8togb2312().gb2312toutf8() == s, len(s.utf8togb2312())  # expect: True 15
