// SPDX-License-Identifier: MIT
/**
 * The project manifest `vmiot.yaml`: its keys, their types and defaults, and messages that name the key and the line.
 * Reads text only; `project.ts` finds the file. Every key is optional, and so is the file.
 */
import { parse } from "@std/yaml";
import { nearest } from "./nearest.ts";
import { type Dialect, DIALECTS } from "./runner.ts";
import { ProjectError } from "./project_error.ts";
import { readServices } from "./services.ts";

/** Name of the manifest file. */
export const MANIFEST_NAME = "vmiot.yaml";

/** A manifest with all defaults filled in. */
export interface Manifest {
  name: string;
  version: string;
  /** Start file, relative to the project's folder. */
  entry: string;
  /** Patterns of Python sources; `!` in front excludes. */
  sources: string[];
  /** Patterns of files that go into the image as they are. */
  resources: string[];
  /** Folders of sub-projects, relative to the project's folder. */
  subprojects: string[];
  /** Leave line tables and sources out of the image. */
  strip: boolean;
  /** Private key file that signs the image, relative to the project's folder; `undefined`: not signed. */
  sign: string | undefined;
  /** Whose meanings apply where VMIOT's differ from Python's. */
  dialect: Dialect;
  /** Kept for later use; any mapping. */
  permissions: Record<string, unknown>;
  /** Services by name, as they stand in the file; `readServices` has checked them. */
  services: Record<string, unknown>;
}

type Check = (value: unknown) => string | undefined;

const text: Check = (value) => typeof value === "string" && value !== "" ? undefined : "a text that is not empty";
const flag: Check = (value) => typeof value === "boolean" ? undefined : "true or false";
const texts: Check = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "")
    ? undefined
    : "a list of texts";
const dialect: Check = (value) => DIALECTS.includes(value as Dialect) ? undefined : DIALECTS.join(" or ");
const mapping: Check = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? undefined : "a mapping";
const file: Check = (value) =>
  typeof value === "string" && value.endsWith(".py") && !value.startsWith("/") && !value.split("/").includes("..")
    ? undefined
    : "the name of a .py file inside the project";
const version: Check = (value) =>
  typeof value === "string" && value !== ""
    ? undefined
    : typeof value === "number"
    ? "a text: put it in quotes"
    : "a text";

/** All keys: the field of {@linkcode Manifest}, what a value must be, and what the key is for. */
const MANIFEST_KEYS: Readonly<Record<string, { field: keyof Manifest; check: Check; doc: string }>> = {
  name: { field: "name", check: text, doc: "Name of the project; default: name of its folder." },
  version: { field: "version", check: version, doc: "Version text, in quotes where it looks like a number." },
  entry: { field: "entry", check: file, doc: "Start file; default main.py." },
  sources: { field: "sources", check: texts, doc: "Patterns of Python sources; `!` excludes; default `**/*.py`." },
  resources: { field: "resources", check: texts, doc: "Patterns of files packed into the image as they are." },
  "sub-projects": { field: "subprojects", check: texts, doc: "Folders of sub-projects." },
  strip: { field: "strip", check: flag, doc: "Leave line tables and sources out of the image." },
  sign: { field: "sign", check: text, doc: "Private key file (vmiotman keygen) that signs the image." },
  dialect: { field: "dialect", check: dialect, doc: "python, or vmiot for the meanings of VMIOT's own programs." },
  permissions: { field: "permissions", check: mapping, doc: "Kept for later use." },
  services: { field: "services", check: mapping, doc: "Supervised threads that start with the program." },
};

/** The manifest of a project without the file. */
export function defaultManifest(name: string): Manifest {
  return {
    name,
    version: "0.0.0",
    entry: "main.py",
    sources: ["**/*.py"],
    resources: [],
    subprojects: [],
    strip: false,
    sign: undefined,
    dialect: "python",
    permissions: {},
    services: {},
  };
}

