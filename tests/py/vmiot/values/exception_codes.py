# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
class Own(Exception):
    code = 2017
class Plain(Exception):
    pass
try:
    raise Own("x")
except Own as e:
    print e.code, Own.code  # expect: 2017 2017
print Plain.code, Plain().code  # expect: 2000 2000
print NameError.code, NameError("x").code, Exception.code, ZeroDivisionError.code  # expect: 1022 1022 1001 1010
try:
    1 / 0
except Exception as e:
    print e.code, hasattr(e, "code")  # expect: 1010 False
print SystemExit(3).code  # expect: 3
