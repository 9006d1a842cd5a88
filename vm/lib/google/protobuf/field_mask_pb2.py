# SPDX-License-Identifier: MIT
# Written by tools/gen_well_known_protos.ts.
"""Messages of google/protobuf/field_mask.proto."""
from google.protobuf import _load
_load.load(globals(), '{"file":"google/protobuf/field_mask.proto","package":"google.protobuf","syntax":"proto3","imports":[],"messages":[{"name":"FieldMask","fields":[{"name":"paths","number":1,"label":"repeated","type":"string","presence":false}],"oneofs":[],"messages":[],"enums":[],"extensions":[]}],"enums":[],"extensions":[]}')
del _load
