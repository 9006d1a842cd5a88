// SPDX-License-Identifier: MIT
/**
 * Compiles `.proto` sources, with protobufjs, to Python modules (`foo.proto` → `foo_pb2`). Loaded only when a project
 * has such a file.
 */
import protobuf from "protobufjs";
import {
  faultOf,
  type FileSource,
  integerOf,
  type Place,
  scanProto,
  stringBytes,
  type Token,
  tokensOf,
} from "./proto_scan.ts";
import type { EnumSchema, FieldSchema, FileSchema, MessageSchema, ScalarType } from "./schema.ts";

/** A `.proto` file cannot be compiled. */
export class ProtoError extends Error {
  /**
   * @param file As imports name it.
   * @param line From 1; `undefined`: the file as a whole.
   * @param column From 1, characters.
   * @param text The line.
   */
  constructor(
    message: string,
    readonly file: string,
    readonly line?: number,
    readonly column?: number,
    readonly text?: string,
  ) {
    super(message);
  }

  /** `FILE:LINE:COLUMN: MESSAGE`. */
  override toString(): string {
    return [this.file, this.line, this.column].filter((part) => part !== undefined).join(":") + `: ${this.message}`;
  }
}

/**
 * Reads a `.proto` file by the name that an import gives; `undefined`: there is none.
 * @throws ProtoUnusable
 */
export type ProtoReader = (name: string) => string | undefined;

/** A file is there, but the module that it gives cannot be imported. */
export class ProtoUnusable extends Error {}

/**
 * Reads `name` below the folder `root`.
 * @param read The text of a file; `undefined`: there is none.
 * @throws ProtoUnusable A folder on the way is no package.
 */
export function readProto(name: string, root: string, read: (path: string) => string | undefined): string | undefined {
  const source = read(`${root}/${name}`);
  if (source === undefined) return undefined;
  const folders = name.split("/").slice(0, -1);
  for (let n = 1; n <= folders.length; n++) {
    const folder = folders.slice(0, n).join("/");
    if (["py", "pyc"].every((end) => read(`${root}/${folder}/__init__.${end}`) === undefined)) {
      throw new ProtoUnusable(`'${name}' cannot be imported: the folder '${folder}' has no __init__.py`);
    }
  }
  return source;
}

const full = (name: string) => name.replace(/^\./, "");

/** The module name of a `.proto` file: `a/b-c.proto` is `a.b_c_pb2`. */
export function moduleOf(file: string): string {
  return file.replace(/\.proto$/, "_pb2").replaceAll("-", "_").replaceAll("/", ".");
}

const errorAt = (file: string, source: string, { line, column }: Place, message: string): ProtoError =>
  new ProtoError(message, file, line, column, source.split("\n")[line - 1]);

/** Parses a source into `root`. @throws ProtoError */
function parseSource(file: string, source: string, root: protobuf.Root): FileSource {
  const parse = (text: string, into: protobuf.Root): string | undefined => {
    try {
      // protobufjs takes the name of the file from here.
      (protobuf.parse as unknown as { filename: string }).filename = file;
      protobuf.parse(text, into, { keepCase: true });
    } catch (e) {
      // Where a name must follow, protobufjs looks into the token that is not there.
      return e instanceof TypeError ? "unexpected end of the file" : e instanceof Error ? e.message : String(e);
    }
  };
  const failure = parse(source, root);
  const scanned = scanProto(source);
  if (failure === undefined) {
    const fault = faultOf(scanned);
    if (fault !== undefined) throw errorAt(file, source, fault, fault.message);
    return scanned;
  }
  const m = /^(.*?)(?: \((?:.*, )?line (\d+)\))?$/s.exec(failure)!;
  if (m[2] === undefined) {
    const fault = faultOf(scanned);
    if (fault !== undefined) throw errorAt(file, source, fault, fault.message);
    const last = tokensOf(source).at(-1) ?? { line: 1, column: 1, text: "" };
    throw errorAt(file, source, { line: last.line, column: last.column + last.text.length }, m[1]);
  }
  // The error is at the last token of the shortest beginning of the line that already has it.
  const line = Number(m[2]);
  const lines = source.split("\n");
  const before = lines.slice(0, line - 1).map((text) => text + "\n").join("");
  const tokens = tokensOf(source).filter((token) => token.line === line);
  let low = 0, high = tokens.length - 1;
  while (low < high) {
    const middle = low + high >> 1;
    const { column, text } = tokens[middle];
    const part = before + lines[line - 1].slice(0, column - 1 + text.length);
    if (parse(part, new protobuf.Root()) === failure) high = middle;
    else low = middle + 1;
  }
  const message = m[1].replace(/^illegal token 'null'/, "unexpected end of the file").replace(
    /'null'/,
    "the end of the file",
  );
  throw errorAt(file, source, tokens[low] ?? { line, column: 1 }, message);
}

