// SPDX-License-Identifier: MIT
/**
 * `_ast` (CPython `Python/Python-ast.c`): the classes of syntax trees, and the way between their objects and the trees of
 * the compiler. Each VM has classes of its own, which programs may change and derive from.
 */
import {
  type Field,
  type Kind,
  NODE_KINDS,
  NODE_TYPES,
  PYCF_ONLY_AST,
  shapeFault,
  type SyntaxNode,
  SyntaxTree,
} from "../base/asdl.ts";
import { Ellipsis, PyComplex, PyFloat, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { Code } from "../bytecode/code.ts";
import { ImageError } from "../bytecode/image_error.ts";
import { verifyCode } from "../bytecode/verify.ts";
import { findAttr, repr, setAttr, setOwnAttr } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import {
  makeThrow,
  type PyThrow,
  RuntimeErrorType,
  systemError,
  typeError,
  valueError,
  VmBug,
} from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { getItem, length } from "../core/sequence.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { bigOf, isInteger, isStr, PyList, strValue, typeName, typeOf, typeType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { constant, defineModule, method, newType } from "../native/define.ts";
import { newHeapType } from "../objects/heap_type.ts";
import { converterOf, PySyntaxNode } from "../objects/syntax_object.ts";

const LOCATION = ["lineno", "col_offset"];

// ---- classes ------------------------------------------------------------------------------------------------------

const NO_FIELDS = new PyTuple([]);

const astType = newType("AST", PySyntaxNode, { module: "_ast" }, {
  doc: "A node of a syntax tree. Positional arguments are its fields, in order; either all of them or none.",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: initNode,
  },
  attributes: { _fields: NO_FIELDS, _attributes: NO_FIELDS },
  methods: {
    __reduce__: method<PySyntaxNode>()([], "For copying and pickling.", function* (vm, node) {
      const dict = yield* found(vm, node, "__dict__");
      return new PyTuple(dict === undefined ? [node.type, NO_FIELDS] : [node.type, NO_FIELDS, dict]);
    }),
  },
});

function* initNode(vm: Vm, self: Value, args: Value[], kw: Kwargs): Gen<void> {
  const { type } = self as PyObject;
  const fields = yield* found(vm, type, "_fields");
  let count = 0;
  if (fields !== undefined) {
    const n = length(vm, fields);
    count = isGen(n) ? yield* n : n;
  }
  if (args.length > 0 && args.length !== count) {
    const name = type.heap ? type.name : `_ast.${type.name}`;
    const many = `${count === 0 ? "" : "either 0 or "}${count} positional argument${count === 1 ? "" : "s"}`;
    throw typeError(`${name} constructor takes ${many}`);
  }
  for (const [i, value] of args.entries()) {
    const f = getItem(vm, fields!, i);
    yield* set(vm, self, strValue((isGen(f) ? yield* f : f) as string), value);
  }
  for (const [name, value] of kw ?? []) yield* set(vm, self, name, value);
}

function* set(vm: Vm, o: Value, name: string, value: Value): Gen<void> {
  const r = setAttr(vm, o, name, value);
  if (isGen(r)) yield* r;
}

function* found(vm: Vm, o: Value, name: string): Gen<Value | undefined> {
  const r = findAttr(vm, o, name);
  return isGen(r) ? yield* r : r;
}

interface Classes {
  /** Of types and kinds of nodes, by name. */
  readonly byName: ReadonlyMap<string, PyType>;
  /** The objects that stand for nodes without fields in all trees. */
  readonly enums: ReadonlyMap<string, PyObject>;
}

const CLASSES = Symbol("_ast.classes");
const classesOf = (vm: Vm): Classes => vm.state(CLASSES, () => makeClasses(vm));

