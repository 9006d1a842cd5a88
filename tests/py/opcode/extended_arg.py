# More constants than 16 bits can number, and a jump over more code than 16 bits can span.
source = "def f(x):\n if x:\n  y = [\n" + "".join("   %d.5,\n" % i for i in range(66000)) + "  ]\n  return y\n return 'jumped'\n"
exec source
print f(0), len(f(1)), f(1)[0], f(1)[-1]  # expect: jumped 66000 0.5 65999.5
exec "def g():\n" + "".join(" v%d = %d\n" % (i, i) for i in range(300)) + " return v299"
print g()  # expect: 299
