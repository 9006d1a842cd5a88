# helper
from __future__ import absolute_import
from ..module import value as up
from .. import name
from . import sibling
where = "leaf of %s, %s, %s" % (name, up, sibling.text)
