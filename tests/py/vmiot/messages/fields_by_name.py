# oracle: none, extension of VMIOT's API
# dialects: both
fmt = "\x01ir\x02s?\x03i*"
data = googlepack({"protofmt": fmt, 1: 7, 2: "gate", 3: [1, 2]})
got = fmt.googleunpack(data, {1: "id", 2: "label", 3: "counts"})
print got.id, got.label, got.counts, got.missing  # expect: 7 gate [1, 2] None
print data.googledataunpack(fmt, ((1, "id"), (2, "label"), (3, "counts"))) == got  # expect: True
print sorted(fmt.googleunpack(data, {2: "label"}).items())  # expect: [(1, 7), (3, [1, 2]), ('label', 'gate')]
print fmt.googleunpack(data, (None, "id", "label", "counts")) == got  # expect: True
print sorted(fmt.googleunpack(data, [None, None, "label"]).items())  # expect: [(1, 7), (3, [1, 2]), ('label', 'gate')]
