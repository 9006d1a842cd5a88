from future_builtins import ascii, filter, hex, map, oct, zip
import itertools
print ascii('a\xe9'), hex(255), oct(8), hex(-10L), oct(0), map is itertools.imap, zip is itertools.izip, filter is itertools.ifilter  # expect: 'a\xe9' 0xff 0o10 -0xa 0o0 True True True
hex(1.5)  # expect raises: TypeError: 'float' object cannot be interpreted as an index
