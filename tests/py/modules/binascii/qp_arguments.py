import binascii

for work in binascii.a2b_qp, binascii.b2a_qp:
    for args in (None,), (), (1, 2, 3, 4, 5), ('a', 'b'):
        try:
            work(*args)
        except TypeError as e:
            print e
# expect: argument 1 must be string or buffer, not None
# expect: Required argument 'data' (pos 1) not found
# expect: function takes at most 2 arguments (5 given)
# expect: an integer is required
# expect: argument 1 must be string or buffer, not None
# expect: Required argument 'data' (pos 1) not found
# expect: function takes at most 4 arguments (5 given)
# expect: an integer is required
