// SPDX-License-Identifier: MIT
/** `_io.BytesIO` (CPython `_io/bytesio.c`): a stream of bytes in memory. */
import { fewBytes, NO_BYTES } from "../../base/few_bytes.ts";
import { PyTuple, PyUnicode, type Value } from "../../base/value.ts";
import { materialiseDict } from "../../core/abstract.ts";
import { PyDict } from "../../core/dict.ts";
import { dictUpdate } from "../../core/dict_ops.ts";
import { asIndex } from "../../core/convert.ts";
import { overflowError, typeError, valueError } from "../../core/exceptions.ts";
import { type Gen, isGen } from "../../core/gen.ts";
import { iter, next } from "../../core/sequence.ts";
import type { Kwargs } from "../../core/type.ts";
import { isInteger, isStr, PyList, strValue, typeName } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { bindInit, int, obj, opt } from "../../native/args.ts";
import { defineType, method } from "../../native/define.ts";
import { bufferOf, bytesToText } from "../../objects/buffer_protocol.ts";
import { cInt } from "../../objects/os_args.ts";
import { big, bufferedIOBaseType, closedError, ioType, offsetOf, parse, PyIOBase, size, sizeOf } from "./base.ts";

export class PyBytesIO extends PyIOBase {
  data: Uint8Array<ArrayBuffer> = NO_BYTES;
  length = 0;
  at = 0;
  closed = false;
}
export const bytesIOType = ioType("BytesIO", bufferedIOBaseType, PyBytesIO);

function need(b: PyBytesIO): void {
  if (b.closed) throw closedError();
}

/** The bytes of an object with the buffer interface; unicode has none here. */
function bufferText(v: Value): string {
  if (isStr(v)) return strValue(v);
  const buffer = v instanceof PyUnicode ? undefined : bufferOf(v);
  if (buffer === undefined) throw typeError(`'${typeName(v)}' does not have the buffer interface`);
  return buffer.text();
}

function write(b: PyBytesIO, text: string): void {
  const n = text.length;
  if (n === 0) return;
  const end = b.at + n;
  if (end > b.data.length) {
    const grown = fewBytes(Math.max(end, b.data.length + (b.data.length >> 1), 64));
    grown.set(b.data.subarray(0, b.length));
    b.data = grown;
  } else if (b.at > b.length) b.data.fill(0, b.length, b.at);
  for (let i = 0; i < n; i++) b.data[b.at + i] = text.charCodeAt(i);
  b.at = end;
  if (end > b.length) b.length = end;
}

function read(b: PyBytesIO, n: number): string {
  const left = Math.max(b.length - b.at, 0);
  const take = n < 0 || n > left ? left : n;
  const text = bytesToText(b.data, b.at, b.at + take);
  b.at += take;
  return text;
}

function readLine(b: PyBytesIO, limit: number): string {
  const left = Math.max(b.length - b.at, 0);
  if (left === 0) return "";
  const end = b.data.subarray(0, b.length).indexOf(10, b.at);
  let n = end < 0 ? left : end + 1 - b.at;
  if (limit >= 0 && limit < n) n = limit;
  return read(b, n);
}

const m = method<PyBytesIO>();

