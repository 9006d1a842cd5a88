// SPDX-License-Identifier: MIT
/**
 * Pickling: objects to the bytes of protocols 0, 1 and 2 (CPython 2.7 `cPickle.c`, PEP 307).
 *
 * The writer keeps what it has begun on a stack of its own ({@linkcode Frame}). `#run` is a plain function that works on
 * the topmost frame until everything is written or Python code must run (`__reduce__`, `__getstate__`,
 * `persistent_id`); what is needed then comes back as a generator, and the loop goes on where it was.
 *
 * CPython leaves the memo number of an object out when nobody else refers to it. Nobody counts references here, so the
 * number is always written, except for what is known to be made for the pickle alone: the tuple of arguments that
 * `__reduce__` returns, and strings in it that a builtin type made. Equal `str` values are one object here, so later
 * ones refer to the first. Long because every kind of value has its lines.
 */
import { NotImplemented, PyFloat, PyInt, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { ByteWriter } from "../vm/base/byte_writer.ts";
import { bytesRepr } from "../vm/base/escapes.ts";
import { float17 } from "../vm/base/float_text.ts";
import {
  addressOf,
  call,
  findAttr,
  genericGetAttr,
  getAttr,
  isThrown,
  materialiseDict,
  ownAttr,
  repr,
} from "../vm/core/abstract.ts";
import { isSubclass } from "../vm/core/is_instance.ts";
import { type DictEntry, PyDict } from "../vm/core/dict.ts";
import { dictGet } from "../vm/core/dict_ops.ts";
import {
  ExceptionType,
  objectType,
  PyBaseException,
  type PyThrow,
  runtimeError,
  typeError,
  valueError,
} from "../vm/core/exceptions.ts";
import { type Gen, isGen, type Result } from "../vm/core/gen.ts";
import { next } from "../vm/core/sequence.ts";
import { PyType } from "../vm/core/type.ts";
import {
  dictType,
  functionType,
  intType,
  isStr,
  listType,
  longType,
  PyByteArray,
  PyList,
  PyModule,
  PyOldClass,
  PyOldInstance,
  PySlice,
  strValue,
  tupleType,
  typeName,
  typeOf,
  typeType,
  unicodeType,
} from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { builtinType, methodDescrType, PyGetSet } from "../vm/native/descriptors.ts";
import { encodeLong, Frame, Kind } from "./pickle_frames.ts";

/** Containers in containers that are written by functions that call themselves; what lies deeper has frames. */
const DEPTH = 100;
/** Bytes that pile up before they become text. */
const PIECE = 1 << 16;
/** Memory for output; kept for the next pickle while nobody uses it. */
const MEMORY = Symbol("pickle memory");
/** Items per APPENDS or SETITEMS. */
const BATCH = 1000;
/** Containers that may be open in fast mode before cycles are looked for. */
const FAST_LIMIT = 50;
/** Modules whose `__reduce__`, in Python, makes its arguments. */
const MAKES_ARGUMENTS: ReadonlySet<unknown> = new Set(["collections", "decimal", "fractions"]);

/** What a pickler is told and remembers; a `Pickler` object keeps it between dumps. */
export interface WriterState {
  protocol: number;
  /** Memo number of each object. */
  memo: Map<Value, number>;
  /** The last memo number given. */
  count: number;
  /** Leave the memo out: smaller, but recursive objects do not end. */
  fast: boolean;
  /** `persistent_id(obj)`, asked for every object, or None. */
  persistentId: Value;
  /** `inst_persistent_id(obj)`, asked only for objects that would be reduced, or None. */
  instPersistentId: Value;
  /** `reducer_override(obj)`, asked before anything but plain data and instances of plain classes is written, or None. */
  reducer: Value;
  /** Types whose instances are no plain data for that function. */
  asked: PyDict | null;
  /** The text of a failure as the exception to raise. */
  error: (text: string) => PyThrow;
  /** Whether something thrown is a failure to pickle. */
  isError: (e: unknown) => boolean;
}

/** What runs Python code before the writer can go on; `undefined`: nothing. */
type Step = Gen<void> | undefined;

/** Whether what is thrown is an exception that programs may catch, and not the end of the task. */
const ordinary = (e: unknown): boolean => isThrown(e, ExceptionType);

const tooDeep = (): PyThrow => runtimeError("maximum recursion depth exceeded while pickling an object");
const changed = (): PyThrow => runtimeError("dictionary changed size during iteration");

/** The names of the attributes that an instance keeps as properties, each with a `$`. */
function attributeKeys(o: PyObject): string[] {
  const keys = Object.keys(o);
  for (const key of keys) if (key.charCodeAt(0) !== 36) return keys.filter((k) => k.charCodeAt(0) === 36);
  return keys;
}

/** Attributes in the order in which the `__dict__` would have them. */
interface Shape {
  /** Properties, in the order of the object. */
  keys: string[];
  names: string[];
}

const NO_SLOTS: readonly DictEntry[] = [];

/** The slots of a dict in the order of iteration; some may be empty. */
function slotsOf(d: PyDict): readonly (DictEntry | undefined | null)[] {
  return d.size === 1 ? d.entries() : d.table().slots;
}

function shapeOf(o: PyObject, keys: string[]): Shape {
  const dict = new PyDict();
  for (const key of keys) dict.setStr(key.slice(1), o[key as `$${string}`]!);
  return { keys, names: dict.keys() as string[] };
}

/** Pickles values. */
export class PickleWriter {
  readonly #out: ByteWriter;
  /** What `#out` held before. */
  #written = "";
  readonly #vm: Vm;
  readonly #state: WriterState;
  readonly #memo: Map<Value, number>;
  readonly #protocol: number;
  readonly #bin: boolean;
  /** What is begun, but for what {@linkcode PickleWriter.#listHere} and its like are about. */
  readonly #stack: Frame[] = [];
  /** How many of those are running. */
  #running = 0;
  readonly #limit: number;
  /** There is a `persistent_id`. */
  readonly #asking: boolean;
  /** Containers may be written without frames. */
  readonly #recursive: boolean;

  constructor(vm: Vm, state: WriterState) {
    this.#vm = vm;
    this.#state = state;
    const kept = vm.state(MEMORY, (): { spare: ByteWriter | undefined } => ({ spare: undefined }));
    this.#out = kept.spare ?? new ByteWriter(1024);
    kept.spare = undefined;
    this.#memo = state.memo;
    this.#protocol = state.protocol;
    this.#bin = state.protocol >= 1;
    this.#limit = vm.recursionLimit - vm.depth;
    this.#asking = state.persistentId !== null;
    this.#recursive = !this.#asking && !state.fast;
  }

  /** Writes one whole pickle of `v`. */
  dump(v: Value): Result<string> {
    if (this.#protocol >= 2) {
      this.#out.byte(0x80);
      this.#out.byte(this.#protocol);
    }
    const step = this.#begin(v) ?? this.#run(0);
    return step === undefined ? this.#finish() : this.#slow(step);
  }

  *#slow(step: Step): Gen<string> {
    for (; step !== undefined; step = this.#run(0)) yield* step;
    return this.#finish();
  }

  #finish(): string {
    const out = this.#out;
    out.byte(46);
    this.#flush();
    if (out.bytes.length <= 2 * PIECE) this.#vm.state(MEMORY, () => ({ spare: out })).spare = out;
    return this.#written;
  }

  #flush(): void {
    this.#written += this.#out.result();
    this.#out.at = 0;
  }

  // ---- the memo -----------------------------------------------------------------------------------------------------

  #put(v: Value): void {
    if (this.#state.fast) return;
    const n = ++this.#state.count;
    this.#memo.set(v, n);
    this.#numbered(n, 113, 114, 112);
  }

  #get(n: number): void {
    this.#numbered(n, 104, 106, 103);
  }

  /** An opcode with a memo number: as one byte, four bytes or text. */
  #numbered(n: number, short: number, long: number, text: number): void {
    const out = this.#out;
    if (!this.#bin) {
      out.byte(text);
      out.decimal(n);
      out.byte(10);
      return;
    }
    out.reserve(5);
    const { bytes } = out;
    const at = out.at;
    bytes[at] = n < 256 ? short : long;
    bytes[at + 1] = n;
    out.at = at + 2;
    if (n < 256) return;
    bytes[at + 2] = n >>> 8;
    bytes[at + 3] = n >>> 16;
    bytes[at + 4] = n >>> 24;
    out.at = at + 5;
  }

  /** Refers to `v` if it was written before. @returns Whether it was. */
  #known(v: Value): boolean {
    const n = this.#memo.get(v);
    if (n === undefined) return false;
    this.#get(n);
    return true;
  }

  // ---- the loop -----------------------------------------------------------------------------------------------------

  #push(frame: Frame): void {
    const stack = this.#stack;
    if (stack.length + this.#running >= this.#limit) throw tooDeep();
    if (this.#state.fast && stack.length >= FAST_LIMIT) this.#refuseCycle(frame);
    stack.push(frame);
  }

  #refuseCycle({ kind, value }: Frame): void {
    if (kind === Kind.Tuple || kind === Kind.Reduce || kind === Kind.Simple || kind >= Kind.Appends) return;
    if (!this.#stack.some((open) => open.value === value && open.kind === kind)) return;
    const what = kind === Kind.Attributes ? "dict" : typeName(value);
    throw valueError(`fast mode: can't pickle cyclic objects including object type ${what} at ${addressOf(value)}`);
  }

  /** Goes on with what was begun, until no more than `floor` frames are left or Python code must run. */
  #run(floor: number): Step {
    const stack = this.#stack;
    while (stack.length > floor) {
      const step = this.#advance(stack[stack.length - 1]);
      if (step !== undefined) return step;
    }
    return undefined;
  }

  /** Works on the topmost frame until it is finished or another one lies above it. */
  #advance(frame: Frame): Step {
    switch (frame.kind) {
      case Kind.List:
        return this.#listItems(frame);
      case Kind.Dict:
        return this.#dictItems(frame);
      case Kind.Tuple:
        return this.#tupleItems(frame);
      case Kind.Reduce:
        return this.#reducedParts(frame);
      case Kind.Instance:
        return this.#instanceParts(frame);
      case Kind.Simple:
        return this.#simpleParts(frame);
      case Kind.Attributes:
        return this.#attributeItems(frame);
      default:
        return this.#batchItems(frame);
    }
  }

  #listItems(frame: Frame): Step {
    const { items } = frame;
    const stack = this.#stack;
    const depth = stack.length;
    for (;;) {
      if (frame.at >= frame.end) {
        if (frame.open) this.#out.byte(frame.single ? 97 : 101);
        // The list may have changed its length meanwhile.
        const left = items.length - frame.at;
        if (left <= 0) {
          stack.pop();
          return undefined;
        }
        this.#openBatch(frame, this.#bin ? Math.min(left, BATCH) : 1, 1);
      }
      const item = items[frame.at++];
      if (typeof item === "number" && !this.#asking) {
        this.#int(item);
        continue;
      }
      const step = this.#begin(item === undefined ? null : item);
      if (step !== undefined || stack.length !== depth) return step;
    }
  }

  #openBatch(frame: Frame, count: number, width: number): void {
    frame.end = frame.at + count * width;
    frame.open = true;
    frame.single = count === 1;
    if (!frame.single) this.#out.byte(40);
  }

  #dictItems(frame: Frame): Step {
    const { slots } = frame;
    const stack = this.#stack;
    const depth = stack.length;
    for (;;) {
      const entry = frame.entry;
      if (entry !== undefined) {
        // The key is written.
        frame.entry = undefined;
        frame.end--;
        const step = this.#begin(entry.value === undefined ? null : entry.value);
        if (step !== undefined || stack.length !== depth) return step;
      }
      if (frame.end === 0) {
        const size = frame.count;
        if (frame.open) {
          this.#out.byte(frame.single ? 115 : 117);
          this.#checkSize(frame.value as PyDict, size);
          // In the binary protocols every full batch is followed by another one, though it be empty.
          if (frame.left === 0 && this.#bin && size % BATCH === 0) this.#out.text("(u");
        }
        if (frame.left === 0) {
          stack.pop();
          return undefined;
        }
        frame.end = this.#bin ? Math.min(frame.left, BATCH) : 1;
        frame.left -= frame.end;
        frame.open = true;
        frame.single = !this.#bin || size === 1;
        if (!frame.single) this.#out.byte(40);
      }
      let found = slots[frame.at++];
      while ((found === undefined || found === null) && frame.at < slots.length) found = slots[frame.at++];
      if (found === undefined || found === null) throw changed();
      frame.entry = found;
      const step = this.#begin(found.key);
      if (step !== undefined || stack.length !== depth) return step;
    }
  }

  #tupleItems(frame: Frame): Step {
    const { items } = frame;
    const stack = this.#stack;
    const depth = stack.length;
    while (frame.at < items.length) {
      const item = items[frame.at++];
      if (frame.freshText && this.#writeFresh(item)) continue;
      if (frame.copied && item instanceof PyUnicode && item.type === unicodeType) {
        this.#unicodeText(item.value);
        continue;
      }
      if (frame.copied && item instanceof PyTuple && item.type === tupleType) {
        const depthBefore = stack.length;
        this.#tuple(item, true);
        if (stack.length !== depthBefore) return undefined;
        continue;
      }
      const step = this.#begin(item);
      if (step !== undefined || stack.length !== depth) return step;
    }
    stack.pop();
    this.#endTuple(frame.value as PyTuple, frame.fresh);
    return undefined;
  }

  /** The items of a tuple are written. */
  #endTuple(v: PyTuple, fresh: boolean): void {
    const { items } = v;
    const short = this.#protocol >= 2 && items.length <= 3;
    const n = fresh ? undefined : this.#memo.get(v);
    if (n !== undefined) {
      // A recursive tuple pickled itself through one of its items.
      if (this.#bin && !short) this.#out.byte(49);
      else for (let i = short ? 1 : 0; i <= items.length; i++) this.#out.byte(48);
      this.#get(n);
      return;
    }
    this.#out.byte(short ? 0x84 + items.length : 116);
    if (!fresh) this.#put(v);
  }

  /** Writes an argument that was made for the pickle: a string, or an empty container. @returns Whether it is one. */
  #writeFresh(v: Value): boolean {
    if (typeof v === "string") this.#text(v);
    else if (v instanceof PyList && v.type === listType && v.items.length === 0) this.#out.text(this.#bin ? "]" : "(l");
    else if (v instanceof PyDict && v.type === dictType && v.size === 0) this.#out.text(this.#bin ? "}" : "(d");
    else return false;
    return true;
  }

  #batchItems(frame: Frame): Step {
    const appends = frame.kind === Kind.Appends;
    if (frame.open && frame.at >= frame.end) {
      this.#out.byte(frame.single ? (appends ? 97 : 115) : appends ? 101 : 117);
      frame.open = false;
      if (this.#bin && frame.end < (appends ? BATCH : 2 * BATCH)) {
        this.#stack.pop();
        return undefined;
      }
    }
    if (!frame.open) return this.#nextBatch(frame);
    const depth = this.#stack.length;
    while (frame.at < frame.end) {
      const step = this.#begin(frame.items[frame.at++]);
      if (step !== undefined || this.#stack.length !== depth) return step;
    }
    return undefined;
  }

  *#nextBatch(frame: Frame): Gen<void> {
    const items: Value[] = [];
    const most = this.#bin ? BATCH : 1;
    let count = 0;
    for (; count < most; count++) {
      const r = next(this.#vm, frame.value);
      const item = isGen(r) ? yield* r : r;
      if (item === undefined) break;
      if (frame.kind === Kind.Appends) items.push(item);
      else {
        if (!(item instanceof PyTuple) || item.items.length !== 2) {
          throw typeError("dict items iterator must return 2-tuples");
        }
        items.push(item.items[0], item.items[1]);
      }
    }
    if (count === 0) {
      this.#stack.pop();
      return;
    }
    frame.items = items;
    frame.at = 0;
    this.#openBatch(frame, count, items.length / count);
  }

  // ---- values -------------------------------------------------------------------------------------------------------

  /** Writes `v`, or begins it: what it holds lies on the stack then. */
  #begin(v: Value): Step {
    return this.#asking ? this.#askPersistent(v) : this.#beginPlain(v);
  }

  #beginPlain(v: Value): Step {
    switch (typeof v) {
      case "number":
        this.#int(v);
        return undefined;
      case "string":
        this.#bytes(v);
        return undefined;
      case "boolean":
        if (this.#protocol >= 2) this.#out.byte(v ? 0x88 : 0x89);
        else this.#out.text(v ? "I01\n" : "I00\n");
        return undefined;
    }
    if (v === null) {
      this.#out.byte(78);
      return undefined;
    }
    if (v instanceof PyFloat && v.exact) {
      this.#float(v.value);
      return undefined;
    }
    const { type } = v;
    const here = this.#recursive && this.#running < DEPTH;
    if (type === dictType) return here ? this.#dictHere(v as PyDict) : this.#dict(v as PyDict);
    if (type === listType) return here ? this.#listHere(v as PyList) : this.#list(v as PyList);
    if (type === tupleType) return here ? this.#tupleHere(v as PyTuple) : this.#tuple(v as PyTuple);
    if (type === unicodeType) this.#unicode(v as PyUnicode);
    else if (type === longType) this.#long((v as PyLong).value);
    else if (type === intType) this.#out.text(`I${(v as PyInt).value}\n`);
    else return this.#object(v);
    return undefined;
  }

  *#askPersistent(v: Value): Gen<void> {
    if (yield* this.#savedPersistent(v, this.#state.persistentId)) return;
    const step = this.#beginPlain(v);
    if (step !== undefined) yield* step;
  }

  /** Writes the name that the function `ask` has for `v`. @returns Whether it has one. */
  *#savedPersistent(v: Value, ask: Value): Gen<boolean> {
    const r = call(this.#vm, ask, [v]);
    const id = isGen(r) ? yield* r : r;
    if (id === null) return false;
    if (!this.#bin) {
      if (!isStr(id)) throw this.#state.error("persistent id must be string");
      this.#out.text(`P${strValue(id)}\n`);
      return true;
    }
    // Nobody is asked for a name of the name itself, only of what it holds.
    const floor = this.#stack.length;
    let step = this.#beginPlain(id) ?? this.#run(floor);
    for (; step !== undefined; step = this.#run(floor)) yield* step;
    this.#out.byte(81);
    return true;
  }

  #int(v: number): void {
    const out = this.#out;
    if (!this.#bin || v > 2147483647 || v < -2147483648) {
      out.byte(73);
      out.decimal(v);
      out.byte(10);
      return;
    }
    out.reserve(5);
    const { bytes } = out;
    const at = out.at;
    bytes[at + 1] = v;
    if (v >= 0 && v < 256) {
      bytes[at] = 75;
      out.at = at + 2;
      return;
    }
    bytes[at + 2] = v >>> 8;
    if (v >= 0 && v <= 0xffff) {
      bytes[at] = 77;
      out.at = at + 3;
      return;
    }
    bytes[at] = 74;
    bytes[at + 3] = v >>> 16;
    bytes[at + 4] = v >>> 24;
    out.at = at + 5;
  }

  #long(v: bigint): void {
    if (this.#protocol < 2) return this.#out.text(`L${v}L\n`);
    const bytes = encodeLong(v);
    this.#counted(bytes.length, 0x8a, 0x8b);
    this.#out.text(bytes);
  }

  #float(x: number): void {
    if (!this.#bin) {
      this.#out.byte(70);
      this.#out.text(float17(x));
      return this.#out.byte(10);
    }
    this.#out.byte(71);
    this.#out.float64(x, false);
  }

  /** An opcode with a count: the short one where one byte holds it. */
  #counted(count: number, short: number, long: number): void {
    const out = this.#out;
    out.byte(count < 256 ? short : long);
    if (count < 256) out.byte(count);
    else out.uint32(count);
  }

  /** A byte string. */
  #bytes(v: string): void {
    if (v.length < 2) this.#text(v);
    else if (!this.#known(v)) {
      this.#text(v);
      this.#put(v);
    }
  }

  #text(v: string): void {
    const out = this.#out;
    if (this.#bin) {
      this.#counted(v.length, 85, 84);
      out.text(v);
    } else if (!this.#plainLine(v)) {
      out.byte(83);
      out.text(bytesRepr(v));
      out.byte(10);
    }
  }

  /** Writes a short string without anything to escape in protocol 0. False, having written nothing: it is none. */
  #plainLine(v: string): boolean {
    const size = v.length;
    if (size > 64) return false;
    const out = this.#out;
    out.reserve(size + 4);
    const { bytes } = out;
    let at = out.at;
    bytes[at++] = 83;
    bytes[at++] = 39;
    for (let i = 0; i < size; i++) {
      const c = v.charCodeAt(i);
      if (c < 32 || c > 126 || c === 92 || c === 39) return false;
      bytes[at++] = c;
    }
    bytes[at++] = 39;
    bytes[at++] = 10;
    out.at = at;
    return true;
  }

  #unicode(v: PyUnicode): void {
    const text = v.value;
    // One character is no object worth remembering; beyond U+FFFF it is two units here.
    const single = text.length < 2 || text.length === 2 && text.codePointAt(0)! > 0xffff;
    if (!single && this.#known(v)) return;
    this.#unicodeText(text);
    if (!single) this.#put(v);
  }

  #unicodeText(text: string): void {
    const out = this.#out;
    if (this.#bin) {
      out.byte(88);
      const from = out.at;
      out.uint32(0);
      const size = out.utf8(text);
      const end = out.at;
      out.at = from;
      out.uint32(size);
      out.at = end;
    } else {
      out.byte(86);
      this.#escaped(text);
      out.byte(10);
    }
  }

  /** Text on a line of its own: as `raw-unicode-escape`, with backslashes and line ends escaped as well. */
  #escaped(text: string): void {
    const out = this.#out;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c < 256 && c !== 92 && c !== 10) {
        out.byte(c);
        continue;
      }
      const point = text.codePointAt(i)!;
      const wide = point > 0xffff;
      if (wide) i++;
      out.text((wide ? "\\U" : "\\u") + point.toString(16).padStart(wide ? 8 : 4, "0"));
    }
  }

  // ---- containers, by functions that call themselves ----------------------------------------------------------------

  // Where Python code must run they put frames in place of themselves on the stack, and return what runs it.

  #enter(): number {
    const height = this.#stack.length;
    if (height + this.#running >= this.#limit) throw tooDeep();
    this.#running++;
    if (this.#out.at > PIECE) this.#flush();
    return height;
  }

  /** Writes an item of a container that was begun when the stack had `height` frames. */
  #item(v: Value, height: number): Step {
    if (typeof v === "string") {
      this.#bytes(v);
      return undefined;
    }
    if (typeof v === "number") {
      this.#int(v);
      return undefined;
    }
    const step = this.#beginPlain(v);
    return step === undefined && this.#stack.length > height ? this.#run(height) : step;
  }

  /** Leaves a container to `frame`. */
  #leave(frame: Frame, height: number): void {
    this.#running--;
    this.#stack.splice(height, 0, frame);
  }

  #listHere(v: PyList): Step {
    if (this.#known(v)) return undefined;
    this.#openList(v);
    const { items } = v;
    if (items.length === 0) return undefined;
    const out = this.#out;
    const height = this.#enter();
    const most = this.#bin ? BATCH : 1;
    let at = 0;
    do {
      const end = Math.min(items.length, at + most);
      const single = end - at === 1;
      if (!single) out.byte(40);
      while (at < end) {
        const step = this.#item(items[at++], height);
        if (step === undefined) continue;
        const frame = new Frame(Kind.List, v, items);
        frame.at = at;
        frame.end = end;
        frame.open = true;
        frame.single = single;
        this.#leave(frame, height);
        return step;
      }
      out.byte(single ? 97 : 101);
    } while (at < items.length);
    this.#running--;
    return undefined;
  }

  #dictHere(v: PyDict): Step {
    if (this.#known(v)) return undefined;
    this.#openDict(v);
    const { size } = v;
    if (size === 0) return undefined;
    const out = this.#out;
    const height = this.#enter();
    const { map } = v, places = v.places();
    const slots = places === undefined ? slotsOf(v) : NO_SLOTS;
    const most = this.#bin ? BATCH : 1;
    const single = !this.#bin || size === 1;
    let left = size, at = 0;
    do {
      let count = Math.min(left, most);
      left -= count;
      if (!single) out.byte(40);
      while (count > 0) {
        let key: Value, value: Value;
        if (places !== undefined) {
          while (places[at] < 0) at++;
          const position = places[at++];
          if (position === undefined) throw changed();
          key = map.keyAt(position);
          value = map.valueAt(position);
        } else {
          let entry = slots[at++];
          while ((entry === undefined || entry === null) && at < slots.length) entry = slots[at++];
          if (entry === undefined || entry === null) throw changed();
          key = entry.key;
          value = entry.value === undefined ? null : entry.value;
        }
        let isKey = true;
        let step = this.#item(key, height);
        if (step === undefined) {
          isKey = false;
          count--;
          step = this.#item(value, height);
          if (step === undefined) continue;
        }
        const frame = new Frame(Kind.Dict, v, NO_ITEMS);
        // Entries stay true while Python code runs.
        frame.slots = places === undefined ? slots : v.table().slots;
        frame.entry = isKey ? frame.slots[at - 1]! : undefined;
        frame.at = at;
        frame.end = count;
        frame.count = size;
        frame.left = left;
        frame.open = true;
        frame.single = single;
        this.#leave(frame, height);
        return step;
      }
      out.byte(single ? 115 : 117);
      this.#checkSize(v, size);
    } while (left > 0);
    // In the binary protocols every full batch is followed by another one, though it be empty.
    if (this.#bin && size % BATCH === 0) out.text("(u");
    this.#running--;
    return undefined;
  }

  #tupleHere(v: PyTuple): Step {
    const { items } = v;
    if (items.length === 0) return this.#tuple(v);
    if (this.#known(v)) return undefined;
    const height = this.#enter();
    if (this.#protocol < 2 || items.length > 3) this.#out.byte(40);
    for (let at = 0; at < items.length; at++) {
      const step = this.#item(items[at], height);
      if (step === undefined) continue;
      const frame = new Frame(Kind.Tuple, v, items);
      frame.at = at + 1;
      this.#leave(frame, height);
      return step;
    }
    this.#running--;
    this.#endTuple(v, false);
    return undefined;
  }

  // ---- containers, with frames --------------------------------------------------------------------------------------

  #list(v: PyList): Step {
    if (this.#known(v)) return undefined;
    this.#openList(v);
    if (v.items.length > 0) this.#push(new Frame(Kind.List, v, v.items));
    return undefined;
  }

  #openList(v: PyList): void {
    if (this.#bin) this.#out.byte(93);
    else this.#out.text("(l");
    this.#put(v);
    this.#vm.charge?.(v.items.length);
  }

  #dict(v: PyDict): Step {
    if (this.#known(v)) return undefined;
    this.#openDict(v);
    if (v.size > 0) {
      const frame = new Frame(Kind.Dict, v, NO_ITEMS);
      frame.slots = slotsOf(v);
      frame.count = frame.left = v.size;
      this.#push(frame);
    }
    return undefined;
  }

  /** A dict whose items are written, of which there were `size`, must have as many still. */
  #checkSize(v: PyDict, size: number): void {
    // CPython does not look where the binary protocols have one item.
    if (v.size !== size && !(this.#bin && size === 1)) throw changed();
  }

  #openDict(v: PyDict): void {
    if (this.#bin) this.#out.byte(125);
    else this.#out.text("(d");
    this.#put(v);
    this.#vm.charge?.(v.size);
  }

  #tuple(v: PyTuple, fresh = false, freshText = false): Step {
    const { items } = v;
    if (items.length === 0) {
      if (this.#bin) this.#out.byte(41);
      else this.#out.text("(t");
      return undefined;
    }
    if (!fresh && this.#known(v)) return undefined;
    if (this.#protocol < 2 || items.length > 3) this.#out.byte(40);
    const frame = new Frame(Kind.Tuple, v, items);
    frame.fresh = fresh;
    frame.freshText = freshText;
    this.#push(frame);
    return undefined;
  }

  // ---- classes, functions, instances --------------------------------------------------------------------------------

  #object(v: PyObject): Step {
    if (this.#known(v)) return undefined;
    if (v instanceof PyOldInstance) return this.#instance(v);
    return this.#state.reducer === null || this.#isSimple(v, v.type) ? this.#unasked(v) : this.#override(v);
  }

  /** What `reducer_override` says, unless it is NotImplemented. */
  *#override(v: PyObject): Gen<void> {
    const { reducer } = this.#state;
    const r = call(this.#vm, reducer, [v]);
    const reduced = isGen(r) ? yield* r : r;
    if (isStr(reduced)) return yield* this.#global(v, strValue(reduced));
    if (reduced !== NotImplemented) return yield* this.#beginReduced(v, reduced, reducer);
    const step = this.#unasked(v);
    if (step !== undefined) yield* step;
  }

  #unasked(v: PyObject): Step {
    if (v instanceof PyOldClass) return this.#global(v);
    const { type } = v;
    if (type === functionType) return this.#function(v);
    if (type === builtinType || v instanceof PyType && !type.heap) return this.#global(v);
    if (this.#isSimple(v, type)) {
      this.#push(new Frame(Kind.Simple, v, NO_ITEMS));
      return undefined;
    }
    return this.#reduceAsking(v);
  }

  *#function(v: PyObject): Gen<void> {
    try {
      return yield* this.#global(v);
    } catch (e) {
      if (!this.#state.isError(e)) throw e;
    }
    yield* this.#reduceAsking(v);
  }

  *#reduceAsking(v: PyObject): Gen<void> {
    const ask = this.#state.instPersistentId;
    if (ask !== null && (yield* this.#savedPersistent(v, ask))) return;
    yield* this.#reduce(v);
  }

  /** Module and name under which `v` is to be found. */
  *#globalName(v: Value, given?: string): Gen<[module: string, name: string]> {
    const vm = this.#vm;
    let name = given;
    if (name === undefined) {
      const r = getAttr(vm, v, "__name__");
      name = nameText(isGen(r) ? yield* r : r);
    }
    const module = yield* this.#attribute(v, "__module__");
    if (module !== undefined) return [nameText(module), name];
    for (const e of vm.modules.entries()) {
      if (typeof e.key !== "string" || e.key === "__main__" || e.value === null) continue;
      if ((yield* this.#attribute(e.value!, name)) === v) return [e.key, name];
    }
    return ["__main__", name];
  }

  *#global(v: Value, given?: string): Gen<void> {
    const vm = this.#vm;
    const [module, name] = yield* this.#globalName(v, given);
    let home: Value;
    try {
      const r = vm.importModule(module);
      home = isGen(r) ? yield* r : r;
    } catch (e) {
      if (!ordinary(e)) throw e;
      throw yield* this.#cannot(v, `import of module ${module} failed`);
    }
    let found: Value;
    try {
      const r = getAttr(vm, home, name);
      found = isGen(r) ? yield* r : r;
    } catch (e) {
      if (!ordinary(e)) throw e;
      throw yield* this.#cannot(v, `attribute lookup ${module}.${name} failed`);
    }
    if (found !== v) throw yield* this.#cannot(v, `it's not the same object as ${module}.${name}`);
    const code = this.#protocol >= 2 ? yield* this.#extensionCode(v, module, name) : undefined;
    const out = this.#out;
    if (code === undefined) {
      out.text(`c${module}\n${name}\n`);
      this.#put(v);
    } else if (code < 256) {
      out.byte(0x82);
      out.byte(code);
    } else if (code < 65536) {
      out.byte(0x83);
      out.uint16(code);
    } else {
      out.byte(0x84);
      out.uint32(code);
    }
  }

  *#cannot(v: Value, why: string): Gen<PyThrow> {
    return this.#state.error(`Can't pickle ${yield* this.#describe(v)}: ${why}`);
  }

  *#describe(v: Value): Gen<string> {
    const r = repr(this.#vm, v);
    return isGen(r) ? yield* r : r;
  }

  *#attribute(v: Value, name: string): Gen<Value | undefined> {
    const r = findAttr(this.#vm, v, name);
    return isGen(r) ? yield* r : r;
  }

  *#copyReg(name: string): Gen<Value> {
    const m = this.#vm.importModule("copy_reg");
    const r = getAttr(this.#vm, isGen(m) ? yield* m : m, name);
    return isGen(r) ? yield* r : r;
  }

  *#extensionCode(v: Value, module: string, name: string): Gen<number | undefined> {
    const registry = yield* this.#copyReg("_extension_registry");
    if (!(registry instanceof PyDict) || registry.size === 0) return undefined;
    const r = dictGet(this.#vm, registry, new PyTuple([module, name]));
    const code = isGen(r) ? yield* r : r;
    if (code === undefined) return undefined;
    if (typeof code !== "number") {
      throw yield* this.#cannot(v, `extension code ${yield* this.#describe(code)} isn't an integer`);
    }
    if (code <= 0 || code > 0x7fffffff) throw yield* this.#cannot(v, `extension code ${code} is out of range`);
    return code;
  }

  *#instance(v: PyOldInstance): Gen<void> {
    const vm = this.#vm;
    const args = yield* this.#attribute(v, "__getinitargs__");
    let items: Value[] = [];
    if (args !== undefined) {
      const r = call(vm, args, []);
      const given = isGen(r) ? yield* r : r;
      if (!(given instanceof PyTuple || given instanceof PyList)) {
        throw typeError(`object of type '${typeName(given)}' has no len()`);
      }
      items = given.items;
    }
    this.#out.byte(40);
    this.#push(new Frame(Kind.Instance, v, this.#bin ? [v.cls, ...items] : items));
  }

  #instanceParts(frame: Frame): Step {
    const { items } = frame;
    const depth = this.#stack.length;
    while (frame.at < items.length) {
      const step = this.#begin(items[frame.at++]);
      if (step !== undefined || this.#stack.length !== depth) return step;
    }
    if (frame.at++ === items.length) return this.#instanceState(frame.value as PyOldInstance);
    this.#out.byte(98);
    this.#stack.pop();
    return undefined;
  }

  /** Class and arguments of an instance are written: makes it, and begins its state. */
  *#instanceState(v: PyOldInstance): Gen<void> {
    if (this.#bin) this.#out.byte(111);
    else {
      const [module, name] = yield* this.#globalName(v.cls);
      this.#out.text(`i${module}\n${name}\n`);
    }
    this.#put(v);
    const getState = yield* this.#attribute(v, "__getstate__");
    let step: Step;
    if (getState === undefined) step = this.#attributes(v);
    else {
      const r = call(this.#vm, getState, []);
      step = this.#begin(isGen(r) ? yield* r : r);
    }
    if (step !== undefined) yield* step;
  }

  *#reduce(v: PyObject): Gen<void> {
    const vm = this.#vm;
    const type = typeOf(v);
    const table = yield* this.#copyReg("dispatch_table");
    let how: Value | undefined;
    if (table instanceof PyDict) {
      const r = dictGet(vm, table, type);
      how = isGen(r) ? yield* r : r;
    }
    let args: Value[] = [v];
    if (how === undefined) {
      const meta = isSubclass(vm, type, typeType);
      if (isGen(meta) ? yield* meta : meta) return yield* this.#global(v);
      args = [this.#protocol];
      how = yield* this.#attribute(v, "__reduce_ex__");
      if (how === undefined) {
        args = [];
        how = yield* this.#attribute(v, "__reduce__");
      }
      if (how === undefined) {
        throw this.#state.error(`Can't pickle '${typeName(v)}' object: ${yield* this.#describe(v)}`);
      }
    }
    const r = call(vm, how, args);
    const reduced = isGen(r) ? yield* r : r;
    if (isStr(reduced)) return yield* this.#global(v, strValue(reduced));
    yield* this.#beginReduced(v, reduced, how);
  }

  // ---- instances of plain classes -----------------------------------------------------------------------------------

  #simpleType: PyType | undefined = undefined;
  #simpleVersion = -1;

  /**
   * Whether `object.__reduce_ex__(2)` would give the class without arguments, and the attributes as its state: nothing
   * about the class or the instance is special, so no Python code need be asked.
   */
  #isSimple(v: PyObject, type: PyType): boolean {
    if (this.#protocol < 2 || !type.heap || this.#state.instPersistentId !== null) return false;
    if (this.#simpleType !== type || this.#simpleVersion !== type.version) {
      if (!isSimpleType(type)) return false;
      this.#simpleType = type;
      this.#simpleVersion = type.version;
    }
    if (this.#state.asked?.map.has(type)) return false;
    const home = this.#vm.modules.getStr("copy_reg");
    const table = home instanceof PyModule ? ownAttr(home, "dispatch_table") : undefined;
    if (!(table instanceof PyDict) || table.map.has(type)) return false;
    for (const name of OWN_SPECIAL) if (ownAttr(v, name) !== undefined) return false;
    return true;
  }

  #simpleParts(frame: Frame): Step {
    const v = frame.value as PyObject;
    switch (frame.at++) {
      case 0:
        return this.#begin(v.type);
      case 1:
        this.#out.byte(41);
        this.#out.byte(0x81);
        this.#put(v);
        return this.#attributes(v);
      default:
        this.#out.byte(98);
        this.#stack.pop();
        return undefined;
    }
  }

  #shape: Shape | undefined = undefined;

  /** Begins the `__dict__` of an instance, which need not exist. */
  #attributes(v: PyObject): Step {
    if (v.dict !== undefined) return this.#begin(v.dict);
    const keys = attributeKeys(v);
    let shape = this.#shape;
    if (shape === undefined || shape.keys.length !== keys.length || !keys.every((key, i) => key === shape!.keys[i])) {
      shape = this.#shape = shapeOf(v, keys);
    }
    const { names } = shape;
    if (names.length > BATCH || this.#asking) return this.#begin(materialiseDict(v));
    if (this.#bin) this.#out.byte(125);
    else this.#out.text("(d");
    if (!this.#state.fast) this.#numbered(++this.#state.count, 113, 114, 112);
    if (names.length > 0) {
      const frame = new Frame(Kind.Attributes, v, names);
      frame.single = !this.#bin || names.length === 1;
      if (!frame.single) this.#out.byte(40);
      this.#push(frame);
    }
    return undefined;
  }

  #attributeItems(frame: Frame): Step {
    const names = frame.items as string[];
    const depth = this.#stack.length;
    for (;;) {
      if (frame.open && !this.#bin) this.#out.byte(115);
      if (frame.at === names.length) {
        if (this.#bin) this.#out.byte(frame.single ? 115 : 117);
        // A full batch is followed by another one, though it be empty.
        if (this.#bin && names.length === BATCH) this.#out.text("(u");
        this.#stack.pop();
        return undefined;
      }
      const name = names[frame.at++];
      frame.open = true;
      this.#beginPlain(name);
      const value = ownAttr(frame.value as PyObject, name);
      if (value === undefined) throw changed();
      const step = this.#begin(value);
      if (step !== undefined || this.#stack.length !== depth) return step;
    }
  }

  // ---- what __reduce__ returned -------------------------------------------------------------------------------------

  *#beginReduced(v: PyObject, reduced: Value, how: Value): Gen<void> {
    const error = function* (w: PickleWriter, before: string, after: string): Gen<PyThrow> {
      return w.#state.error(`${before} ${yield* w.#describe(how)} ${after}`);
    };
    if (!(reduced instanceof PyTuple)) throw yield* error(this, "Value returned by", "must be string or tuple");
    const parts = reduced.items;
    if (parts.length < 2 || parts.length > (how === this.#state.reducer ? 6 : 5)) {
      throw yield* error(this, "tuple returned by", "must contain 2 through 5 elements");
    }
    const args = parts[1];
    if (!(args instanceof PyTuple)) {
      throw yield* error(this, "Second element of tuple returned by", "must be a tuple");
    }
    for (const [i, which] of [[3, "Fourth"], [4, "Fifth"]] as const) {
      const part = parts[i] ?? null;
      if (part === null || typeOf(part).tp_iternext !== undefined) continue;
      throw yield* error(
        this,
        `${which} element of tuple returned by`,
        `must be an iterator, not ${typeName(part)}`,
      );
    }
    let newObject = false;
    if (this.#protocol >= 2) {
      newObject = (yield* this.#attribute(parts[0], "__name__")) === "__newobj__";
      if (newObject) {
        if (args.items.length === 0) throw this.#state.error("__newobj__ arglist is empty");
        const [cls] = args.items;
        if ((yield* this.#attribute(v, "__class__")) !== cls) {
          throw this.#state.error("args[0] from __newobj__ args has the wrong class");
        }
        if ((yield* this.#attribute(cls, "__new__")) === undefined) {
          throw this.#state.error("args[0] from __newobj__ args has no __new__");
        }
      }
    }
    this.#pushReduced(v, parts, args, newObject);
  }

  #pushReduced(v: PyObject, parts: Value[], args: PyTuple, newObject: boolean): void {
    const frame = new Frame(Kind.Reduce, v, parts);
    frame.newObject = newObject;
    frame.fresh = !keeps(v, args);
    const own = typeOf(v).lookup("__reduce__");
    const native = own !== undefined && typeOf(own) === methodDescrType &&
      own !== objectType.attrs.getStr("__reduce__");
    // So does the function for instances of subclasses of builtin types, which takes a copy of the builtin value.
    const copied = (parts[0] as { name?: unknown } | null)?.name === "_reconstructor";
    frame.copied = copied || v instanceof PyByteArray;
    frame.freshText = frame.fresh && !(v instanceof PyBaseException || v instanceof PySlice) &&
      (native || copied || MAKES_ARGUMENTS.has(typeOf(v).attrs.getStr("__module__")));
    this.#push(frame);
  }

  #reducedParts(frame: Frame): Step {
    const [f, args, state = null, items = null, pairs = null, setter = null] = frame.items as [
      Value,
      PyTuple,
      ...Value[],
    ];
    switch (frame.at++) {
      case 0:
        return this.#begin(frame.newObject ? args.items[0] : f);
      case 1: {
        const rest = frame.newObject ? new PyTuple(args.items.slice(1)) : args;
        if (this.#asking) return this.#begin(rest);
        const fresh = frame.fresh || frame.newObject;
        const step = this.#tuple(rest, fresh, frame.freshText);
        if (frame.copied && rest.items.length > 0) this.#stack[this.#stack.length - 1].copied = true;
        return step;
      }
      case 2:
        this.#out.byte(frame.newObject ? 0x81 : 82);
        // Where the object refers to itself through its arguments, it is there already.
        if (this.#memo.has(frame.value)) {
          this.#out.byte(48);
          this.#known(frame.value);
        } else this.#put(frame.value);
        return undefined;
      case 3:
        if (items !== null) this.#push(new Frame(Kind.Appends, items, NO_ITEMS));
        return undefined;
      case 4:
        if (pairs !== null) this.#push(new Frame(Kind.SetItems, pairs, NO_ITEMS));
        return undefined;
      case 5:
        if (state === null) return undefined;
        if (setter !== null) return this.#begin(setter);
        // A tuple as state was made for the pickle, like that of the arguments.
        if (state instanceof PyTuple && state.type === tupleType && !this.#asking) {
          return this.#tuple(state, !this.#memo.has(state));
        }
        return this.#begin(state);
      case 6:
        if (state === null || setter === null) return this.#endReduced(state);
        // setter(object, state), whose result is dropped.
        this.#known(frame.value);
        return this.#begin(state);
      default:
        this.#out.byte(0x86);
        this.#out.byte(82);
        this.#out.byte(48);
        this.#stack.pop();
        return undefined;
    }
  }

  #endReduced(state: Value): undefined {
    if (state !== null) this.#out.byte(98);
    this.#stack.pop();
  }
}

/** What makes the pickle of an instance special when its class has it, beside `__reduce__`. */
const SPECIAL = ["__getstate__", "__getnewargs__"];
/** What makes it special when the instance has it. */
const OWN_SPECIAL = ["__reduce_ex__", "__reduce__", "__getstate__", "__getnewargs__", "__class__", "__dict__"];
const NO_ITEMS: Value[] = [];

function isSimpleType(type: PyType): boolean {
  const slotNames = type.attrs.getStr("__slotnames__");
  const { attrs } = objectType;
  return type.base === objectType && type.hasDict && type.tp_getattro === genericGetAttr &&
    type.type === typeType && slotNames instanceof PyList && slotNames.items.length === 0 &&
    type.lookup("__dict__") instanceof PyGetSet &&
    ["__reduce__", "__reduce_ex__", "__class__"].every((name) => type.lookup(name) === attrs.getStr(name)) &&
    SPECIAL.every((name) => type.lookup(name) === undefined);
}

/** Whether an object keeps the tuple of arguments that its `__reduce__` gave: exceptions do. */
function keeps(v: PyObject, args: PyTuple): boolean {
  if (v instanceof PyBaseException && v.args === args) return true;
  if (v.dict !== undefined) return v.dict.entries().some((e) => e.value === args);
  return attributeKeys(v).some((key) => v[key as `$${string}`] === args);
}

function nameText(v: Value): string {
  if (!isStr(v)) throw typeError(`expected string or Unicode object, ${typeName(v)} found`);
  return strValue(v);
}
