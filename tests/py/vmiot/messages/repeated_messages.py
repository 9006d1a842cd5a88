# oracle: none, extension of VMIOT's API
# dialects: both
inner = "\x01ir\x02s?"
outer = "\x01m*"
items = [{1: 200, 2: "xx"}, {1: 300, 2: "yy"}, {1: 300, 2: "yy"}]
want = "0A0708C801120278780A0708AC02120279790A0708AC0212027979"
for item in items:
    item["protofmt"] = inner
print googlepack({"protofmt": outer, 1: items}).tohex() == want  # expect: True
packed = [googlepack(item) for item in items]
print googlepack({"protofmt": "\x01s*", 1: packed}).tohex() == want  # expect: True
raw = outer.googleunpack(want.unhex())
print [inner.googleunpack(m) == {1: m2[1], 2: m2[2]} for m, m2 in zip(raw[1], items)]  # expect: [True, True, True]