interface ParsedFile {
  scanned: FileSource;
  source: string;
  imports: string[];
}

/** Parses a file and what it imports. */
function parseAll(file: string, read: ProtoReader): { root: protobuf.Root; files: Map<string, ParsedFile | null> } {
  const root = new protobuf.Root();
  const files = new Map<string, ParsedFile | null>();
  /** `lost` makes the error for a name that no file has; `trail` are the files whose imports lead here. */
  const visit = (name: string, lost: (message: string) => ProtoError, trail: string[]) => {
    if (trail.includes(name)) throw lost(`the file imports itself: ${[...trail, name].join(", ")}`);
    if (files.has(name)) return;
    let source: string | undefined;
    try {
      source = name.startsWith("google/protobuf/") && protobuf.common.get(name) ? undefined : read(name);
    } catch (e) {
      if (e instanceof ProtoUnusable) throw lost(e.message);
      throw e;
    }
    if (source === undefined) {
      const common = protobuf.common.get(name) as { nested: protobuf.INamespace["nested"] } | null | undefined;
      if (common === null || common === undefined) throw lost(`cannot find the import '${name}'`);
      root.addJSON(common.nested!);
      files.set(name, null);
      return;
    }
    const scanned = parseSource(name, source, root);
    const imports = scanned.imports.map((token) => new TextDecoder().decode(stringBytes([token])));
    files.set(name, { scanned, source, imports });
    imports.forEach((other, i) => {
      visit(other, (message) => errorAt(name, source, scanned.imports[i], message), [...trail, name]);
    });
  };
  visit(file, () => new ProtoError("there is no such file", file), []);
  for (const [name, parsed] of files) if (parsed !== null) checkTypes(name, parsed, root);
  try {
    root.resolveAll();
  } catch (e) {
    throw new ProtoError(e instanceof Error ? e.message : String(e), file);
  }
  return { root, files };
}

/** Refuses names of types that are not declared. @throws ProtoError */
function checkTypes(file: string, { scanned, source }: ParsedFile, root: protobuf.Root): void {
  for (const { scope, type, number, extendee, default: written } of scanned.scopes.flatMap(({ fields }) => fields)) {
    const space = (scope === "" ? root : root.lookup(scope)) as protobuf.Namespace | null;
    if (space === null) continue;
    if (!(type.text in protobuf.types.basic)) {
      const target = space.lookup(type.text, [protobuf.Type, protobuf.Enum]);
      if (target === null) throw errorAt(file, source, type, `'${type.text}' is not declared`);
      if (written !== undefined && !(target instanceof protobuf.Enum && written[0].text in target.values)) {
        throw errorAt(file, source, written[0], `${written[0].text} is no value of type ${type.text}`);
      }
    }
    if (extendee === undefined) continue;
    const target = space.lookup(extendee.text, [protobuf.Type]) as protobuf.Type | null;
    if (target === null) throw errorAt(file, source, extendee, `'${extendee.text}' is not declared`);
    const n = Number(number.text);
    if (!target.extensions?.some((range) => n >= Number(range[0]) && n <= Number(range[1]))) {
      throw errorAt(file, source, number, `'${extendee.text}' does not leave number ${n} to extensions`);
    }
  }
}

/** A default value from the way it is written. */
function defaultOf(field: protobuf.Field, written: Token[]): string | number | boolean {
  const { type } = field;
  const [{ text }] = written;
  if (type === "string") return new TextDecoder().decode(stringBytes(written));
  if (type === "bytes") return Array.from(stringBytes(written), (b) => String.fromCharCode(b)).join("");
  if (type === "bool") return text === "true";
  if (field.resolvedType instanceof protobuf.Enum || /(?:inf|nan)$/.test(text)) return text;
  const n = integerOf(text);
  return n === undefined ? Number(text) : String(n);
}

/** What the functions below need of the file. */
interface Context {
  /** It comes with protocol buffers, by way of protobufjs. */
  common: boolean;
  isProto3: boolean;
  /** Default values as they are written, by full name of the field. */
  defaults: Map<string, Token[]>;
}

