# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
fmt = "\x01ir"
for f in (lambda: googlepack({"protofmt": fmt}), lambda: fmt.googleunpack(""), lambda: "\x01zr".googleunpack(""),
          lambda: "\x01i!".googleunpack(""), lambda: "\x01i".googleunpack(""), lambda: fmt.googleunpack("\x08\xff"),
          lambda: googlepack({"protofmt": fmt, 1: "x"}), lambda: googlepack({"protofmt": fmt, 1: 2 ** 31}),
          lambda: googlepack({1: 2}), lambda: googlepack(5), lambda: fmt.googleunpack("\x08\1", 5)):
    try:
        print f()
    except (ValueError, TypeError, OverflowError, KeyError) as e:
        print type(e).__name__
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: TypeError
# expect: OverflowError
# expect: KeyError
# expect: TypeError
# expect: TypeError
