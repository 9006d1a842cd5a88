// SPDX-License-Identifier: MIT
/**
 * Compiles `.proto` sources, with protobufjs, to Python modules (`foo.proto` → `foo_pb2`). Loaded only when a project
 * has such a file.
 */
import protobuf from "protobufjs";
import type { EnumSchema, FieldSchema, FileSchema, MessageSchema, ScalarType } from "./schema.ts";

/** A `.proto` file cannot be compiled. */
export class ProtoError extends Error {
  constructor(message: string, readonly file: string, readonly line: number | undefined) {
    super(message);
  }
}

/** Reads a `.proto` file by the name that an import gives; `undefined`: there is none. */
export type ProtoReader = (name: string) => string | undefined;

const full = (name: string) => name.replace(/^\./, "");

/** The module name of a `.proto` file: `a/b-c.proto` is `a.b_c_pb2`. */
export function moduleOf(file: string): string {
  return file.replace(/\.proto$/, "_pb2").replaceAll("-", "_").replaceAll("/", ".");
}

/** Parses a file and what it imports. */
function parseAll(file: string, read: ProtoReader): { root: protobuf.Root; imports: Map<string, string[]> } {
  const root = new protobuf.Root();
  const imports = new Map<string, string[]>();
  const visit = (name: string, from: string | undefined) => {
    if (imports.has(name)) return;
    imports.set(name, []);
    const common = protobuf.common.get(name);
    const source = read(name);
    if (source === undefined) {
      if (common !== null && common !== undefined) {
        root.addJSON((common as { nested: protobuf.INamespace["nested"] }).nested!);
        return;
      }
      throw new ProtoError(`cannot find the import '${name}'`, from ?? name, undefined);
    }
    let parsed: protobuf.IParserResult;
    try {
      // protobufjs takes the name of the file from here.
      (protobuf.parse as unknown as { filename: string }).filename = name;
      parsed = protobuf.parse(source, root, { keepCase: true });
    } catch (e) {
      const text = e instanceof Error ? e.message : String(e);
      const m = /^(.*?)(?: \((?:.*, )?line (\d+)\))?$/s.exec(text)!;
      throw new ProtoError(m[1], name, m[2] === undefined ? undefined : Number(m[2]));
    }
    const wanted = [...(parsed.imports ?? []), ...(parsed.weakImports ?? [])];
    imports.set(name, wanted);
    for (const other of wanted) visit(other, name);
  };
  visit(file, undefined);
  try {
    root.resolveAll();
  } catch (e) {
    throw new ProtoError(e instanceof Error ? e.message : String(e), file, undefined);
  }
  return { root, imports };
}

function defaultOf(field: protobuf.Field): string | number | boolean | undefined {
  const value = field.options?.default as unknown;
  if (value === undefined) return undefined;
  if (field.resolvedType instanceof protobuf.Enum) return String(value);
  if (typeof value === "boolean" || typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "number") return value > 0 ? "inf" : value < 0 ? "-inf" : "nan";
  if (field.type === "bool") return value === "true";
  return String(value);
}

function fieldOf(field: protobuf.Field, isProto3: boolean): FieldSchema {
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
    name: field.name,
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
  const value = defaultOf(field);
  if (value !== undefined) out.default = value;
  if (field.partOf !== null && field.options?.proto3_optional !== true) out.oneof = field.partOf.name;
  const jsonName = field.options?.json_name;
  if (typeof jsonName === "string") out.jsonName = jsonName;
  return out;
}

function extensionOf(field: protobuf.Field, isProto3: boolean): FieldSchema {
  const target = field.extensionField?.parent;
  return { ...fieldOf(field, isProto3), extendee: target ? full(target.fullName) : full(field.extend!) };
}

function enumOf(e: protobuf.Enum, isProto3: boolean): EnumSchema {
  return { name: e.name, values: Object.entries(e.values), closed: !isProto3 };
}

function messageOf(type: protobuf.Type, isProto3: boolean): MessageSchema {
  return {
    name: type.name,
    fields: type.fieldsArray.filter((f) => f.declaringField === null).map((f) => fieldOf(f, isProto3))
      .sort((a, b) => a.number - b.number),
    oneofs: type.oneofsArray.filter((o) => !o.fieldsArray.every((f) => f.options?.proto3_optional === true))
      .map((o) => o.name),
    ...nestedOf(type.nestedArray, isProto3, () => true),
  };
}

function nestedOf(
  nested: protobuf.ReflectionObject[],
  isProto3: boolean,
  ours: (o: protobuf.ReflectionObject) => boolean,
): Pick<MessageSchema, "messages" | "enums" | "extensions"> {
  const messages: MessageSchema[] = [], enums: EnumSchema[] = [], extensions: FieldSchema[] = [];
  for (const o of nested) {
    if (!ours(o)) continue;
    if (o instanceof protobuf.Type) messages.push(messageOf(o, isProto3));
    else if (o instanceof protobuf.Enum) enums.push(enumOf(o, isProto3));
    else if (o instanceof protobuf.Field && o.extend !== undefined) extensions.push(extensionOf(o, isProto3));
  }
  return { messages, enums, extensions };
}

/**
 * What `file` declares.
 * @throws ProtoError
 */
export function schemaOf(file: string, read: ProtoReader): FileSchema {
  const { root, imports } = parseAll(file, read);
  const source = read(file);
  const common = source === undefined;
  // Comments may stand before both.
  const bare = (source ?? 'syntax="proto3";').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
  const isProto3 = /\bsyntax\s*=\s*["']proto3["']/.test(bare);
  const name = common ? "google.protobuf" : /(?:^|[;\s])package\s+([\w.]+)\s*;/.exec(bare)?.[1] ?? "";
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
    imports: imports.get(file) ?? [],
    ...nestedOf(nested, isProto3, (o) => common ? commonNames.includes(o.name) : o.filename === file),
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
