// SPDX-License-Identifier: MIT
/**
 * Natives are declared, not wired: one row per function, from which argument checking, conversion, error texts,
 * `__doc__`, help and the reference pages come. Public: embedders declare modules the same way.
 *
 *     export const mathModule = defineModule("math", "Mathematical functions.", {
 *       sqrt: def([float("x")], "Square root of `x`.", (_vm, x) => new PyFloat(Math.sqrt(x))),
 *       pi: constant(new PyFloat(Math.PI), "Ratio of circumference to diameter."),
 *     });
 *     defineType(listType, {
 *       doc: "list() -> empty list",
 *       slots: { sq_length: (_vm, self) => (self as PyList).items.length },
 *       methods: () => ({
 *         insert: method<PyList>()([index("index"), obj("object")], "Insert before `index`.", (vm, self, i, x) => null),
 *       }),
 *     });
 *
 * A handler returns a value, or is a `function*` that yields requests (see core/gen.ts). Parameter converters are in
 * `args.ts`, the texts of arity errors in `arity.ts`.
 */
import { PyFloat, PyObject, type Value } from "../base/value.ts";
import { PyDict } from "../core/dict.ts";
import { FRAMES, type Gen, isGen, type Result } from "../core/gen.ts";
import { type Kwargs, PyType, type Slots } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { objectType } from "../core/types.ts";
import { accepts, argumentLimits, type ArgValues, bindArguments, type Params } from "./args.ts";
import type { ArityFamily } from "./arity.ts";
import { completeSlots, enterSlotWrappers } from "./slot_wrappers.ts";
import { PyBuiltin, PyClassMethodDescr, PyGetSet, PyMember, PyMethodDescr, PyNativeMember } from "./descriptors.ts";

export { PyBuiltin, PyClassMethodDescr, PyGetSet, PyMember, PyMethodDescr };

/** `handler`, called only when all frames of the thread are on the heap. */
export function withFrames<A extends unknown[], R>(handler: NativeCode<A, R>): NativeCode<A, R> {
  return (vm, ...args) => vm.inCompiledCode ? afterFrames(vm, handler, args) : handler(vm, ...args);
}

type NativeCode<A extends unknown[], R> = (vm: Vm, ...args: A) => Result<R>;

function* afterFrames<A extends unknown[], R>(vm: Vm, handler: NativeCode<A, R>, args: A): Gen<R> {
  yield FRAMES;
  const r = handler(vm, ...args);
  return isGen(r) ? yield* r : r;
}

/** What a row says besides its parameters. */
export interface RowOptions {
  /** Own words; first line may be a signature. */
  doc: string;
  /** Family of the arity error texts; derived from the parameters when absent. */
  arity?: ArityFamily;
  /** Name in error texts where CPython's differs. */
  cname?: string;
  /** It looks at the frames of the thread: compiled code puts its own on the heap before the call (docs/jit.md). */
  frames?: boolean;
  /** The name under which generated code knows an operation that it can do in place (`vm/jit/emit_text.ts`). */
  inline?: string;
}

// deno-lint-ignore no-explicit-any
export type Handler = (vm: Vm, ...args: any[]) => Result<Value>;

/**
 * A compiled row: how to call a native. `self` (for methods) is passed as first element of `args`.
 *
 * `direct` is the exact number of positional arguments (self included) with which `fn(vm, ...args)` may be called
 * without binding, or −1: the interpreter's fast path.
 */
export class NativeImpl {
  name: string;
  readonly doc: string;
  readonly params: Params;
  readonly handler: Handler;
  readonly hasSelf: boolean;
  readonly arity: ArityFamily | undefined;
  /** The family of its error texts. */
  readonly family: ArityFamily;
  /** How many arguments it takes besides `self` and what `kwargs` takes. */
  readonly min: number;
  readonly max: number;
  /** Its last parameter takes the keyword arguments. */
  readonly hasKwargs: boolean;
  cname: string | undefined;
  readonly direct: number;
  /** As `direct`, but the least number: handlers take `undefined` for optional parameters that need no conversion. */
  readonly directMin: number;
  /** A function that takes its positional arguments as they come. */
  readonly takesAll: boolean;
  /** A method that does, behind `self`; it takes no keywords. */
  readonly takesRest: boolean;
  /** See {@linkcode RowOptions}. */
  readonly inline: string | undefined;
  /** Only positional arguments, `least` to `most` of them, `self` included. */
  readonly positional: boolean;
  readonly least: number;
  readonly most: number;
  /** For a method: the type that `self` must be an instance of; set by `defineType`. */
  owner: PyType | undefined = undefined;