function fieldOf(field: protobuf.Field, context: Context): FieldSchema {
  const { isProto3 } = context;
  const resolved = field.resolvedType;
  const type = resolved === null
    ? field.type as ScalarType
    : resolved instanceof protobuf.Enum
    ? "enum"
    : (resolved as protobuf.Type & { group?: boolean }).group
    ? "group"
    : "message";
  const repeated = field.repeated;
  const out: FieldSchema = {
    // protobufjs has its own files with names in camel case.
    name: context.common ? field.name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`) : field.name,
    number: field.id,
    label: repeated || field.map ? "repeated" : field.required ? "required" : "optional",
    type,
    presence: !repeated && !field.map &&
      (!isProto3 || type === "message" || type === "group" || field.partOf !== null || field.extend !== undefined),
  };
  if (resolved !== null) out.typeName = full(resolved.fullName);
  if (field.map) out.mapKey = (field as unknown as protobuf.MapField).keyType as ScalarType;
  if (repeated && type !== "string" && type !== "bytes" && type !== "message" && type !== "group") {
    const packed = field.options?.packed;
    out.packed = packed === undefined ? isProto3 : packed === true || packed === "true";
  }
  const written = context.defaults.get(full(field.fullName));
  if (written !== undefined) out.default = defaultOf(field, written);
  if (field.partOf !== null && field.options?.proto3_optional !== true) out.oneof = field.partOf.name;
  const jsonName = field.options?.json_name;
  if (typeof jsonName === "string") out.jsonName = jsonName;
  return out;
}

function extensionOf(field: protobuf.Field, context: Context): FieldSchema {
  const target = field.extensionField?.parent;
  return { ...fieldOf(field, context), extendee: target ? full(target.fullName) : full(field.extend!) };
}

function enumOf(e: protobuf.Enum, context: Context): EnumSchema {
  return { name: e.name, values: Object.entries(e.values), closed: !context.isProto3 };
}

function messageOf(type: protobuf.Type, context: Context): MessageSchema {
  return {
    name: type.name,
    fields: type.fieldsArray.filter((f) => f.declaringField === null).map((f) => fieldOf(f, context))
      .sort((a, b) => a.number - b.number),
    oneofs: type.oneofsArray.filter((o) => !o.fieldsArray.every((f) => f.options?.proto3_optional === true))
      .map((o) => o.name),
    ...nestedOf(type.nestedArray, context, () => true),
  };
}

function nestedOf(
  nested: protobuf.ReflectionObject[],
  context: Context,
  ours: (o: protobuf.ReflectionObject) => boolean,
): Pick<MessageSchema, "messages" | "enums" | "extensions"> {
  const messages: MessageSchema[] = [], enums: EnumSchema[] = [], extensions: FieldSchema[] = [];
  for (const o of nested) {
    if (!ours(o)) continue;
    if (o instanceof protobuf.Type) messages.push(messageOf(o, context));
    else if (o instanceof protobuf.Enum) enums.push(enumOf(o, context));
    else if (o instanceof protobuf.Field && o.extend !== undefined) extensions.push(extensionOf(o, context));
  }
  return { messages, enums, extensions };
}

/**
 * What `file` declares.
 * @throws ProtoError
 */
export function schemaOf(file: string, read: ProtoReader): FileSchema {
  const { root, files } = parseAll(file, read);
  const parsed = files.get(file)!;
  // Without a source it is one that comes with protocol buffers.
  const common = parsed === null;
  const isProto3 = common || parsed.scanned.syntax === "proto3";
  const name = common ? "google.protobuf" : parsed.scanned.package;
  const defaults = new Map<string, Token[]>();
  for (const field of parsed?.scanned.scopes.flatMap(({ fields }) => fields) ?? []) {
    if (field.default !== undefined) {
      defaults.set(field.scope === "" ? field.name.text : `${field.scope}.${field.name.text}`, field.default);
    }
  }
  const context: Context = { common, isProto3, defaults };
  const space = name === "" ? root : root.lookup(name);
  const nested = space instanceof protobuf.Namespace ? space.nestedArray : [];
  const commonNames = common
    ? Object.keys(
      (protobuf.common.get(file) as { nested: { google: { nested: { protobuf: { nested: object } } } } })
        .nested.google.nested.protobuf.nested,
    )
    : [];
  return {
    file,
    package: name,
    syntax: isProto3 ? "proto3" : "proto2",
    imports: parsed?.imports ?? [],
    ...nestedOf(nested, context, (o) => common ? commonNames.includes(o.name) : o.filename === file),
  };
}

const pythonText = (text: string): string =>
  "'" + text.replace(/[\\']/g, "\\$&").replace(/\n/g, "\\n").replace(/[^\x20-\x7e]/g, (c) => {
    return "\\\\u" + c.charCodeAt(0).toString(16).padStart(4, "0");
  }) + "'";

/** The source of the Python module for a `.proto` file. ProtoError where it cannot be compiled. */
export function moduleSource(file: string, read: ProtoReader): string {
  const schema = schemaOf(file, read);
  const imports = schema.imports.map((name) => `import ${moduleOf(name)}\n`).join("");
  return `"""Messages of ${file}."""\n${imports}from google.protobuf import _load\n` +
    `_load.load(globals(), ${pythonText(JSON.stringify(schema))})\ndel _load\n`;
}
