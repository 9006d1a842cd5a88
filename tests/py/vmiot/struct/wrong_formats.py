# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
for fmt in "z", "i3", "iP", "99999999999s", "l":
    try:
        fmt.structcalcsize()
    except ValueError as e:
        print e
# expect: bad letter "z" in struct format (position 0)
# expect: struct format ends after a count (position 1)
# expect: bad letter "P" in struct format (position 1)
# expect: struct format is too large
# expect: bad letter "l" in struct format (position 0)
print "b h".structcalcsize(), "".structcalcsize(), "".unpack("x"), "".pack() == ""  # expect: 3 0 () True
