// SPDX-License-Identifier: MIT
/** Key files and signatures of images: the file side of `vm/bytecode/image_sign.ts`. */
import type { Image } from "../vm/bytecode/image.ts";
import { ImageError } from "../vm/bytecode/image_error.ts";
import { generateKeys, signImage, verifySignature } from "../vm/bytecode/image_sign.ts";
import { attempt, isFile, readFile, writeAtomic } from "./files.ts";
import { ProjectError } from "./project_error.ts";

/** Runs something that reads keys; a bad key is the user's mistake, not a bad image. */
async function withKeyFile<T>(path: string, action: (text: string) => Promise<T>): Promise<T> {
  const text = new TextDecoder().decode(readFile(path));
  try {
    return await action(text);
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    throw new ProjectError(error.message.replace(/^Cannot/, "cannot"), path, undefined, "usage");
  }
}

/** Signs an image with the private key in a file. @throws ProjectError */
export async function signBytes(image: Uint8Array, keyPath: string): Promise<Uint8Array> {
  return await withKeyFile(keyPath, (text) => signImage(image, text));
}

/** Contents of a public key file, checked. @throws ProjectError */
export async function readPublicKey(path: string): Promise<string> {
  return await withKeyFile(path, async (text) => {
    // Reading the keys happens before the image is looked at, so an unsigned one will do.
    await verifySignature({ isSigned: false } as Image, [text]);
    return text;
  });
}

/** Throws an ImageError unless `image` is signed by one of `keys`. */
export async function requireTrust(image: Image, keys: string[]): Promise<void> {
  const { status } = await verifySignature(image, keys);
  if (status === "unsigned") throw new ImageError("Cannot run image: it is not signed");
  if (status === "bad") throw new ImageError("Cannot run image: its signature is bad");
  if (status === "untrusted") throw new ImageError("Cannot run image: it is signed, but by none of the trusted keys");
}

/** What is known about the signature of an image, as text. */
export async function describeSignature(image: Image, keys: string[]): Promise<string> {
  const { status, publicKey } = await verifySignature(image, keys);
  if (status === "unsigned") return "none";
  const by = publicKey === undefined ? "" : ` by ${publicKey}`;
  if (status === "bad") return `BAD${by}`;
  return `good${by}${status === "trusted" ? ", trusted" : keys.length > 0 ? ", NOT TRUSTED" : ""}`;
}

/** Writes a new pair of keys. @throws ProjectError, also when one of the files exists. */
export async function writeKeys(privatePath: string, publicPath: string, comment: string): Promise<void> {
  for (const path of [privatePath, publicPath]) {
    if (isFile(path)) throw new ProjectError(`cannot write '${path}': it exists`, undefined, undefined, "usage");
  }
  const { privateKey, publicKey } = await generateKeys(comment);
  const encode = (text: string) => new TextEncoder().encode(`${text}\n`);
  attempt(privatePath, "write", () => writeAtomic(privatePath, encode(privateKey), 0o600));
  writeAtomic(publicPath, encode(publicKey));
}