function makeClasses(vm: Vm): Classes {
  const byName = new Map<string, PyType>();
  const enums = new Map<string, PyObject>();
  const add = (name: string, base: PyType, fields: readonly string[], attributes?: readonly string[]): PyType => {
    const dict = new PyDict();
    dict.setStr("__module__", "_ast");
    dict.setStr("__doc__", null);
    dict.setStr("_fields", new PyTuple([...fields]));
    if (attributes !== undefined) dict.setStr("_attributes", new PyTuple([...attributes]));
    const cls = newHeapType(vm, typeType, name, new PyTuple([base]), dict);
    if (isGen(cls)) throw new VmBug("a class of _ast could not be made at once");
    byName.set(name, cls);
    return cls;
  };
  const fieldsOf = (kind: Kind) => kind.fields.map((f) => f.name);
  for (const { name, kinds, located, isEnum } of NODE_TYPES.values()) {
    if (kinds[0].name === name) {
      add(name, astType, fieldsOf(kinds[0]));
      continue;
    }
    const base = add(name, astType, [], located ? LOCATION : []);
    for (const kind of kinds) {
      const cls = add(kind.name, base, fieldsOf(kind));
      if (isEnum) enums.set(kind.name, new cls.jsClass());
    }
  }
  return { byName, enums };
}

// ---- to objects ---------------------------------------------------------------------------------------------------

function toObject(classes: Classes, { kind, ...properties }: SyntaxNode): PyObject {
  const { fields, type } = NODE_KINDS.get(kind)!;
  const o = new (classes.byName.get(kind)!.jsClass)() as PyObject;
  for (const { name, property, type } of fields) {
    const v = properties[property];
    setOwnAttr(
      o,
      name,
      Array.isArray(v) ? new PyList(v.map((item) => toValue(classes, item, type))) : toValue(classes, v, type),
    );
  }
  if (NODE_TYPES.get(type)!.located) {
    setOwnAttr(o, "lineno", properties.lineno as number);
    setOwnAttr(o, "col_offset", properties.colOffset as number);
  }
  return o;
}

/** What an object has in a field of a type. */
function toValue(classes: Classes, v: unknown, type: string): Value {
  const nodeType = NODE_TYPES.get(type);
  if (v === null || nodeType === undefined) return v as Value;
  return nodeType.isEnum ? classes.enums.get(v as string)! : toObject(classes, v as SyntaxNode);
}

// ---- to trees -----------------------------------------------------------------------------------------------------

const MODES = { exec: "Module", eval: "Expression", single: "Interactive" };

function* toTree(vm: Vm, o: PySyntaxNode, mode: keyof typeof MODES): Gen<SyntaxTree> {
  const classes = classesOf(vm);
  const wanted = MODES[mode];
  if (!o.type.isSubtype(classes.byName.get(wanted)!)) {
    throw typeError(`expected ${wanted} node, got ${o.type.name.slice(0, 400)}`);
  }
  try {
    return new SyntaxTree(yield* toNode(vm, classes, o, NODE_KINDS.get(wanted)!));
  } catch (e) {
    // A tree that is deep, or refers to itself.
    if (e instanceof RangeError) throw makeThrow(RuntimeErrorType, "maximum recursion depth exceeded");
    throw e;
  }
}

const missing = (field: string, where: string): PyThrow => typeError(`required field "${field}" missing from ${where}`);

function* shown(vm: Vm, v: Value): Gen<string> {
  const r = repr(vm, v);
  return (isGen(r) ? yield* r : r).slice(0, 400);
}

/** A node of a type of nodes; the name of its kind where that is all there is. */
function* toSomeNode(vm: Vm, classes: Classes, v: Value, type: string): Gen<SyntaxNode | string> {
  const { kinds, located, isEnum } = NODE_TYPES.get(type)!;
  if (kinds[0].name === type) return yield* toNode(vm, classes, v, kinds[0]);
  const place: Record<string, number> = {};
  if (located) {
    place.lineno = yield* toPlace(vm, v, "lineno", type);
    place.colOffset = yield* toPlace(vm, v, "col_offset", type);
  }
  const cls = typeOf(v);
  const kind = kinds.find(({ name }) => cls.isSubtype(classes.byName.get(name)!));
  if (kind === undefined) throw typeError(`expected some sort of ${type}, but got ${yield* shown(vm, v)}`);
  return isEnum ? kind.name : { ...yield* toNode(vm, classes, v, kind), ...place };
}

function* toPlace(vm: Vm, v: Value, name: string, type: string): Gen<number> {
  const n = yield* found(vm, v, name);
  if (n === undefined) throw missing(name, type);
  return yield* toInt(vm, n);
}

