import unicodedata
old = unicodedata.ucd_3_2_0
print unicodedata.UCD.name, unicodedata.UCD.unidata_version, unicodedata.UCD.__module__  # expect: <method 'name' of 'unicodedata.UCD' objects> <member 'unidata_version' of 'unicodedata.UCD' objects> unicodedata
for f in (lambda: setattr(old, "x", 1)), (lambda: setattr(old, "unidata_version", 1)), unicodedata.UCD, (lambda: type("X", (unicodedata.UCD,), {})):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print e
# expect: 'unicodedata.UCD' object has no attribute 'x'
# expect: readonly attribute
# expect: cannot create 'unicodedata.UCD' instances
# expect: type 'unicodedata.UCD' is not an acceptable base type
