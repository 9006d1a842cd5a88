# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
print (3.9).toInt(), (-3.9).toInt(), (1e20).toInt()  # expect: 3 -3 100000000000000000000
print True.toInt(), False.toInt(), (7).toInt(), None.toInt()  # expect: 1 0 7 0
print "42".toInt(), " -7 ".toInt(), u"12".toInt()  # expect: 42 -7 12
class N(object):
    def __int__(self):
        return 9
print N().toInt()  # expect: 9
for v in "4x", "", [], float("nan"), float("inf"):
    try:
        v.toInt()
    except Exception as e:
        print type(e).__name__
# expect: ValueError
# expect: ValueError
# expect: TypeError
# expect: ValueError
# expect: OverflowError
