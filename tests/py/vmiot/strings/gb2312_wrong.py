# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
for f in lambda: "ab\xff".utf8togb2312(), lambda: "\xe0\xb8\x81".utf8togb2312(), lambda: "a\xd6".gb2312toutf8():
    try:
        f()
    except UnicodeError as e:
        print e
# expect: 'utf8' codec can't decode byte 0xff in position 2: invalid start byte
# expect: 'gb2312' codec can't encode character u'\u0e01' in position 0: illegal multibyte sequence
# expect: 'gb2312' codec can't decode byte 0xd6 in position 1: illegal multibyte sequence
