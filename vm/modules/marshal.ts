// SPDX-License-Identifier: MIT
/** `marshal`: the format is `vm/bytecode/marshal_*.ts`; here are the containers it leaves open, and files. */
import { PyFloat, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { MarshalError } from "../bytecode/marshal_error.ts";
import { MarshalReader, type MarshalReadHooks } from "../bytecode/marshal_reader.ts";
import { type MarshalShape, MarshalWriter } from "../bytecode/marshal_writer.ts";
import { Code } from "../bytecode/code.ts";
import { textSource } from "../bytecode/image_source.ts";
import { callMethod } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictSet } from "../core/dict_ops.ts";
import { DictFiller, setCanonical } from "../core/fresh_dict.ts";
import { eofError, StopIterationType, typeError, valueError, VmBug } from "../core/exceptions.ts";
import { isGen, type Result, then } from "../core/gen.ts";
import { frozensetType, PyFrozenSet, PyList, PySet } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { int, obj, opt } from "../native/args.ts";
import { argumentTypeError } from "../native/args.ts";
import { constant, def, defineModule } from "../native/define.ts";
import { bufferOf, charsOf, textToBytes } from "../objects/buffer_protocol.ts";
import { flush, PyFile, writeText } from "../objects/file.ts";
import { setAdd } from "../objects/set_ops.ts";

/** Runs `f`; format errors become Python exceptions. */
function guarded<T>(f: () => T): T {
  try {
    return f();
  } catch (e) {
    if (!(e instanceof MarshalError)) throw e;
    throw e.kind === "EOFError"
      ? eofError(e.message)
      : e.kind === "TypeError"
      ? typeError(e.message)
      : valueError(e.message);
  }
}

/** Only builtin values come out of marshal data: their hashes may be computations, but nothing in them waits. */
function atOnce(r: Result<unknown>): void {
  if (isGen(r) && r.next().done !== true) throw new VmBug("a marshalled key ran code");
}

function readHooks(vm: Vm): MarshalReadHooks {
  const put = (d: PyDict, key: Value, value: Value): void => {
    if (typeof key === "string" && d.slow === undefined) return setCanonical(d, key, key, value);
    atOnce(dictSet(vm, d, key, value));
  };
  const dicts = new DictFiller();
  const fill = (set: PySet, items: Value[]): PySet => {
    for (const item of items) atOnce(setAdd(vm, set, item));
    return set;
  };
  return {
    list: (items) => new PyList(items),
    dict: (items) => {
      const d = new PyDict();
      if (!dicts.fill(d, items, 0, items.length)) {
        for (let i = 0; i < items.length; i += 2) put(d, items[i], items[i + 1]);
      }
      return d;
    },
    set: (items) => fill(new PySet(), items),
    frozenset: (items) => fill(new PyFrozenSet(), items),
    stopIteration: StopIterationType,
    code: (fields) => {
      const code = new Code(fields);
      code.verified = false;
      return code;
    },
  };
}

function describe(v: Value): MarshalShape | undefined {
  if (!(v instanceof PyObject)) return undefined;
  if (v.type.heap) return { kind: "refused" };
  if (v instanceof PyFloat || v instanceof PyTuple || v instanceof PyUnicode || v instanceof PyLong) return undefined;
  if (v instanceof PyList) return { kind: "list", items: v.items };
  if (v instanceof PyDict) {
    const items: Value[] = [];
    v.each((key, value) => items.push(key, value));
    return { kind: "dict", items };
  }
  if (v instanceof PySet) {
    const kind = v.type.isSubtype(frozensetType) ? "frozenset" : "set";
    return { kind, items: v.keys() };
  }
  if (v === StopIterationType) return { kind: "stopIteration" };
  const buffer = bufferOf(v);
  return buffer === undefined ? undefined : { kind: "bytes", bytes: buffer.text() };
}

function dumps(v: Value, version: number): string {
  return guarded(() => {
    const writer = new MarshalWriter(version, { describe });
    writer.write(v);
    return writer.resultText();
  });
}

/** Value at the start of `text`, and how many bytes it took. */
function loads(vm: Vm, text: string): [Value, number] {
  return guarded(() => {
    const reader = new MarshalReader(textSource(text, textToBytes(text)), 0, readHooks(vm));
    return [reader.read(), reader.offset];
  });
}

export const marshalModule = defineModule("marshal", "Values as bytes, in the format of compiled modules.", {
  version: constant(2),
  dumps: def(
    [obj("value"), opt(int("version"), 2)],
    { doc: "The bytes of a value.", arity: "parse" },
    (_vm, v, version) => dumps(v, version),
  ),
  loads: def([obj("string")], { doc: "The value that bytes stand for.", arity: "parse" }, (vm, v) => {
    const text = charsOf(v);
    if (text === undefined) throw argumentTypeError({ name: "loads", position: 1 }, "string or read-only buffer", v);
    return loads(vm, text)[0];
  }),
  dump: def([obj("value"), obj("file"), opt(int("version"), 2)], {
    doc: "Writes a value to an open file.",
    arity: "parse",
  }, (vm, v, file, version) => {
    if (!(file instanceof PyFile)) throw typeError("marshal.dump() 2nd arg must be file");
    // Programs rely on the data being in the file as soon as they let go of it.
    return then(writeText(vm, file, dumps(v, version)), () => then(flush(vm, file), () => null));
  }),
  load: def([obj("file")], "Reads a value from an open file.", (vm, file) => {
    if (!(file instanceof PyFile)) throw typeError("marshal.load() arg must be file");
    return then(callMethod(vm, file, "read", []), (text) => {
      const bytes = text as string;
      const [v, used] = loads(vm, bytes);
      // What follows the value goes back to where it was read from.
      file.ahead = bytes.slice(used) + file.ahead.slice(file.at);
      file.at = 0;
      return v;
    });
  }),
});
