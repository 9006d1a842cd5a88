// SPDX-License-Identifier: MIT
/** The command `keygen`. */
import { baseName } from "../project/files.ts";
import { writeKeys } from "../project/signing.ts";
import { EXIT_OK, fail, type Parsed } from "./command.ts";
import { out } from "./output.ts";

/** `vmiotman keygen`. */
export async function keygen(parsed: Parsed): Promise<number> {
  if (parsed.rest.length > 1) fail("keygen takes one name; see 'vmiotman keygen --help'");
  const name = parsed.rest[0] ?? "vmiot";
  await writeKeys(`${name}.key`, `${name}.pub`, baseName(name));
  out(`wrote ${name}.key: keep it secret; 'vmiotman compile --sign ${name}.key' signs with it\n`);
  out(`wrote ${name}.pub: give it to devices; 'vmiotman run --trust ${name}.pub' checks with it\n`);
  return EXIT_OK;
}
