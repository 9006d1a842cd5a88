import sys
import pack_helper
first = pack_helper
del pack_helper
import pack_helper
print first is pack_helper, sys.modules["pack_helper"] is first  # expect: True True
sys.modules["pack_helper"] = "replaced"
import pack_helper
print pack_helper  # expect: replaced
sys.modules["missing_entry"] = None
try:
    import missing_entry
except ImportError, e:
    print e  # expect: No module named missing_entry
