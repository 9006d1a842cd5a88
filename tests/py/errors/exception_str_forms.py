print repr(str(KeyError("a"))), repr(str(KeyError())), str(KeyError(1, 2))  # expect: "'a'" '' (1, 2)
print str(IOError(1, "a")), str(IOError(1, "a", "f")), str(IOError(1)), str(IOError(1, "a", None))  # expect: [Errno 1] a [Errno 1] a: 'f' 1 [Errno 1] a: None
print IOError(1, "a", "f").args, IOError(1, "a", "f").filename, IOError(1, "a").errno  # expect: (1, 'a') f 1
print SyntaxError("a", ("d/f.py", 3, 1, "t")), SyntaxError("a"), SyntaxError()  # expect: a (f.py, line 3) a None
print repr(SystemExit(3).code), SystemExit(1, 2).code, SystemExit().code  # expect: 3 (1, 2) None
print unicode(Exception(u"\xe9")) == u"\xe9", repr(unicode(KeyError(u"\xe9")))  # expect: True u"u'\\xe9'"
