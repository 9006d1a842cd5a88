# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
for f in (lambda: "b".pack(128), lambda: "B".pack(-1), lambda: "Q".pack(2 ** 64), lambda: "i".pack(1.5),
          lambda: "i".pack("1"), lambda: "f".pack("x"), lambda: "c".pack("ab"), lambda: "3s".pack(5),
          lambda: "v".pack(5), lambda: "bb".pack(1), lambda: "b".packtuple((1, 2)), lambda: "b".packtuple(5)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print e
# expect: 128 does not fit 'b' of a struct format
# expect: -1 does not fit 'B' of a struct format
# expect: 18446744073709551616 does not fit 'Q' of a struct format
# expect: 'i' of a struct format needs an integer
# expect: 'i' of a struct format needs an integer
# expect: 'f' of a struct format needs a number
# expect: 'c' of a struct format needs a string of one byte
# expect: 's' of a struct format needs a string
# expect: 'v' of a struct format needs a string
# expect: struct format takes 2 values (1 given)
# expect: struct format takes 1 value (2 given)
# expect: 'int' object is not iterable
