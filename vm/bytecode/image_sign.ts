// SPDX-License-Identifier: MIT
/**
 * Ed25519 signatures of images, through WebCrypto. A signature covers the SHA-256 of the image, which covers the rest.
 *
 * Keys travel as one line of text: `vmiot-ed25519-private HEX [comment]`, `vmiot-ed25519-public HEX [comment]`, with 32
 * bytes in hexadecimal digits. Lines that are empty or start with `#` are ignored in key files.
 */
import { bytesToText, textToBytes } from "../base/latin1.ts";
import { Sha256 } from "../base/sha256.ts";
import { ImageError } from "./image_error.ts";
import {
  FLAG_SIGNED,
  HASH_END,
  HASH_START,
  SIGNATURE_ED25519,
  SIGNATURE_MAGIC,
  SIGNATURE_SIZE,
} from "./image_format.ts";
import { type Image, openImage } from "./image.ts";

/** What goes before the hash in the signed message, so that a signature of an image is good for nothing else. */
const CONTEXT = "vmiot image signature 1\n";
/** DER before the 32 bytes of a private key (RFC 8410, section 7). */
const PKCS8_PREFIX = "\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";

const PRIVATE_LABEL = "vmiot-ed25519-private";
const PUBLIC_LABEL = "vmiot-ed25519-public";

/** A pair of keys as text, each one line without line end. */
export interface KeyTexts {
  privateKey: string;
  publicKey: string;
}

/** What is known about the signature of an image. */
export interface SignatureReport {
  /** `unsigned`; `bad`: does not fit the image; `untrusted`: fits, but no key of the caller; `trusted`. */
  status: "unsigned" | "bad" | "untrusted" | "trusted";
  /** Public key in the image, as text; `undefined` for an unsigned one. */
  publicKey?: string;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The keys with `label` in a key file. */
function parseKeys(text: string, label: string): Uint8Array[] {
  const keys: Uint8Array[] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    const words = line.trim().split(/\s+/);
    if (words[0] === "" || words[0].startsWith("#")) return;
    if (words[0] !== PRIVATE_LABEL && words[0] !== PUBLIC_LABEL) {
      throw new ImageError(`Cannot read key: line ${i + 1} does not start with ${label}`);
    }
    if (words[0] !== label) throw new ImageError(`Cannot read key: line ${i + 1} is not a ${label.slice(14)} key`);
    if (!/^[0-9a-fA-F]{64}$/.test(words[1] ?? "")) {
      throw new ImageError(`Cannot read key: line ${i + 1} does not hold 64 hexadecimal digits`);
    }
    keys.push(Uint8Array.from(words[1].match(/../g)!, (pair) => parseInt(pair, 16)));
  });
  return keys;
}

function fromBase64Url(text: string): Uint8Array {
  return textToBytes(atob(text.replaceAll("-", "+").replaceAll("_", "/")));
}

/** Makes the keys WebCrypto wants out of the 32 bytes of a private key. */
async function importPrivate(seed: Uint8Array): Promise<{ key: CryptoKey; publicBytes: Uint8Array }> {
  const pkcs8 = new Uint8Array(48);
  pkcs8.set(textToBytes(PKCS8_PREFIX));
  pkcs8.set(seed, 16);
  const key = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
  const jwk = await crypto.subtle.exportKey("jwk", key);
  return { key, publicBytes: fromBase64Url(jwk.x!) };
}

function message(hash: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(CONTEXT.length + hash.length);
  out.set(textToBytes(CONTEXT));
  out.set(hash, CONTEXT.length);
  return out;
}

/** Makes a pair of keys. @param comment Goes behind both, for people. */
export async function generateKeys(comment = ""): Promise<KeyTexts> {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const { publicBytes } = await importPrivate(seed);
  const tail = comment === "" ? "" : ` ${comment.replace(/\s+/g, " ")}`;
  return {
    privateKey: `${PRIVATE_LABEL} ${toHex(seed)}${tail}`,
    publicKey: `${PUBLIC_LABEL} ${toHex(publicBytes)}${tail}`,
  };
}

/** The public key text that belongs to a private one. @throws ImageError */
export async function publicKeyOf(privateKey: string): Promise<string> {
  const [seed] = parseKeys(privateKey, PRIVATE_LABEL);
  if (seed === undefined) throw new ImageError("Cannot read key: there is none");
  return `${PUBLIC_LABEL} ${toHex((await importPrivate(seed)).publicBytes)}`;
}

/**
 * Signs an image; a signature that it has already is replaced.
 * @param bytes A complete, good image.
 * @param privateKey Contents of a private key file.
 * @returns New bytes; the image inside differs from `bytes` in its flags and hash.
 * @throws ImageError
 */
export async function signImage(bytes: Uint8Array, privateKey: string): Promise<Uint8Array> {
  const keys = parseKeys(privateKey, PRIVATE_LABEL);
  if (keys.length !== 1) throw new ImageError(`Cannot sign: the key file holds ${keys.length} keys, expected 1`);
  const image = openImage(bytes);
  const { key, publicBytes } = await importPrivate(keys[0]);
  const out = new Uint8Array(image.size + SIGNATURE_SIZE);
  out.set(bytes.subarray(0, image.size));
  out[9] |= FLAG_SIGNED;
  const hash = new Sha256().update(out.subarray(0, HASH_START)).update(out.subarray(HASH_END, image.size)).digest();
  out.set(hash, HASH_START);
  const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", key, message(hash)));
  out.set(textToBytes(SIGNATURE_MAGIC), image.size);
  out[image.size + 4] = SIGNATURE_ED25519;
  out.set(publicBytes, image.size + 8);
  out.set(signature, image.size + 40);
  return out;
}

/**
 * Checks the signature of an image.
 * @param image An open image; if it was opened with `checkHash: false`, the bytes themselves remain unchecked.
 * @param trusted Contents of public key files; any of the keys in them will do.
 * @throws ImageError for bad key files.
 */
export async function verifySignature(image: Image, trusted: string[]): Promise<SignatureReport> {
  const keys = trusted.flatMap((text) => parseKeys(text, PUBLIC_LABEL)).map(toHex);
  if (!image.isSigned) return { status: "unsigned" };
  const block = image.source.read(image.size, SIGNATURE_SIZE).slice();
  const plain =
    bytesToText(block.subarray(0, 8)) === `${SIGNATURE_MAGIC}${String.fromCharCode(SIGNATURE_ED25519)}\0\0\0`;
  if (!plain) return { status: "bad" };
  const publicBytes = block.slice(8, 40);
  const publicKey = `${PUBLIC_LABEL} ${toHex(publicBytes)}`;
  let good = false;
  try {
    const key = await crypto.subtle.importKey("raw", publicBytes, "Ed25519", true, ["verify"]);
    good = await crypto.subtle.verify("Ed25519", key, block.slice(40), message(image.hash));
  } catch {
    // Bytes that are no point of the curve.
  }
  if (!good) return { status: "bad", publicKey };
  return { status: keys.includes(toHex(publicBytes)) ? "trusted" : "untrusted", publicKey };
}