/**
 * Reads a manifest.
 * @param source Text of the file.
 * @param path The file, for messages.
 * @param name Default for `name`.
 * @throws ProjectError for bad YAML, unknown keys and wrong types.
 */
export function parseManifest(source: string, path: string, name: string): Manifest {
  let data: unknown;
  try {
    data = parse(source, { schema: "core" });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const found = /^([\s\S]*?) at line (\d+), column (\d+):/.exec(message);
    if (found === null) throw new ProjectError(`not valid YAML: ${message}`, path);
    throw new ProjectError(`not valid YAML: ${lowerFirst(found[1])} (column ${found[3]})`, path, Number(found[2]));
  }
  const manifest = defaultManifest(name);
  if (data === null) return manifest;
  if (mapping(data) !== undefined) {
    throw new ProjectError("a manifest is a mapping of keys to values, such as 'name: greenhouse'", path, 1);
  }
  for (const [key, value] of Object.entries(data as Record<string, unknown>)) {
    const line = lineOfKey(source, key);
    const row = Object.hasOwn(MANIFEST_KEYS, key) ? MANIFEST_KEYS[key] : undefined;
    if (row === undefined) {
      const near = nearest(key, Object.keys(MANIFEST_KEYS));
      const help = near === undefined
        ? `known keys: ${Object.keys(MANIFEST_KEYS).join(", ")}`
        : `did you mean '${near}'?`;
      throw new ProjectError(`unknown key '${key}' (${help})`, path, line);
    }
    const wanted = row.check(value);
    if (wanted !== undefined) throw new ProjectError(`key '${key}' must be ${wanted}, not ${show(value)}`, path, line);
    (manifest as unknown as Record<string, unknown>)[row.field] = value;
  }
  readServices(manifest.services, (keys, message) => {
    const service = keys.length > 0 ? `service '${keys[0]}': ` : "";
    throw new ProjectError(service + message, path, lineOfPath(source, ["services", ...keys]));
  });
  return manifest;
}

/** 1-based line where top-level `key` stands. */
function lineOfKey(source: string, key: string): number | undefined {
  const index = source.split("\n").findIndex((line) => {
    const found = /^(?:"([^"]*)"|'([^']*)'|([^\s#:][^:]*?))\s*:(?:\s|$)/.exec(line);
    return found !== null && (found[1] ?? found[2] ?? found[3]) === key;
  });
  return index < 0 ? undefined : index + 1;
}

/** 1-based line of a key inside mappings: of the last of `keys` that has a line of its own. */
function lineOfPath(source: string, keys: string[]): number | undefined {
  let line = lineOfKey(source, keys[0]);
  if (line === undefined) return undefined;
  const lines = source.split("\n");
  let indent = 0;
  for (const key of keys.slice(1)) {
    let inner: number | undefined;
    let found: number | undefined;
    for (let i = line; i < lines.length && found === undefined; i++) {
      const text = lines[i].trimStart();
      if (text === "" || text.startsWith("#")) continue;
      const depth: number = lines[i].length - text.length;
      if (depth <= indent) break;
      inner ??= depth;
      if (depth === inner && lineOfKey(text, key) === 1) found = i + 1;
    }
    if (found === undefined) return line;
    line = found;
    indent = inner!;
  }
  return line;
}

/** 1-based line of item `index` of the list under top-level `key`; the key's own line for a list written inline. */
export function lineOfItem(source: string, key: string, index: number): number | undefined {
  const start = lineOfKey(source, key);
  if (start === undefined) return undefined;
  const lines = source.split("\n");
  let left = index;
  for (let i = start; i < lines.length && /^(\s|-|#|$)/.test(lines[i]); i++) {
    if (/^\s*-(\s|$)/.test(lines[i]) && left-- === 0) return i + 1;
  }
  return start;
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** A value as a user would recognise it. */
function show(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) {
    const wrong = value.find((item) => typeof item !== "string" || item === "");
    return wrong === undefined ? "a list" : `a list with ${show(wrong)} in it`;
  }
  if (typeof value === "object") return "a mapping";
  return JSON.stringify(value);
}
