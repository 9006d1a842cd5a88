// SPDX-License-Identifier: MIT
/**
 * What VMIOT's API adds to Python 2.7, as the interpreter sees it (docs/vmiot.md): which names may mean an extension, and
 * who knows what they mean. The extensions themselves are in `vm/modules/vmiot/`, loaded when a program first uses one.
 *
 * Extensions are the last resort of attribute *syntax* (`o.name`) and of global names: they answer where Python would
 * raise AttributeError or NameError. They stand in no namespace, so `dir()`, `hasattr()`, `getattr()`, `from m import *`
 * and the attribute lookup of classes see Python's world only.
 */
import type { Value } from "../base/value.ts";
import type { Result } from "./gen.ts";
import type { Vm } from "./vm.ts";

/** Python 2.7 with extensions, or the meanings of VMIOT where they differ. */
export type Dialect = "python" | "vmiot";

/** What stands behind a method name in code of the dialect where VMIOT's method differs from Python's: no Python name has it. */
export const DIALECT_SUFFIX = "$vmiot";

/** Methods whose meaning in the dialect differs. */
const DIALECT_METHODS = ["split", "splitlines", "replace"];

/** The name that an attribute instruction of the dialect looks up. */
export function dialectName(name: string): string {
  return DIALECT_METHODS.includes(name) ? name + DIALECT_SUFFIX : name;
}

/** Attributes that objects answer beyond Python 2.7. A test compares them with the tables in `vm/modules/vmiot/`. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  ("isNone isBool isNumber isInt isFloat isString isArray isDict isCallable isHandle isMessage isInstance isClass " +
    "isModule toInt toString atoi atou atol atof tohex tohexlow unhex hex base64encode base64decode md5 crc32 " +
    "utf8togb2312 gb2312toutf8 bcd2str str2bcd binfind isprintable readline cstr_len casematch len fromjson tojson " +
    "structcalcsize pack netpack packtuple netpacktuple unpack netunpack unpackExact netunpackExact googleunpack " +
    "googledataunpack readFirstField find join code fpow deg rad max min random").split(" "),
);

/** Whether some object may answer attribute `name` beyond Python 2.7 (keys of dicts apart). */
export function isExtensionName(name: string): boolean {
  return ATTRIBUTES.has(name) || name.endsWith(DIALECT_SUFFIX);
}

/** All names of {@linkcode isExtensionName}, without those of the dialect. */
export const extensionNames = (): string[] => [...ATTRIBUTES];

/** The loaded extensions. */
export interface Extensions {
  /** What `o.name` means where Python knows no such attribute; `undefined`: nothing. */
  attribute(vm: Vm, o: Value, name: string): Result<Value | undefined>;
}
