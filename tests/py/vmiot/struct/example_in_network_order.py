# oracle: none, extension of VMIOT's API
# dialects: both
fmt, values = "xbBhHiIqQfc7si", (10, 30, 40, 50, 100, 200, 4000, 5000, 7.0, 'a', "", 100)
data = fmt.netpacktuple(values)
print data.tohex()  # expect: 000A1E0028003200000064000000C80000000000000FA00000000000001388401C000000000000610000000000000000000064
print fmt.netpack(*values) == data, fmt.netunpackExact(data) == values[:10] + ("\0" * 7, 100)  # expect: True True
