// SPDX-License-Identifier: MIT
/** Writes `vm/lib/google/protobuf/*_pb2.py`, the messages that come with protocol buffers, from what protobufjs has of them. */
import { moduleSource } from "../serde/protobuf/proto_source.ts";

const FILES = ["any", "duration", "empty", "field_mask", "struct", "timestamp", "wrappers"];
for (const name of FILES) {
  const source = moduleSource(`google/protobuf/${name}.proto`, () => undefined);
  const path = new URL(`../vm/lib/google/protobuf/${name}_pb2.py`, import.meta.url);
  await Deno.writeTextFile(
    path,
    `# SPDX-License-Identifier: MIT\n# Written by tools/gen_well_known_protos.ts.\n${source}`,
  );
}
