# oracle: none, extension of VMIOT's API
# dialects: both
print "3.5abc".atof() == 3.5, "  -1e3".atof() == -1000, ".5".atof() == 0.5, "5.".atof() == 5  # expect: True True True True
print "1e".atof() == 1, "x".atof() == 0, "".atof().isFloat(), "-inf".atof() < -1e308  # expect: True True True True
n = "nan".atof()
print n != n, "1e400".atof() > 1e308  # expect: True True
