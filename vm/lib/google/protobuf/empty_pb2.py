# SPDX-License-Identifier: MIT
# Written by tools/gen_well_known_protos.ts.
"""Messages of google/protobuf/empty.proto."""
from google.protobuf import _load
_load.load(globals(), '{"file":"google/protobuf/empty.proto","package":"google.protobuf","syntax":"proto3","imports":[],"messages":[{"name":"Empty","fields":[],"oneofs":[],"messages":[],"enums":[],"extensions":[]}],"enums":[],"extensions":[]}')
del _load
