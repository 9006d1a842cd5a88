// SPDX-License-Identifier: MIT
/** `run --trust`: only signed images run. */
import type { MainProgram } from "../project/runner.ts";
import { readPublicKey, requireTrust } from "../project/signing.ts";
import { openImage } from "../vm/bytecode/image.ts";
import { EXIT_IMAGE, fail } from "./command.ts";

/** Lets only an image signed by one of the keys in `keyFiles` pass. */
export async function requireSigned(program: MainProgram, keyFiles: string[]): Promise<void> {
  if (program.kind !== "image") fail("--trust is for images: anything else carries no signature", EXIT_IMAGE);
  await requireTrust(openImage(program.bytes), await Promise.all(keyFiles.map(readPublicKey)));
}
