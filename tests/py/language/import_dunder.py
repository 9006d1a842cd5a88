m = __import__("pack_helper.sub.leaf")
print m.__name__  # expect: pack_helper
m = __import__("pack_helper.sub.leaf", globals(), locals(), ["where"])
print m.__name__, __import__("sys").__name__  # expect: pack_helper.sub.leaf sys
m = __import__("pack_helper.module", fromlist=["value"], level=0)
print m.value  # expect: module value
try:
    __import__("")
except ValueError, e:
    print e  # expect: Empty module name
