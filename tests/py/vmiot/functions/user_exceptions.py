# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
class DeviceError(Exception):
    code = 2001
    def __init__(self, where):
        Exception.__init__(self, "at " + where)
class Fatal(DeviceError):
    code = 2002
for E in DeviceError, Fatal:
    try:
        raise E("gate")
    except DeviceError, e:
        print e, e.code, e.isInstance(Fatal), E.isClass()
# expect: at gate 2001 False True
# expect: at gate 2002 True True
