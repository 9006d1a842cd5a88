from pack_helper import *
print listed, module.value, "name" in globals()  # expect: listed module value False
