# oracle: none, extension of VMIOT's API
# dialects: both
d = {"keys": 1, "get": 2, "len": 3, "isDict": 4}
print d.keys.isCallable(), d.get("get"), d.len(), d.isDict(), d["len"]  # expect: True 2 4 True 3
