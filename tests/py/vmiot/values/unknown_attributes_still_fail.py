# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
for f in lambda: (1).nosuch, lambda: "".atoo(), lambda: [].lenn, lambda: None.x:
    try:
        f()
    except AttributeError as e:
        print e
# expect: 'int' object has no attribute 'nosuch'
# expect: 'str' object has no attribute 'atoo'
# expect: 'list' object has no attribute 'lenn'
# expect: 'NoneType' object has no attribute 'x'
