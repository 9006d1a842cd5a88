import unicodedata
for f in "name", "decimal", "digit", "numeric":
    try:
        getattr(unicodedata, f)(u"\0")
    except ValueError as e:
        print f, e
# expect: name no such name
# expect: decimal not a decimal
# expect: digit not a digit
# expect: numeric not a numeric character
print unicodedata.digit(u"x", unicodedata.name) is unicodedata.name  # expect: True
