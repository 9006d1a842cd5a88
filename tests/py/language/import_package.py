import pack_helper
print pack_helper.name, hasattr(pack_helper, "module")  # expect: package False
import pack_helper.module
print pack_helper.module.value, pack_helper.__path__[0].endswith("pack_helper"), pack_helper.__package__  # expect: module value True None
import pack_helper.sub.leaf as leaf
print leaf.where, leaf.__name__, leaf.__package__  # expect: leaf of package, module value, sibling pack_helper.sub.leaf pack_helper.sub
from pack_helper import module, sub
print module.value, sub.__name__  # expect: module value pack_helper.sub
