import pack_helper.sub
print pack_helper.sub.implicit, pack_helper.sub.leaf.__name__  # expect: leaf of package, module value, sibling pack_helper.sub.leaf
