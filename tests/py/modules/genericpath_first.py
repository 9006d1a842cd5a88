import genericpath
# Nothing else was imported before.
print genericpath.commonprefix(["abc", "abd"]), genericpath.exists("/")  # expect: ab True
