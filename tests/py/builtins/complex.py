print complex(), complex(1), complex(1, 2), complex("1+2j"), complex("j"), complex(" -1.5e3-j "), complex(1j, 1j), complex(real=2, imag=3)  # expect: 0j (1+0j) (1+2j) (1+2j) 1j (-1500-1j) (-1+1j) (2+3j)
c = 3 + 4j
print c.real, c.imag, c.conjugate(), abs(c), c * c, c / 2, c ** 2, -c, c == 3 + 4j, repr(1j * 1j), complex(0, -0.0)  # expect: 3.0 4.0 (3-4j) 5.0 (-7+24j) (1.5+2j) (-7+24j) (-3-4j) True (-1+0j) -0j
for bad in (("1 + 2j",), ("",), ("a",), (1, "2"), ("1", 2), ([],)):
    try:
        complex(*bad)
    except (ValueError, TypeError), e:
        print type(e).__name__, e  # expect: ValueError complex() arg is a malformed string
        # expect: ValueError complex() arg is a malformed string
        # expect: ValueError complex() arg is a malformed string
        # expect: TypeError complex() second arg can't be a string
        # expect: TypeError complex() can't take second arg if first is a string
        # expect: TypeError complex() argument must be a string or a number
