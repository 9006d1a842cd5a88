print repr(bytearray("it's")), repr(bytearray('"')), repr(bytearray('\'"\\\n\xff')), str(bytearray('ab'))  # expect: bytearray(b"it\'s") bytearray(b'"') bytearray(b'\'"\\\n\xff') ab
