// SPDX-License-Identifier: MIT
/**
 * What writer and reader of images share: header layout, kinds, limits, name rules, tags of constants.
 * `docs/image.md` describes the format field by field.
 */

/** First eight bytes: not text, and damaged by any transfer that converts line ends. */
export const IMAGE_MAGIC = "\x89VMIOT\r\n";
/** Version of the format; other versions are refused. */
export const FORMAT_VERSION = 1;

/** Header: magic 8, version 1, flags 1, zero 2, size 4, hash 32, section sizes 5 × 4. */
export const HEADER_SIZE = 68;
/** Where the hash stands; it covers everything before and behind it. */
export const HASH_START = 16;
export const HASH_END = 48;

/** Sections in file order. */
export const SECTIONS = ["index", "strings", "constants", "code", "data"] as const;
export type SectionName = typeof SECTIONS[number];

/** Header flags. */
export const FLAG_NO_LINES = 1;
export const FLAG_NO_DOCS = 2;
export const FLAG_SOURCES = 4;
export const FLAG_SIGNED = 8;
export const KNOWN_IMAGE_FLAGS = 15;

/** Signature block behind the image: magic 4, algorithm 1, zero 3, public key 32, signature 64. */
export const SIGNATURE_MAGIC = "VSIG";
export const SIGNATURE_SIZE = 104;
export const SIGNATURE_ED25519 = 1;

/** Kinds of modules; the index stores the position in this list. */
export const MODULE_KINDS = ["module", "package", "subproject"] as const;
export type ModuleKind = typeof MODULE_KINDS[number];

/** Bits of a module's byte in the index, beside its kind in the lowest two. */
export const ENTRY_SOURCE = 4;
export const ENTRY_CODE = 8;
export const ENTRY_PATH = 16;
export const ENTRY_CODE_NAME = 32;
export const ENTRY_CHILDREN = 64;

/** Deepest nesting of code objects and of tuple constants. */
export const MAX_CODE_DEPTH = 256;
export const MAX_TUPLE_DEPTH = 128;

/** First bytes of constants. Bytes from `SMALL_INT` on are the ints −16 to 223 themselves. */
export const TAG_TRUE = 0;
export const TAG_FALSE = 1;
export const TAG_ELLIPSIS = 2;
export const TAG_INT = 3;
export const TAG_BIG_INT = 4;
export const TAG_LONG = 5;
export const TAG_FLOAT = 6;
export const TAG_COMPLEX = 7;
export const TAG_UNICODE = 8;
export const TAG_TUPLE = 9;
export const SMALL_INT = 16;
export const SMALL_INT_BASE = -16;

/** References to constants: None, a code object that follows, else string or constant by turns. */
export const REF_NONE = 0;
export const REF_CODE = 1;
export const REF_FIRST = 2;

/** Bits beside the size in a reference to a code object. */
export const CODE_FILENAME = 1;
export const CODE_FREE = 2;
export const CODE_CHILDREN = 4;

/** What the path of a module is unless the index says otherwise. */
export function defaultPath(name: string, kind: ModuleKind): string {
  return name.replaceAll(".", "/") + (kind === "module" ? ".py" : "/__init__.py");
}

/** Whether `name` may be a dotted module name: parts without separators of any kind. */
export function isModuleName(name: string): boolean {
  return /^[^./\\\0]+(?:\.[^./\\\0]+)*$/.test(name);
}

/** Whether `path` may be a resource: relative, `/` between parts, never leading out. */
export function isResourcePath(path: string): boolean {
  return path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && !/[\\\0]/.test(part));
}
