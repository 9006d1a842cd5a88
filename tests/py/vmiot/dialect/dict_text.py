# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
print {'k': 1, 2: 3}, {}  # expect: PRINT: {'k':1, 2:3} {}
print str({'a': {'b': [1]}}), [{1: 2}], "%s" % {1: None}  # expect: PRINT: {'a':{'b':[1]}} [{1:2}] {1:None}
print {1: 2}.get(1), {1: 2}.get(3), rbdict({1: 2})  # expect: PRINT: 2 None {1:2}
