import base64
print base64.b64encode('\xfb\xff?'), base64.urlsafe_b64encode('\xfb\xff?'), repr(base64.b64decode('YWI=')), base64.b64encode('\xff\xfe', '!_')  # expect: +/8/ -_8_ 'ab' __4=
print base64.b32encode('abc'), base64.b32decode('MFRGG==='), base64.b16encode('ab'), base64.b16decode('6162'), repr(base64.encodestring('x' * 60))  # expect: MFRGG=== abc 6162 ab 'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4\neHh4\n'
for function, text in (base64.b64decode, 'a'), (base64.b32decode, 'MF'), (base64.b32decode, 'mfrgg==='), (base64.b16decode, 'zz'):
    try:
        function(text)
    except TypeError as e:
        print e
# expect: Incorrect padding
# expect: Incorrect padding
# expect: Non-base32 digit found
# expect: Non-base16 digit found
