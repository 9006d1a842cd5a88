# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
a, b = 12345.123456, 12345.123453
print "%s %s %s %s" % (a + b, b - a, a * b, b / a)  # expect: PRINT: 24690.246909 -0.000003 152402073.106846 1.000000
print "%f" % b, b.toString() + b.toString(), b.toString().atof()  # expect: PRINT: 12345.123453 12345.12345312345.123453 12345.123453
i = 100
print "i:", i, i + 0.2 + 0.7 + 0.6, f2i(i + 0.2 + 0.7 + 0.6), "%s" % i2f(i)  # expect: PRINT: i: 100 101.5 101 100.000000
