// SPDX-License-Identifier: MIT
/**
 * `mmap` (CPython `mmapmodule.c`): files mapped into memory. The array of the host is the mapping itself.
 *
 * UNSAFE: a mapping without write permission must never be written to, and none may be touched after `munmap`: both
 * would kill the process. Hence `memory` is `undefined` once closed, and every write goes through `needWritable`.
 */
import { PyFloat, PyLong, PyObject, PyUnicode, type Value } from "../base/value.ts";
import { encodeDefault } from "../core/abstract.ts";
import {
  environmentError,
  EnvironmentErrorType,
  indexError,
  memoryError,
  overflowError,
  typeError,
  valueError,
} from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { sliceIndices } from "../core/sequence.ts";
import { asCLong, asIndex } from "../core/convert.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { isInteger, isStr, PySlice, strValue, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { HostError } from "../host.ts";
import { argumentTypeError, bindInit, custom, int, obj, opt, type Param, ssize } from "../native/args.ts";
import { constant, defineModule, method, type ModuleMember, newType } from "../native/define.ts";
import { BUFFER, type Buffer, bufferOf, bytesToText, textToBytes } from "../objects/buffer_protocol.ts";
import { cInt } from "../objects/os_args.ts";
import { moduleException } from "../objects/module_exception.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });
const MmapError = moduleException("mmap", "error", EnvironmentErrorType);

const ACCESS_DEFAULT = 0, ACCESS_READ = 1, ACCESS_WRITE = 2, ACCESS_COPY = 3;
const PROT_READ = 1, PROT_WRITE = 2, MAP_SHARED = 1, MAP_PRIVATE = 2, MAP_ANONYMOUS = 0x20, MS_SYNC = 4;
const S_IFMT = 0o170000, S_IFREG = 0o100000;
const F_DUPFD_CLOEXEC = 1030;

const CONSTANTS =
  "ACCESS_COPY=3 ACCESS_READ=1 ACCESS_WRITE=2 ALLOCATIONGRANULARITY=4096 MAP_ANON=32 MAP_ANONYMOUS=32 " +
  "MAP_DENYWRITE=2048 MAP_EXECUTABLE=4096 MAP_PRIVATE=2 MAP_SHARED=1 PAGESIZE=4096 PROT_EXEC=4 PROT_READ=1 PROT_WRITE=2";

class PyMmap extends PyObject {
  memory: Uint8Array | undefined;
  fd = -1;
  at = 0;
  access = ACCESS_DEFAULT;
  prot = PROT_READ | PROT_WRITE;
  flags = MAP_SHARED;
  offset = 0;

  [BUFFER](): Buffer {
    const memory = need(this);
    return {
      length: memory.length,
      writable: this.access !== ACCESS_READ,
      chars: true,
      modern: false,
      text: () => bytesToText(need(this)),
      bytes: () => this.access === ACCESS_READ ? need(this).slice() : need(this),
      acquire: () => {},
      release: () => {},
    } as Buffer;
  }
}

function need(m: PyMmap): Uint8Array {
  if (m.memory === undefined) throw valueError("mmap closed or invalid");
  return m.memory;
}

function needWritable(m: PyMmap): Uint8Array {
  const memory = need(m);
  if (m.access === ACCESS_READ) throw typeError("mmap can't modify a readonly memory map.");
  return memory;
}

function call<T>(vm: Vm, f: () => T): T {
  try {
    return f();
  } catch (e) {
    throw e instanceof HostError ? environmentError(MmapError.of(vm), e.errno, e.message) : e;
  }
}

/** Bytes of a `str`, unicode or read-only buffer argument (format `s#`). */
const text = (name: string): Param<string> =>
  custom(name, (_vm, v, place) => {
    if (isStr(v)) return strValue(v);
    if (v instanceof PyUnicode) return encodeDefault(v);
    const buffer = bufferOf(v);
    if (buffer === undefined || buffer.writable) throw argumentTypeError(place, "string or read-only buffer", v);
    return buffer.text();
  });

/** One byte (format `c`). */
const char = (name: string): Param<number> =>
  custom(name, (_vm, v, place) => {
    if (!isStr(v) || strValue(v).length !== 1) throw argumentTypeError(place, "char", v);
    return strValue(v).charCodeAt(0);
  });