defineType<PyBytesIO>(bytesIOType, {
  doc: "BytesIO([initial_bytes]) -> stream\n\nBytes in memory, read and written like a file.",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: function* (_vm: Vm, self: Value, args: Value[], kw: Kwargs): Gen<void> {
      const b = self as PyBytesIO;
      const [initial = null] = bindInit("BytesIO", ["initial_bytes"], 0, args, kw);
      b.length = b.at = 0;
      b.data = NO_BYTES;
      if (initial !== null) {
        write(b, bufferText(initial));
        b.at = 0;
      }
    },
    tp_iter: (_vm, self) => {
      need(self as PyBytesIO);
      return self;
    },
    tp_iternext: (_vm, self) => {
      need(self as PyBytesIO);
      const line = readLine(self as PyBytesIO, -1);
      return line === "" ? undefined : line;
    },
  },
  methods: {
    readable: m([], "True.", (_vm, b) => (need(b), true)),
    writable: m([], "True.", (_vm, b) => (need(b), true)),
    seekable: m([], "True.", (_vm, b) => (need(b), true)),
    isatty: m([], "False.", (_vm, b) => (need(b), false)),
    flush: m([], "Does nothing.", (_vm, b) => (need(b), null)),
    tell: m([], "The position.", (_vm, b) => (need(b), big(b.at))),
    getvalue: m([], "All bytes.", (_vm, b) => (need(b), bytesToText(b.data, 0, b.length))),
    close: m([], "Frees the memory.", (_vm, b) => {
      b.closed = true;
      b.data = NO_BYTES;
      b.length = 0;
      return null;
    }),
    read: m([opt(size("size"), -1)], parse("At most `size` bytes, or the rest."), (_vm, b, n) => (need(b), read(b, n))),
    read1: m([obj("size")], "At most `size` bytes.", function* (vm, b, v) {
      const r = size("size").convert!(vm, v, { name: "read1", position: 1 });
      const n = isGen(r) ? yield* r : r;
      need(b);
      return read(b, n);
    }),
    readline: m(
      [opt(size("size"), -1)],
      parse("One line, at most `size` bytes of it."),
      (_vm, b, n) => (need(b), readLine(b, n)),
    ),
    readlines: m([opt(size("hint"), -1)], parse("The remaining lines."), (_vm, b, hint) => {
      need(b);
      const lines: Value[] = [];
      let total = 0;
      for (;;) {
        const line = readLine(b, -1);
        if (line === "") return new PyList(lines);
        lines.push(line);
        total += line.length;
        if (hint > 0 && total >= hint) return new PyList(lines);
      }
    }),
    readinto: m([obj("buffer")], parse("Reads into a buffer and gives the number of bytes."), (_vm, b, v) => {
      const buffer = typeof v === "string" ? undefined : bufferOf(v);
      if (buffer === undefined || !buffer.writable) {
        throw typeError(`argument 1 must be read-write buffer, not ${v === null ? "None" : typeName(v)}`);
      }
      need(b);
      const n = Math.min(buffer.length, Math.max(b.length - b.at, 0));
      buffer.bytes().set(b.data.subarray(b.at, b.at + n));
      b.at += n;
      return big(n);
    }),
    write: m([obj("data")], "Writes bytes and gives how many.", (_vm, b, v) => {
      need(b);
      const text = bufferText(v);
      write(b, text);
      return big(text.length);
    }),
    writelines: m([obj("lines")], "Writes all byte strings of an iterable.", function* (vm, b, lines) {
      need(b);
      let it = iter(vm, lines);
      if (isGen(it)) it = yield* it;
      for (;;) {
        let line = next(vm, it);
        if (isGen(line)) line = yield* line;
        if (line === undefined) return null;
        write(b, bufferText(line));
      }
    }),
    seek: m(
      [obj("offset"), opt(int("whence"), 0)],
      parse("Moves the position and gives the new one."),
      function* (vm, b, v, whence) {
        const r = asIndex(vm, v);
        const n = isGen(r) ? yield* r : r;
        need(b);
        if (n < 0 && whence === 0) throw valueError(`negative seek value ${n}`);
        if (whence < 0 || whence > 2) throw valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
        const base = whence === 0 ? 0 : whence === 1 ? b.at : b.length;
        if (n > 0x7fffffffffffffff - base) throw overflowError("new position too large");
        b.at = Math.max(0, base + n);
        return big(b.at);
      },
    ),
    truncate: m(
      [opt(obj("size"), null)],
      parse("Cuts the stream at `size`, by default at the position."),
      function* (vm, b, v) {
        let n = b.at;
        if (v !== null) {
          const r = sizeOf(vm, v);
          n = isGen(r) ? yield* r : r;
        }
        need(b);
        if (n < 0) throw valueError(`negative size value ${n}`);
        if (n < b.length) {
          b.length = n;
          if (b.data.length > 2 * n) b.data = b.data.slice(0, n);
        }
        return big(n);
      },
    ),
    __getstate__: m([], "What to copy or pickle: (bytes, position, attributes).", (_vm, b) => {
      need(b);
      const dict = Object.keys(b).some((k) => k.startsWith("$")) || b.dict !== undefined ? materialiseDict(b) : null;
      return new PyTuple([bytesToText(b.data, 0, b.length), cInt(b.at), dict]);
    }),
    __setstate__: m([obj("state")], "Takes over a state of __getstate__.", function* (vm, b, state) {
      if (!(state instanceof PyTuple) || state.items.length < 3) {
        throw typeError(`_io.BytesIO.__setstate__ argument should be 3-tuple, got ${typeName(state)}`);
      }
      const [data, position, dict] = state.items;
      need(b);
      const text = bufferText(data);
      b.length = b.at = 0;
      write(b, text);
      if (!isInteger(position)) throw typeError(`second item of state must be an integer, not ${typeName(position)}`);
      const n = yield* offsetOf(vm, position);
      if (n < 0) throw valueError("position value cannot be negative");
      b.at = n;
      if (dict !== null) {
        if (!(dict instanceof PyDict)) throw typeError(`third item of state should be a dict, got a ${typeName(dict)}`);
        const r = dictUpdate(vm, materialiseDict(b), dict);
        if (isGen(r)) yield* r;
      }
      return null;
    }),
  },
  getset: {
    closed: { doc: "Whether the stream is closed.", get: (_vm, b) => b.closed },
  },
});
