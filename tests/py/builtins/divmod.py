print divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(7.5, 2), divmod(-7.5, 2), divmod(7L, 2), divmod(2 ** 70, 3), divmod(True, 2)  # expect: (3, 1) (-4, 1) (-4, -1) (3.0, 1.5) (-4.0, 0.5) (3L, 1L) (393530540239137101141L, 1L) (0, 1)
for bad in ((1, 0), (1.0, 0), ("a", 1), (1,)):
    try:
        divmod(*bad)
    except (ZeroDivisionError, TypeError), e:
        print type(e).__name__, e  # expect: ZeroDivisionError integer division or modulo by zero
        # expect: ZeroDivisionError float divmod()
        # expect: TypeError unsupported operand type(s) for divmod(): 'str' and 'int'
        # expect: TypeError divmod expected 2 arguments, got 1
