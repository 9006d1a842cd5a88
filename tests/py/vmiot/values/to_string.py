# oracle: none, extension of VMIOT's API
# dialects: both
print 3.6.toString(), (-0.5).toString(), (1e10).toString()  # expect: 3.600000 -0.500000 10000000000.000000
print (12).toString(), True.toString(), "x".toString(), (2 ** 64).toString()  # expect: 12 True x 18446744073709551616
print [None.toString(), len.toString(), int.toString(), object().toString()]  # expect: ['', '', '', '']
print [1, 'a'].toString(), (1, 2).toString(), u"\xe9".toString().tohex()  # expect: [1, 'a'] (1, 2) C3A9
class P(object):
    def __str__(self):
        return "me"
print P().toString()  # expect: me
