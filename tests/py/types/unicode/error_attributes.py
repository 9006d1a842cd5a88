try:
    'ab\xffcd'.decode('utf-8')
except UnicodeDecodeError as e:
    print_args = e.args
print print_args, e.encoding, repr(e.object), e.start, e.end, e.reason, isinstance(e, ValueError)  # expect: ('utf8', 'ab\xffcd', 2, 3, 'invalid start byte') utf8 'ab\xffcd' 2 3 invalid start byte True
