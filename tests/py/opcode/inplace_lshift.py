x = 1
x <<= 40
print x  # expect: 1099511627776
x <<= 30
print x  # expect: 1180591620717411303424