function* toNode(vm: Vm, classes: Classes, o: Value, kind: Kind): Gen<SyntaxNode> {
  const node: Record<string, unknown> & { kind: string } = { kind: kind.name };
  for (const f of kind.fields) {
    const v = yield* found(vm, o, f.name);
    if (v === undefined && !f.optional) throw missing(f.name, kind.name);
    if (!f.many) {
      // Absence of a number counts as 0.
      node[f.property] = v === undefined && f.type === "int" ? 0 : yield* toField(vm, classes, v ?? null, f, kind);
      continue;
    }
    if (!(v instanceof PyList)) {
      throw typeError(`${kind.name} field "${f.name}" must be a list, not a ${typeName(v!)}`);
    }
    const items: unknown[] = [];
    // Reading attributes may run code that changes the list.
    for (let i = 0; i < v.items.length; i++) items.push(yield* toField(vm, classes, v.items[i], f, kind));
    node[f.property] = items;
  }
  const fault = shapeFault(node);
  if (fault !== undefined) throw valueError(fault);
  return node;
}

function* toField(vm: Vm, classes: Classes, v: Value, f: Field, kind: Kind): Gen<unknown> {
  const nodeType = NODE_TYPES.get(f.type);
  const mayBeNull = nodeType === undefined ? f.type === "identifier" || f.type === "number" : !nodeType.isEnum;
  if (v === null && mayBeNull) {
    if (f.optional) return null;
    if (f.many) throw valueError(`None in a list of ${f.type} nodes of ${kind.name}`);
    if (nodeType === undefined || nodeType.kinds[0].name !== f.type) {
      throw valueError(`field ${f.name} is required for ${kind.name}`);
    }
  }
  switch (f.type) {
    case "identifier":
      if (isStr(v)) return strValue(v);
      throw typeError("AST identifier must be of type str");
    case "string":
      if (isStr(v)) return strValue(v);
      if (v instanceof PyUnicode) return v;
      throw typeError("AST string must be of type str or unicode");
    case "int":
      return yield* toInt(vm, v);
    case "bool":
      if (typeof v === "boolean") return v;
      throw valueError(`invalid boolean value: ${yield* shown(vm, v)}`);
    case "number":
      return toConstant(v);
  }
  return yield* toSomeNode(vm, classes, v, f.type);
}

function* toInt(vm: Vm, v: Value): Gen<number> {
  if (isInteger(v)) return Number(BigInt.asIntN(32, bigOf(v)));
  throw valueError(`invalid integer value: ${yield* shown(vm, v)}`);
}

/** What may stand in `co_consts`. */
function toConstant(v: Value): Value {
  if (isInteger(v) || v instanceof PyFloat || v instanceof PyComplex || v instanceof PyLong) return v;
  if (isStr(v)) return strValue(v);
  if (v === null || v === Ellipsis || v instanceof PyUnicode) return v;
  if (v instanceof PyTuple) return new PyTuple(v.items.map(toConstant));
  throw typeError(`'${typeName(v)}' object cannot be a constant of a code object`);
}

/** Verifies a code object and those inside it: trees can say what no source can. */
function check(code: Code): void {
  const fields = code.ensure();
  try {
    verifyCode(fields);
  } catch (e) {
    if (e instanceof ImageError) throw systemError(`the syntax tree makes no code that can run: ${e.message}`);
    throw e;
  }
  for (const v of fields.consts) if (v instanceof Code) check(v);
}

// ---- the module ---------------------------------------------------------------------------------------------------

export const astModule = defineModule("_ast", "The classes of syntax trees.", {
  AST: astType,
  ...Object.fromEntries(
    [...NODE_TYPES.values()].flatMap(({ name, kinds }) => [name, ...kinds.map((kind) => kind.name)])
      .map((name) => [name, constant((vm: Vm) => classesOf(vm).byName.get(name)!)]),
  ),
  PyCF_ONLY_AST: constant(PYCF_ONLY_AST),
  __version__: constant("82160"),
}, (vm) => {
  converterOf(vm).converter = { toObject: (vm, tree) => toObject(classesOf(vm), tree.root), toTree, check };
});
