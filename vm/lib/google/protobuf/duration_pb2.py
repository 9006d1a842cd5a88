# SPDX-License-Identifier: MIT
# Written by tools/gen_well_known_protos.ts.
"""Messages of google/protobuf/duration.proto."""
from google.protobuf import _load
_load.load(globals(), '{"file":"google/protobuf/duration.proto","package":"google.protobuf","syntax":"proto3","imports":[],"messages":[{"name":"Duration","fields":[{"name":"seconds","number":1,"label":"optional","type":"int64","presence":false},{"name":"nanos","number":2,"label":"optional","type":"int32","presence":false}],"oneofs":[],"messages":[],"enums":[],"extensions":[]}],"enums":[],"extensions":[]}')
del _load
