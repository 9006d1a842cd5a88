# needs: openssl
import ssl
print ssl.RAND_status(), type(ssl.RAND_status()), hasattr(ssl, 'RAND_egd')      # expect: 1 <type 'long'> False
for args in [('x', 0.5), ('', 1), (u'x', 1), (buffer('x'), 1), (u'\xe4', 1), (bytearray('x'), 1), (memoryview('x'), 1),
             (1, 1), ('x', None), ('x',)]:
    try:
        print ssl.RAND_add(*args),
    except Exception as e:
        print type(e).__name__, e
# expect: None None None None UnicodeEncodeError 'ascii' codec can't encode character u'\xe4' in position 0: ordinal not in range(128)
# expect: TypeError RAND_add() argument 1 must be string or read-only buffer, not bytearray
# expect: TypeError RAND_add() argument 1 must be string or read-only buffer, not memoryview
# expect: TypeError RAND_add() argument 1 must be string or read-only buffer, not int
# expect: TypeError a float is required
# expect: TypeError RAND_add() takes exactly 2 arguments (1 given)
ssl.RAND_status(1)                  # expect raises: TypeError: RAND_status() takes no arguments (1 given)
