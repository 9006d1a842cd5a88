# SPDX-License-Identifier: MIT
# -*- coding: utf-8 -*-
for f in float, int, long, complex:
    for s in [u'u\0\0\0', u'\0', u'1\0\0', u'\u0100\u0200', u'1\u0100\u0200a', u'\u0100 \u0200', u'\u0100\u2003\u0200', u'\u0100\u0661\u0200', u'\u0661\u0100\u0101', u'\xe9\xea', u'\u0100\xe9', u'\u0100\0\u0101', u'a\u0100', u'\U00010000\U00010001', u'1\U00010000', u'\u0100' * 40, u'\0' * 30]:
        try: print f.__name__, repr(s), f(s)
        except Exception as e: print f.__name__, repr(s), type(e).__name__, e, getattr(e, 'start', None), getattr(e, 'end', None)