  constructor(name: string, params: Params, options: RowOptions, handler: Handler, hasSelf: boolean) {
    this.name = name;
    this.params = params;
    this.doc = options.doc;
    this.arity = options.arity;
    const [min, max] = argumentLimits(params);
    this.min = min;
    this.max = max;
    this.family = options.arity ?? (max === 0 ? "none" : min === 1 && max === 1 ? "one" : "parse");
    this.hasKwargs = params.at(-1)?.kind === "kwargs";
    this.cname = options.cname;
    this.handler = options.frames ? withFrames(handler) : handler;
    this.hasSelf = hasSelf;
    this.inline = options.inline;
    const offset = hasSelf ? 1 : 0;
    const direct = params.every((p) =>
      p.plain || p.kind === "optional" && p.convert === undefined && p.fallback === undefined
    );
    this.direct = direct ? params.length + offset : -1;
    this.directMin = direct ? params.filter((p) => p.plain).length + offset : 0;
    this.takesAll = params.length > 0 && params[0].kind === "rest" && !hasSelf &&
      (params.length === 1 || params.length === 2 && params[1].kind === "kwargs");
    this.takesRest = hasSelf && params.length === 1 && params[0].kind === "rest";
    this.positional = params.every((p) => p.kind === "required" || p.kind === "optional");
    this.least = params.filter((p) => p.kind === "required").length + offset;
    this.most = params.length + offset;
  }

  /** Binds and calls. `args` includes `self` for methods (already checked to be an instance of `owner`). */
  invoke(vm: Vm, args: Value[], kw: Kwargs): Result<Value> {
    if (kw === null && (args.length <= this.direct && args.length >= this.directMin || this.#acceptsAll(args))) {
      return this.run(vm, args);
    }
    if (this.takesAll && kw === null) return this.handler(vm, args, null);
    if (this.takesRest && kw === null) return this.handler(vm, args[0], args.slice(1));
    return bindArguments(vm, this, args, kw);
  }

  /** Calls the handler with what it gets. PERF: spreading is slow. */
  run(vm: Vm, all: unknown[]): Result<Value> {
    switch (all.length) {
      case 0:
        return this.handler(vm);
      case 1:
        return this.handler(vm, all[0]);
      case 2:
        return this.handler(vm, all[0], all[1]);
      case 3:
        return this.handler(vm, all[0], all[1], all[2]);
      case 4:
        return this.handler(vm, all[0], all[1], all[2], all[3]);
      default:
        return this.handler(vm, ...all);
    }
  }

  /** Whether no conversion has to be asked; then `args` is what the handler gets. */
  #acceptsAll(args: Value[]): boolean {
    if (!this.positional || args.length < this.least || args.length > this.most) return false;
    const { params } = this;
    const offset = this.hasSelf ? 1 : 0;
    for (let i = offset; i < args.length; i++) {
      const p = params[i - offset];
      if (p.convert !== undefined && !accepts(p.accepts, args[i])) return false;
    }
    for (let i = offset; i < this.most; i++) {
      const p = params[i - offset];
      if (i >= args.length) args.push(p.fallback);
      else if (p.accepts === "float" && args[i] instanceof PyFloat) args[i] = (args[i] as PyFloat).value;
    }
    return true;
  }
}

/** Parameters as documentation shows them: `(iterable[, start])`, those that need not be given in brackets. */
export function textSignature(params: Params): string {
  let text = "", closing = "";
  for (const { name, kind } of params) {
    const comma = text === "" ? "" : ", ";
    if (kind === "optional") closing += "]";
    text += kind === "optional"
      ? `[${comma}${name}`
      : comma + (kind === "rest" ? "*" : kind === "kwargs" ? "**" : "") + name;
  }
  return `(${text}${closing})`;
}

/** A row before it has its name. */
export class Row {
  constructor(
    readonly params: Params,
    readonly options: RowOptions,
    readonly handler: Handler,
    readonly hasSelf: boolean,
  ) {}
  compile(name: string): NativeImpl {
    return new NativeImpl(name, this.params, this.options, this.handler, this.hasSelf);
  }
}

const optionsOf = (doc: string | RowOptions): RowOptions => typeof doc === "string" ? { doc } : doc;

/** A function of a module, or a static method. */
export function def<const P extends Params>(
  params: P,
  doc: string | RowOptions,
  handler: (vm: Vm, ...args: ArgValues<P>) => Result<Value>,
): Row {
  return new Row(params, optionsOf(doc), handler as Handler, false);
}

/** A method of a type whose instances are `T`: `method<PyList>()(params, doc, (vm, self, …) => …)`. */
export function method<T extends Value>() {
  return <const P extends Params>(
    params: P,
    doc: string | RowOptions,
    handler: (vm: Vm, self: T, ...args: ArgValues<P>) => Result<Value>,
  ): Row => new Row(params, optionsOf(doc), handler as Handler, true);
}

/** A class method: `self` is the class. */
export function classMethod<const P extends Params>(
  params: P,
  doc: string | RowOptions,
  handler: (vm: Vm, cls: PyType, ...args: ArgValues<P>) => Result<Value>,
): Row {
  return new Row(params, optionsOf(doc), handler as Handler, true);
}

