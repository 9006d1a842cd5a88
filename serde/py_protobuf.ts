// SPDX-License-Identifier: MIT
/**
 * The module `_protobuf`: message classes of `.proto` files for Python, with the API of Google's library. Descriptors, the
 * text format and the JSON mapping are written in Python (`vm/lib/google/protobuf`).
 */
import { PyObject, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { PyDict } from "../vm/core/dict.ts";
import { ExceptionType, keyError, makeThrow, typeError, valueError } from "../vm/core/exceptions.ts";
import { PyType } from "../vm/core/type.ts";
import { isStr, PyList, strValue, typeName } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { obj, opt, str } from "../vm/native/args.ts";
import { updateSlot } from "../vm/native/slot_update.ts";
import { constant, def, defineModule, defineType, type GetSetRow, method, newType } from "../vm/native/define.ts";
import { WireError } from "./protobuf/reader.ts";
import type { EnumSchema, FieldSchema, FileSchema, MessageSchema } from "./protobuf/schema.ts";
import {
  EnumInfo,
  FieldInfo,
  isPresent,
  MapField,
  merge,
  MessageInfo,
  missing,
  PyMessage,
  Repeated,
  serialize,
} from "./protobuf/types.ts";
import { clear, copyOf, fieldOf, fill, mergeInto, read, repeatedType, sameMessage, write } from "./protobuf_fields.ts";

const errorType = (name: string): PyType =>
  defineType(
    Object.assign(new PyType({ name, bases: [ExceptionType], module: "google.protobuf.message" }), { hasDict: true }),
    { attributes: { __module__: "google.protobuf.message" } },
  );
const DecodeError = errorType("DecodeError");
const EncodeError = errorType("EncodeError");

// ---- messages -------------------------------------------------------------------------------------------------------

function parse(m: PyMessage, bytes: string): number {
  try {
    merge(m, bytes);
  } catch (e) {
    if (e instanceof WireError) throw makeThrow(DecodeError, e.message);
    throw e;
  }
  m.touch();
  return bytes.length;
}

function extensionOf(m: PyMessage, key: Value): FieldInfo {
  if (key instanceof PyExtension && key.field.schema.extendee === m.info.fullName) return key.field;
  throw keyError(`Extension is not for message type "${m.info.fullName}"`);
}

function same(m: PyMessage, other: Value, what: string): PyMessage {
  if (other instanceof PyMessage && other.info === m.info) return other;
  throw typeError(
    `Parameter to ${what}() must be instance of same class: expected ${m.info.fullName} got ${typeName(other)}.`,
  );
}

/** An extension: the key of `message.Extensions`. */
class PyExtension extends PyObject {
  constructor(readonly field: FieldInfo) {
    super();
  }
}
const extensionType = newType<PyExtension>(
  "Extension",
  PyExtension,
  { module: "google.protobuf", subclassable: false },
  {
    doc: "An extension of a message.",
    getset: () => ({
      descriptor: {
        doc: "Its FieldDescriptor.",
        get: (_vm, self) => self.field.descriptor,
        set: (_vm, self, v) => void (self.field.descriptor = v ?? null),
      },
      number: { doc: "Its number.", get: (_vm, self) => self.field.schema.number },
      name: { doc: "Its name.", get: (_vm, self) => self.field.schema.name },
      full_name: { doc: "Its full name.", get: (_vm, self) => self.field.fullName },
    }),
  },
);

/** `message.Extensions`. */
class PyExtensions extends PyObject {
  constructor(readonly message: PyMessage) {
    super();
  }
}
newType<PyExtensions>("ExtensionDict", PyExtensions, { module: "google.protobuf", subclassable: false }, {
  doc: "The extensions of a message.",
  slots: {
    mp_subscript: (_vm, self, key) => {
      const { message } = self as PyExtensions;
      return read(message, extensionOf(message, key));
    },
    mp_ass_subscript: (_vm, self, key, value) => {
      const { message } = self as PyExtensions;
      const f = extensionOf(message, key);
      if (value === undefined) message.remove(f);
      else write(message, f, value);
    },
    sq_contains: (_vm, self, key) =>
      has((self as PyExtensions).message, extensionOf((self as PyExtensions).message, key)),
    sq_length: (_vm, self) => (self as PyExtensions).message.extensions?.size ?? 0,
  },
});

function has(m: PyMessage, f: FieldInfo): boolean {
  const v = m.value(f);
  return v !== undefined && isPresent(f, v);
}

class AnyMessage extends PyMessage {}

/** `Message`: the base of all message classes. */
const messageType = newType<PyMessage>("Message", AnyMessage, { module: "google.protobuf.message", hasWeakref: true }, {
  doc: "A protocol message.",
  slots: {
    tp_richcompare: (_vm, a, b, op) => {
      const result = a instanceof PyMessage && b instanceof PyMessage && sameMessage(a, b);
      return op === 3 ? !result : op === 2 ? result : false;
    },
    tp_hash: () => {
      throw typeError("unhashable object");
    },
  },
  methods: () => ({
    SerializeToString: method<PyMessage>()(
      [],
      "The message as bytes; EncodeError where required fields are missing.",
      (_vm, m) => {
        const fields = missing(m);
        if (fields.length > 0) {
          throw makeThrow(EncodeError, `Message ${m.info.fullName} is missing required fields: ${fields.join(",")}`);
        }
        return serialize(m);
      },
    ),
    SerializePartialToString: method<PyMessage>()(
      [],
      "The message as bytes, complete or not.",
      (_vm, m) => serialize(m),
    ),
    ParseFromString: method<PyMessage>()([str("serialized")], "Reads the message from bytes.", (_vm, m, bytes) => {
      clear(m);
      return parse(m, bytes);
    }),
    MergeFromString: method<PyMessage>()(
      [str("serialized")],
      "Merges bytes into the message.",
      (_vm, m, bytes) => parse(m, bytes),
    ),
    ByteSize: method<PyMessage>()([], "Length as bytes.", (_vm, m) => serialize(m).length),
    Clear: method<PyMessage>()([], "Takes all values away.", (_vm, m) => {
      clear(m);
      return null;
    }),
    ClearField: method<PyMessage>()(
      [str("field_name")],
      "Takes the value of a field, or of a oneof, away.",
      (_vm, m, name) => {
        if (m.info.oneofs.has(name)) m.clearOneof(name, null);
        else m.remove(fieldOf(m, name));
        m.touch();
        return null;
      },
    ),
    HasField: method<PyMessage>()(
      [str("field_name")],
      "Whether a field, or one of a oneof, is set.",
      (_vm, m, name) => {
        const group = m.info.oneofs.get(name);
        if (group !== undefined) return group.some((f) => m[f.slot] !== undefined);
        const f = fieldOf(m, name);
        if (!f.schema.presence) {
          throw valueError(
            f.repeated || f.isMap
              ? `Protocol message ${m.info.schema.name} has no singular "${name}" field.`
              : `Can't test non-optional, non-submessage field "${m.info.schema.name}.${name}" for presence in proto3.`,
          );
        }
        return m[f.slot] !== undefined;
      },
    ),
    WhichOneof: method<PyMessage>()(
      [str("oneof_group")],
      "Name of the field of a oneof that is set, or None.",
      (_vm, m, name) => {
        const group = m.info.oneofs.get(name);
        if (group === undefined) throw valueError(`Protocol message has no oneof "${name}" field.`);
        return group.find((f) => m[f.slot] !== undefined)?.schema.name ?? null;
      },
    ),
    ListFields: method<PyMessage>()(
      [],
      "Pairs of descriptor and value of the fields that are set, by number.",
      (_vm, m) => new PyList(Array.from(m.present(), ([f]) => new PyTuple([f.descriptor, read(m, f)]))),
    ),
    MergeFrom: method<PyMessage>()([obj("other_msg")], "Merges another message into this one.", (_vm, m, other) => {
      const from = same(m, other, "MergeFrom");
      if (from === m) throw makeThrow(ExceptionType, "a message cannot be merged into itself");
      mergeInto(m, from);
      return null;
    }),
    CopyFrom: method<PyMessage>()([obj("other_msg")], "Makes this message a copy of another.", (_vm, m, other) => {
      const from = same(m, other, "CopyFrom");
      if (from === m) return null;
      clear(m);
      mergeInto(m, from);
      return null;
    }),
    IsInitialized: method<PyMessage>()(
      [opt(obj("errors"), null)],
      "Whether all required fields are set.",
      (_vm, m, errors) => {
        const fields = missing(m);
        if (errors instanceof PyList) errors.items.push(...fields);
        return fields.length === 0;
      },
    ),
    FindInitializationErrors: method<PyMessage>()(
      [],
      "Names of the required fields that are missing.",
      (_vm, m) => new PyList(missing(m)),
    ),
    SetInParent: method<PyMessage>()([], "Has the message count as set in the one around it.", (_vm, m) => {
      m.touch();
      return null;
    }),
    HasExtension: method<PyMessage>()(
      [obj("extension")],
      "Whether an extension is set.",
      (_vm, m, key) => has(m, extensionOf(m, key)),
    ),
    ClearExtension: method<PyMessage>()([obj("extension")], "Takes an extension away.", (_vm, m, key) => {
      m.remove(extensionOf(m, key));
      return null;
    }),
    DiscardUnknownFields: method<PyMessage>()(
      [],
      "Forgets fields that the type does not know, here and below.",
      (_vm, m) => {
        discard(m);
        return null;
      },
    ),
    _unknown: method<PyMessage>()([], "The fields that the type does not know, as bytes.", (_vm, m) => m.unknown),
    _field: method<PyMessage>()(
      [str("name")],
      "Value of a field whose name may be no attribute.",
      (_vm, m, name) => read(m, fieldOf(m, name)),
    ),
    __deepcopy__: method<PyMessage>()([opt(obj("memo"), null)], "A copy.", (_vm, m) => copyOf(m)),
    __copy__: method<PyMessage>()([], "A copy.", (_vm, m) => copyOf(m)),
    __getstate__: method<PyMessage>()([], "The message as bytes, for pickles.", (_vm, m) => serialize(m)),
    __setstate__: method<PyMessage>()([str("state")], "Reads the message from bytes.", (_vm, m, bytes) => {
      clear(m);
      parse(m, bytes);
      return null;
    }),
  }),
  getset: () => ({
    Extensions: { doc: "Values of extensions, by extension.", get: (_vm, m) => new PyExtensions(m) },
  }),
});

function discard(m: PyMessage): void {
  m.unknown = "";
  for (const [, v] of m.present()) {
    if (v instanceof PyMessage) discard(v);
    else if (v instanceof Repeated) { for (const item of v.items) item instanceof PyMessage && discard(item); }
    else if (v instanceof MapField) { for (const item of v.map.values()) item instanceof PyMessage && discard(item); }
  }
}

// ---- declaring ------------------------------------------------------------------------------------------------------

/** The types that the program's `.proto` files declare. */
class Pool {
  readonly messages = new Map<string, MessageInfo>();
  readonly enums = new Map<string, EnumInfo>();
}
const POOL = Symbol("protobuf types");
const poolOf = (vm: Vm): Pool => vm.state(POOL, () => new Pool());

const fieldRow = (f: FieldInfo): GetSetRow<PyMessage> => ({
  doc: `Field ${f.fullName}.`,
  get: (_vm, m) => read(m, f),
  set: (_vm, m, v) => write(m, f, v === undefined ? null : v),
});

const dotted = (outer: string, name: string) => outer === "" ? name : `${outer}.${name}`;

/** Makes the class of a message type, without its fields. */
function declareMessage(pool: Pool, schema: MessageSchema, outer: string, module: string, made: MessageInfo[]): void {
  const fullName = dotted(outer, schema.name);
  const info = new MessageInfo(fullName, schema);
  const slots = schema.fields.map((f) => `this.f${f.number} = undefined;`).join(" ");
  // Only numbers of fields go into the text.
  const jsClass = new Function("Base", `return class Message extends Base { constructor() { super(); ${slots} } };`)(
    AnyMessage,
  ) as typeof AnyMessage;
  Object.defineProperty(jsClass.prototype, "info", { value: info });
  for (const f of schema.fields) info.add(new FieldInfo(f, `${fullName}.${f.name}`));
  info.type = newType<PyMessage>(schema.name, jsClass, { module, base: messageType, subclassable: false }, {
    doc: `Message ${fullName}.`,
    slots: {
      tp_new: () => new jsClass(),
      tp_init: (vm, self, args, kw) => {
        if (args.length > 0) throw typeError("__init__() takes exactly 1 argument, and keywords");
        return fill(vm, self as PyMessage, kw as Map<string, Value> | null);
      },
    },
    attributes: { __module__: module },
    staticMethods: {
      FromString: def([str("serialized")], "A message from bytes.", (_vm, bytes) => {
        const m = info.create();
        parse(m, bytes);
        return m;
      }),
    },
    getset: Object.fromEntries(info.fields.map((f) => [f.schema.name, fieldRow(f)])),
  });
  pool.messages.set(fullName, info);
  made.push(info);
  for (const e of schema.enums) declareEnum(pool, e, fullName);
  for (const m of schema.messages) declareMessage(pool, m, fullName, module, made);
}

function declareEnum(pool: Pool, schema: EnumSchema, outer: string): void {
  const fullName = dotted(outer, schema.name);
  pool.enums.set(fullName, new EnumInfo(fullName, schema));
}

function link(pool: Pool, f: FieldInfo): void {
  const { typeName } = f.schema;
  if (typeName !== undefined) {
    f.message = pool.messages.get(typeName);
    f.enumeration = pool.enums.get(typeName);
    if (f.message === undefined && f.enumeration === undefined) {
      throw typeError(`the type ${typeName} of ${f.fullName} is not declared in any imported module`);
    }
  }
  f.resolve();
}

function declareExtension(pool: Pool, schema: FieldSchema, outer: string, out: PyDict): void {
  const fullName = dotted(outer, schema.name);
  const f = new FieldInfo(schema, fullName);
  link(pool, f);
  const target = pool.messages.get(schema.extendee!);
  if (target === undefined) throw typeError(`${fullName} extends ${schema.extendee}, which is not declared`);
  target.extensions.set(schema.number, f);
  out.setStr(fullName, new PyExtension(f));
}

function declareFile(vm: Vm, file: FileSchema, module: string): PyDict {
  const pool = poolOf(vm);
  const made: MessageInfo[] = [];
  const out = new PyDict();
  for (const e of file.enums) declareEnum(pool, e, file.package);
  for (const m of file.messages) declareMessage(pool, m, file.package, module, made);
  for (const info of made) {
    for (const f of info.fields) link(pool, f);
    out.setStr(info.fullName, info.type);
  }
  for (const e of file.extensions) declareExtension(pool, e, file.package, out);
  for (const info of made) {
    for (const e of info.schema.extensions) declareExtension(pool, e, info.fullName, out);
  }
  return out;
}

/** The module `_protobuf`. */
export const protobufModule = defineModule("_protobuf", "Message classes of .proto files.", {
  Message: constant(messageType),
  Extension: constant(extensionType),
  RepeatedContainer: constant(repeatedType),
  DecodeError: constant(DecodeError),
  EncodeError: constant(EncodeError),
  declare: def([str("schema"), str("module")], {
    doc: "Makes what a file declares: a dict of classes and extensions by full name.",
    arity: "parse",
  }, (vm, text, module) => {
    let file: FileSchema;
    try {
      file = JSON.parse(text);
    } catch {
      throw valueError("not a schema of a .proto file");
    }
    return declareFile(vm, file, module);
  }),
  attach: def([obj("message_class"), obj("name"), obj("descriptor")], {
    doc: "Gives a field its descriptor.",
    arity: "parse",
  }, (vm, cls, name, descriptor) => {
    for (const info of poolOf(vm).messages.values()) {
      if (info.type === cls) {
        info.byName.get(isStr(name) ? strValue(name) : (name as PyUnicode).value)!.descriptor = descriptor;
      }
    }
    return null;
  }),
  set_attribute: def([obj("message_class"), str("name"), obj("value")], {
    doc: "Sets an attribute of a message class, while it is made.",
    arity: "parse",
  }, (_vm, cls, name, value) => {
    (cls as PyType).attrs.setStr(name, value);
    (cls as PyType).modified();
    updateSlot(cls as PyType, name);
    return null;
  }),
});
