# SPDX-License-Identifier: MIT
# Written by tools/gen_well_known_protos.ts.
"""Messages of google/protobuf/any.proto."""
from google.protobuf import _load
_load.load(globals(), '{"file":"google/protobuf/any.proto","package":"google.protobuf","syntax":"proto3","imports":[],"messages":[{"name":"Any","fields":[{"name":"type_url","number":1,"label":"optional","type":"string","presence":false},{"name":"value","number":2,"label":"optional","type":"bytes","presence":false}],"oneofs":[],"messages":[],"enums":[],"extensions":[]}],"enums":[],"extensions":[]}')
del _load
