import posixpath
# Nothing else was imported before.
print posixpath.join("a", "b"), posixpath.exists("/")  # expect: a/b True
