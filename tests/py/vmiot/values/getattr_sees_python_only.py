# oracle: none, extension of VMIOT's API
# dialects: both
import math
d = {"k": 1}
print hasattr(1, "isInt"), hasattr("", "atoi"), hasattr([], "find"), hasattr(d, "k")  # expect: False False False False
print getattr("", "atoi", None), getattr(d, "k", "no"), hasattr(math, "deg")  # expect: None no False
print [n for n in ("atoi", "isInt", "toInt", "len", "tojson") if n in dir("")]  # expect: []
print "isInt" in dir(int), "find" in dir(list), "fpow" in dir(math)  # expect: False False False
import __builtin__
print hasattr(__builtin__, "f2i"), "rbdict" in dir(__builtin__)  # expect: False False
