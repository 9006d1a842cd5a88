# SPDX-License-Identifier: MIT
# Keys that are bools are written as CPython's C encoder, or its Python one, writes them.
import json
d={True:1}
print json.dumps(d), json.dumps(d,sort_keys=True), json.dumps(d,indent=1), ''.join(json.JSONEncoder().iterencode(d)), json.dumps({None:1, False:2}), json.dumps({1.5:2, 3L:1})
print json.JSONEncoder().encode([d])
import StringIO
f=StringIO.StringIO(); json.dump(d,f); print f.getvalue()
print json.dumps(d, separators=(',',':')), json.dumps(d, skipkeys=True), json.dumps({True: {False: 1}}, ensure_ascii=False), json.dumps({True:object}, default=lambda o: {True: 2})
