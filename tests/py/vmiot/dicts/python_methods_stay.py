# oracle: none, extension of VMIOT's API
# dialects: both
d = {"k": 1}
print d.get("k"), d.get("x"), d.get("x", 5), d.has_key("k"), d.keys(), d.values()  # expect: 1 None 5 True ['k'] [1]
print d.setdefault("n", 2), d.pop("k"), d.items(), d.copy() == d  # expect: 2 1 [('n', 2)] True
print getattr(d, "n", "no"), "n" in d  # expect: no True