/** A computed attribute of a type. Without `set` it is read-only. `set` receives `undefined` for deletion. */
export interface GetSetRow<T> {
  doc: string;
  get?: (vm: Vm, self: T) => Result<Value>;
  set?: (vm: Vm, self: T, value: Value | undefined) => Result<void>;
  /** In CPython a member of the C structure: shows as `member_descriptor`, and without `set` refuses with another error. */
  member?: boolean;
}

/** A constant of a module. */
export class Constant {
  constructor(readonly value: Value | ((vm: Vm) => Result<Value>), readonly doc: string) {}
}
/**
 * Declares a constant of a module.
 * @param value The value, or a function that makes a fresh one for each VM (for mutable objects). */
export function constant(value: Value | ((vm: Vm) => Result<Value>), doc = ""): Constant {
  return new Constant(value, doc);
}

export type ModuleMember = Row | Constant | PyType;

/** A declared native module. */
export interface NativeModule {
  /** Dotted name under which it is imported. */
  name: string;
  /** Its `__doc__`. */
  doc: string;
  /** Functions, constants and types by name. */
  members: Record<string, ModuleMember>;
  /** Runs after the members are in the namespace of a VM's instance of the module. */
  init?: (vm: Vm, namespace: PyDict) => Result<void>;
}

/** A native module, or what loads its declaration when a program first imports it. */
export type NativeSource = NativeModule | (() => Promise<NativeModule>);

/** Declares a native module. Give it to the VM in its list of modules. */
export function defineModule(
  name: string,
  doc: string,
  members: Record<string, ModuleMember>,
  init?: (vm: Vm, namespace: PyDict) => Result<void>,
): NativeModule {
  return { name, doc, members, init };
}

/**
 * Rows by name, or what makes them when somebody first looks at the members of the type. Types that every start makes
 * use the second form: rows that are not made cost neither time nor room in the code cache.
 */
export type Members<R> = Record<string, R> | (() => Record<string, R>);

/** The behaviour of a builtin type. */
export interface TypeSpec<T extends Value> {
  doc?: string | null;
  slots?: Slots;
  methods?: Members<Row>;
  classMethods?: Members<Row>;
  staticMethods?: Members<Row>;
  getset?: Members<GetSetRow<T>>;
  /** Plain read-only class attributes. */
  attributes?: Members<Value>;
}

const entriesOf = <R>(members: Members<R> | undefined): [string, R][] =>
  members === undefined ? [] : Object.entries(typeof members === "function" ? members() : members);

/**
 * Adds behaviour to a type object made in `core/types.ts` (or by `newType`). Slots become visible as special
 * methods (`__len__` …), missing ones are inherited from the base, which must be defined before.
 */
export function defineType<T extends Value = PyObject>(type: PyType, spec: TypeSpec<T>): PyType {
  if (spec.doc !== undefined) type.doc = spec.doc;
  Object.assign(type, spec.slots);
  // A comparison that is a method keeps the type from inheriting slots; in lazy declarations one stands beside a slot only.
  const { methods } = spec;
  completeSlots(type, (name) => typeof methods === "object" && name in methods, spec.slots === undefined);
  type.defer(() => enterMembers(type, spec as unknown as TypeSpec<Value>));
  type.modified();
  return type;
}

/** Puts what a declaration says into the namespace of the type. */
function enterMembers(type: PyType, spec: TypeSpec<Value>): void {
  const attrs = type.attrs;
  for (const [name, row] of entriesOf(spec.methods)) {
    const impl = row.compile(name);
    impl.owner = type;
    attrs.setStr(name, new PyMethodDescr(impl, type));
  }
  for (const [name, row] of entriesOf(spec.classMethods)) {
    attrs.setStr(name, new PyClassMethodDescr(row.compile(name), type));
  }
  for (const [name, row] of entriesOf(spec.staticMethods)) {
    attrs.setStr(name, new PyBuiltin(row.compile(name), undefined, null));
  }
  for (const [name, row] of entriesOf(spec.getset)) {
    attrs.setStr(name, row.member === true ? new PyNativeMember(name, type, row) : new PyGetSet(name, type, row));
  }
  for (const [name, value] of entriesOf(spec.attributes)) attrs.setStr(name, value);
  if (!attrs.map.has("__doc__")) attrs.setStr("__doc__", type.doc);
  enterSlotWrappers(type);
}

/** A new builtin type outside `core/types.ts`, e.g. of a native module: `newType("deque", PyDeque, {module: "collections"}, spec)`. */
export function newType<T extends PyObject>(
  name: string,
  // deno-lint-ignore no-explicit-any
  jsClass: (abstract new (...args: any[]) => T) | undefined,
  options: { module?: string; base?: PyType; subclassable?: boolean; hasDict?: boolean; hasWeakref?: boolean },
  spec: TypeSpec<T>,
): PyType {
  const type = new PyType({
    name,
    bases: [options.base ?? objectType],
    module: options.module,
    subclassable: options.subclassable ?? true,
    jsClass,
  });
  if (options.hasDict !== undefined) type.hasDict = options.hasDict;
  if (options.hasWeakref !== undefined) type.hasWeakref = options.hasWeakref;
  return defineType(type, spec);
}
