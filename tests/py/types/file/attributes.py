f = open('/dev/null', 'rb')
print f.name, f.mode, f.encoding, f.errors, f.newlines  # expect: /dev/null rb None None None
print f.isatty()  # expect: False
f.name = 'x'  # expect raises: TypeError: readonly attribute