function* sizeArgument(vm: Vm, v: Value, what: string): Gen<number> {
  if (v instanceof PyFloat) throw typeError("integer argument expected, got float");
  if (typeOf(v).nb_index === undefined) throw typeError("an integer is required");
  const r = asIndex(vm, v);
  const n = isGen(r) ? yield* r : r;
  if (n < 0) throw overflowError(`memory mapped ${what} must be positive`);
  return n;
}

function* newMmap(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Gen<Value> {
  const names = ["fileno", "length", "flags", "prot", "access", "offset"];
  const values = bindInit("mmap", names, 2, args, kw);
  const number = function* (i: number, fallback: number): Gen<number> {
    if (values[i] === undefined) return fallback;
    const r = int(names[i]).convert!(vm, values[i]!, { name: "mmap", position: i + 1 });
    return isGen(r) ? yield* r : r;
  };
  const fd = yield* number(0, -1);
  // Kinds are checked in order, values after that.
  const lengthArg = values[1]!;
  if (lengthArg instanceof PyFloat) throw typeError("integer argument expected, got float");
  if (typeOf(lengthArg).nb_index === undefined) throw typeError("an integer is required");
  let flags = yield* number(2, MAP_SHARED);
  let prot = yield* number(3, PROT_READ | PROT_WRITE);
  let access = yield* number(4, ACCESS_DEFAULT);
  let length = yield* sizeArgument(vm, lengthArg, "length");
  const offset = values[5] === undefined ? 0 : yield* sizeArgument(vm, values[5], "offset");
  if (access !== ACCESS_DEFAULT && (flags !== MAP_SHARED || prot !== (PROT_READ | PROT_WRITE))) {
    throw valueError("mmap can't specify both access and flags, prot.");
  }
  switch (access) {
    case ACCESS_READ:
      flags = MAP_SHARED;
      prot = PROT_READ;
      break;
    case ACCESS_WRITE:
      flags = MAP_SHARED;
      break;
    case ACCESS_COPY:
      flags = MAP_PRIVATE;
      break;
    case ACCESS_DEFAULT:
      if ((prot & (PROT_READ | PROT_WRITE)) !== (PROT_READ | PROT_WRITE)) {
        access = prot & PROT_WRITE ? ACCESS_WRITE : ACCESS_READ;
      }
      break;
    default:
      throw valueError("mmap invalid access parameter.");
  }
  if (fd !== -1) {
    try {
      const stat = vm.host.fstat(fd);
      if ((stat.mode & S_IFMT) === S_IFREG) {
        if (length === 0) {
          if (stat.size === 0) throw valueError("cannot mmap an empty file");
          if (offset >= stat.size) throw valueError("mmap offset is greater than file size");
          length = stat.size - offset;
        } else if (offset > stat.size || stat.size - offset < length) {
          throw valueError("mmap length is greater than file size");
        }
      }
    } catch (e) {
      // A bad descriptor shows when it is mapped.
      if (!(e instanceof HostError)) throw e;
    }
  } else flags |= MAP_ANONYMOUS;
  if (!Number.isSafeInteger(length)) throw memoryError();
  const m = new type.jsClass() as PyMmap;
  m.access = access;
  m.prot = prot;
  m.flags = flags;
  m.offset = offset;
  if (fd !== -1) m.fd = call(vm, () => vm.host.fcntl(fd, F_DUPFD_CLOEXEC, 0));
  try {
    m.memory = call(vm, () => vm.host.mmap(length, prot, flags, fd, offset));
  } catch (e) {
    if (m.fd >= 0) vm.host.close(m.fd);
    throw e;
  }
  return m;
}

function close(vm: Vm, m: PyMmap): void {
  if (m.fd >= 0) {
    vm.host.close(m.fd);
    m.fd = -1;
  }
  if (m.memory !== undefined) {
    const memory = m.memory;
    m.memory = undefined;
    vm.host.munmap(memory);
  }
}

function resize(vm: Vm, m: PyMmap, size: number): void {
  const old = need(m);
  if (m.access !== ACCESS_WRITE && m.access !== ACCESS_DEFAULT) {
    throw typeError("mmap can't resize a readonly or copy-on-write memory map.");
  }
  if (size < 0 || m.offset + size > 0x7fffffffffffffff) throw valueError("new size out of range");
  call(vm, () => {
    if (m.fd >= 0) vm.host.ftruncate(m.fd, m.offset + size);
    const fresh = vm.host.mmap(size, m.prot, m.flags, m.fd, m.offset);
    if (m.fd < 0) fresh.set(old.subarray(0, Math.min(size, old.length)));
    m.memory = fresh;
    vm.host.munmap(old);
  });
}

function find(
  m: PyMmap,
  wanted: string,
  from: number | undefined,
  to: number | undefined,
  backwards: boolean,
): Value {
  const memory = need(m);
  const size = memory.length;
  const clip = (n: number) => Math.min(Math.max(n < 0 ? n + size : n, 0), size);
  const start = clip(from ?? m.at);
  const end = clip(to ?? size);
  const first = start, last = end - wanted.length;
  const needle = textToBytes(wanted);
  const at = (i: number) => needle.every((b, k) => memory[i + k] === b);
  if (backwards) { for (let i = last; i >= first; i--) if (at(i)) return i; }
  else {
    for (let i = first; i <= last; i++) {
      if (needle.length > 0) {
        i = memory.indexOf(needle[0], i);
        if (i < 0 || i > last) return -1;
      }
      if (at(i)) return i;
    }
  }
  return -1;
}

function itemIndex(vm: Vm, m: PyMmap, key: Value): Result<number> {
  return then(asIndex(vm, key, indexError), (i) => {
    const size = need(m).length;
    if (i < 0) i += size;
    if (i < 0 || i >= size) throw indexError("mmap index out of range");
    return i;
  });
}

const isIndex = (key: Value) => isInteger(key) || typeOf(key).nb_index !== undefined;

const mm = method<PyMmap>();
const findRow = (doc: string, backwards: boolean) =>
  mm(
    [text("text"), opt(ssize("start")), opt(ssize("end"))],
    parse(doc),
    (_vm, m, wanted, from, to) => find(m, wanted, from, to, backwards),
  );

const mmapType: PyType = newType<PyMmap>("mmap", PyMmap, { module: "mmap", hasWeakref: true }, {
  doc:
    "mmap(fileno, length[, flags[, prot[, access[, offset]]]])\n\nA file mapped into memory; descriptor -1 maps memory without a file.",
  slots: {
    tp_new: newMmap,
    sq_length: (_vm, self) => need(self as PyMmap).length,
    sq_item: (_vm, self, i) => {
      const memory = need(self as PyMmap);
      if (i < 0 || i >= memory.length) throw indexError("mmap index out of range");
      return String.fromCharCode(memory[i]);
    },
    mp_length: (_vm, self) => need(self as PyMmap).length,
    mp_subscript: (vm, self, key) => {
      const m = self as PyMmap;
      need(m);
      if (key instanceof PySlice) {
        return then(sliceIndices(vm, key, need(m).length), ({ start, stop, step, length }) => {
          const memory = need(m);
          if (length <= 0) return "";
          if (step === 1) return bytesToText(memory, start, stop);
          let out = "";
          for (let k = 0; k < length; k++) out += String.fromCharCode(memory[start + k * step]);
          return out;
        });
      }
      if (!isIndex(key)) throw typeError("mmap indices must be integers");
      return then(itemIndex(vm, m, key), (i) => String.fromCharCode(need(m)[i]));
    },
    mp_ass_subscript: (vm, self, key, value) => {
      const m = self as PyMmap;
      needWritable(m);
      if (key instanceof PySlice) {
        return then(sliceIndices(vm, key, need(m).length), ({ start, step, length }) => {
          if (value === undefined) throw typeError("mmap object doesn't support slice deletion");
          if (!isStr(value)) throw indexError("mmap slice assignment must be a string");
          const bytes = strValue(value);
          if (bytes.length !== length) throw indexError("mmap slice assignment is wrong size");
          const memory = needWritable(m);
          for (let k = 0; k < length; k++) memory[start + k * step] = bytes.charCodeAt(k);
        });
      }
      if (!isIndex(key)) throw typeError("mmap indices must be integers");
      return then(itemIndex(vm, m, key), (i) => {
        if (value === undefined) throw typeError("mmap object doesn't support item deletion");
        if (!isStr(value) || strValue(value).length !== 1) {
          throw indexError("mmap assignment must be single-character string");
        }
        needWritable(m)[i] = strValue(value).charCodeAt(0);
      });
    },
  },
  methods: {
    close: mm([], "Ends the mapping.", (vm, m) => {
      close(vm, m);
      return null;
    }),
    find: findRow("The first place of a byte string from the position on, or -1.", false),
    rfind: findRow("The last place of a byte string from the position on, or -1.", true),
    flush: mm(
      [opt(ssize("offset"), 0), opt(ssize("size"))],
      parse("Writes changes to the file."),
      (vm, m, offset, size) => {
        const memory = need(m);
        const n = size ?? memory.length;
        if (n < 0 || offset < 0 || memory.length - offset < n) throw valueError("flush values out of range");
        if (m.access === ACCESS_READ || m.access === ACCESS_COPY) return new PyLong(0n);
        if (offset % 4096 !== 0) throw environmentError(MmapError.of(vm), 22, "Invalid argument");
        call(vm, () => vm.host.msync(memory, MS_SYNC));
        return 0;
      },
    ),
    move: mm(
      [ssize("to"), ssize("from"), ssize("count")],
      parse("Copies bytes inside the mapping."),
      (_vm, m, to, from, count) => {
        const memory = needWritable(m);
        const size = memory.length;
        if (to < 0 || from < 0 || count < 0 || size - to < count || size - from < count) {
          throw valueError("source, destination, or count out of range");
        }
        memory.copyWithin(to, from, from + count);
        return null;
      },
    ),
    read: mm([ssize("size")], parse("Bytes from the position on."), (_vm, m, n) => {
      const memory = need(m);
      const left = Math.max(memory.length - m.at, 0);
      const take = n < 0 || n > left ? left : n;
      m.at += take;
      return bytesToText(memory, m.at - take, m.at);
    }),
    read_byte: mm([], "The byte at the position.", (_vm, m) => {
      const memory = need(m);
      if (m.at >= memory.length) throw valueError("read byte out of range");
      return String.fromCharCode(memory[m.at++]);
    }),
    readline: mm([], "The line at the position.", (_vm, m) => {
      const memory = need(m);
      const end = memory.indexOf(10, m.at);
      const stop = end < 0 ? memory.length : end + 1;
      const line = bytesToText(memory, m.at, stop);
      m.at = stop;
      return line;
    }),
    resize: mm([ssize("size")], parse("Changes the size of the mapping and the file."), (vm, m, size) => {
      resize(vm, m, size);
      return null;
    }),
    seek: mm([obj("offset"), opt(int("whence"), 0)], parse("Moves the position."), function* (vm, m, v, whence) {
      if (v instanceof PyFloat) throw typeError("integer argument expected, got float");
      const r = asCLong(vm, v);
      const offset = isGen(r) ? yield* r : r;
      const size = need(m).length;
      if (whence < 0 || whence > 2) throw valueError("unknown seek type");
      const at = offset + (whence === 0 ? 0 : whence === 1 ? m.at : size);
      if (at < 0 || at > size) throw valueError("seek out of range");
      m.at = at;
      return null;
    }),
    size: mm([], "The size of the file.", (vm, m) => {
      const memory = need(m);
      return m.fd < 0 ? memory.length : cInt(call(vm, () => vm.host.fstat(m.fd).size));
    }),
    tell: mm([], "The position.", (_vm, m) => (need(m), m.at)),
    write: mm([text("text")], parse("Writes bytes at the position."), (_vm, m, bytes) => {
      const memory = needWritable(m);
      if (bytes.length > memory.length - m.at) throw valueError("data out of range");
      memory.set(textToBytes(bytes), m.at);
      m.at += bytes.length;
      return null;
    }),
    write_byte: mm([char("byte")], parse("Writes one byte at the position."), (_vm, m, byte) => {
      const memory = needWritable(m);
      if (m.at >= memory.length) throw valueError("write byte out of range");
      memory[m.at++] = byte;
      return null;
    }),
  },
});

const constants: Record<string, ModuleMember> = {};
for (const item of CONSTANTS.split(" ")) {
  const [name, n] = item.split("=");
  constants[name] = constant(Number(n));
}

export const mmapModule = defineModule("mmap", "Files mapped into memory.", {
  ...constants,
  error: constant((vm) => MmapError.of(vm)),
  mmap: mmapType,
});
