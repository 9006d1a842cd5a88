// SPDX-License-Identifier: MIT
/**
 * Libraries, functions and memory of other people, known only when the program runs, through Deno's FFI and the dynamic
 * linker of C. Nothing here knows of Python.
 *
 * Memory is a `DataView`. INVARIANT: its `buffer` is none of the short ones that V8 keeps on its own heap and moves; those
 * that `new ArrayBuffer` makes stay where they are as long as somebody has them.
 * UNSAFE: a wrong address or a wrong prototype ends the process, as in C.
 */
import { fewBytes } from "../../vm/base/few_bytes.ts";
import { calling, cstring, errno, fn, lazily, readCString } from "./libc.ts";

const I = "i32", U = "u64", B = "buffer", P = "pointer";

/** How a value is passed: a number, or a structure of such. */
export type NativeType = Deno.NativeType | Deno.NativeStructType;
/** What is passed, and what comes back. */
export type NativeValue = number | bigint | boolean | Uint8Array<ArrayBuffer>;

/** An address in memory. Those of this machine fit 53 bits; what programs make up need not. */
export type Address = number | bigint;

const linkerFunctions = lazily(() => ({
  dlopen: calling([B, I], U),
  dlsym: fn([U, B], U),
  dlclose: calling([U], I),
  dlerror: fn([], P),
} as const));

const memory = lazily(() => ({
  memcpy: fn([B, U, U], "void"),
  strlen: fn([U], U),
  wcslen: fn([U], U),
} as const));

/** The linker. Finding a function is a call of it, after which it does not know what went wrong before. */
function linker(): ReturnType<typeof linkerFunctions> {
  const { dlopen, dlsym, dlclose, dlerror } = linkerFunctions();
  return { dlopen, dlsym, dlclose, dlerror };
}

/** What the linker says of its last failure. */
function complaint(): string {
  const text = linker().dlerror();
  return text === null ? "unknown error" : readCString(text);
}

/**
 * Opens a library; `null` is the process itself. Gives its handle.
 * @throws {string} what the linker says.
 */
export function openLibrary(path: string | null, flags: number): bigint {
  const { dlopen } = linker();
  const handle = dlopen(path === null ? null : cstring(path), flags);
  if (handle === 0n) throw complaint();
  return handle;
}

/** Where a library has `name`. @throws {string} what the linker says. */
export function findSymbol(handle: Address, name: string): bigint {
  const { dlsym } = linker();
  const address = dlsym(BigInt(handle), cstring(name));
  if (address === 0n) throw complaint();
  return address;
}

/** Closes a library. @throws {string} what the linker says. */
export function closeLibrary(handle: Address): void {
  const { dlclose } = linker();
  if (dlclose(BigInt(handle)) !== 0) throw complaint();
}

// ---- memory -------------------------------------------------------------------------------------------------------

/** Where buffers begin. */
const bases = new WeakMap<ArrayBuffer, number>();

/** The address of memory. */
export function addressOfMemory(view: DataView<ArrayBuffer>): number {
  let base = bases.get(view.buffer);
  if (base === undefined) {
    base = Number(Deno.UnsafePointer.value(Deno.UnsafePointer.of(new Uint8Array(view.buffer))));
    bases.set(view.buffer, base);
  }
  return base + view.byteOffset;
}

/** `size` zero bytes of our own. They live as long as the view. */
export function newMemory(size: number): DataView<ArrayBuffer> {
  // An empty buffer has no address.
  const bytes = fewBytes(size || 1);
  return new DataView(bytes.buffer, bytes.byteOffset, size);
}

/** Memory as bytes. */
export const bytesOf = (view: DataView<ArrayBuffer>, at = 0, size = view.byteLength - at): Uint8Array<ArrayBuffer> =>
  new Uint8Array(view.buffer, view.byteOffset + at, size);

/** Bytes that one window shows, and how far apart windows begin: what is no larger than half of one fits into some window. */
const WINDOW = 1 << 17, STEP = WINDOW >> 1;
const MOST_WINDOWS = 64;

/** Buffers over memory that is not ours, by address. PERF: making one takes 600 ns. Nothing is read until somebody looks. */
const windows = new Map<number, ArrayBuffer>();

/** A buffer over memory from `address` on. */
function bufferAt(address: Address, size: number): ArrayBuffer {
  return Deno.UnsafePointerView.getArrayBuffer(Deno.UnsafePointer.create(BigInt(address))!, size);
}

function windowAt(base: number): ArrayBuffer {
  let window = windows.get(base);
  if (window === undefined) {
    if (windows.size === MOST_WINDOWS) windows.clear();
    windows.set(base, window = bufferAt(base, WINDOW));
    bases.set(window, base);
  }
  return window;
}

/** The memory at an address other than 0, whoever owns it. */
export function memoryAt(address: Address, size: number): DataView<ArrayBuffer> {
  const at = Number(address);
  if (at < STEP || size > STEP || !Number.isSafeInteger(at + WINDOW)) {
    const buffer = bufferAt(address, size || 1);
    bases.set(buffer, at);
    return new DataView(buffer, 0, size);
  }
  const base = at - at % STEP;
  return new DataView(windowAt(base), at - base, size);
}

/** A copy of `size` bytes at `address`. */
export function copyAt(address: Address, size: number): Uint8Array<ArrayBuffer> {
  const bytes = fewBytes(size);
  if (size > 0) memory().memcpy(bytes, BigInt(address), BigInt(size));
  return bytes;
}

/** How many bytes come before the first NUL at `address`. */
export const stringLength = (address: Address): number => Number(memory().strlen(BigInt(address)));
/** How many characters of four bytes come before the first that is 0. */
export const wideLength = (address: Address): number => Number(memory().wcslen(BigInt(address)));

// ---- functions ----------------------------------------------------------------------------------------------------

/** A function at an address, with a prototype. */
export interface ForeignFunction {
  call(...args: NativeValue[]): NativeValue | undefined;
}

/** The function at `address`, as one that takes and gives such values. It may call back. */
export function foreignFunction(
  address: Address,
  parameters: NativeType[],
  result: NativeType | "void",
): ForeignFunction {
  // Finding errno is a call of its own, which would change it.
  errno();
  const pointer = Deno.UnsafePointer.create(BigInt(address))!;
  return new Deno.UnsafeFnPointer(pointer as never, { parameters, result } as never) as unknown as ForeignFunction;
}

/** A function of ours that foreign ones can call. */
export interface Thunk {
  address: bigint;
  /** Nobody calls it any more. */
  close(): void;
}

/** Makes a function that foreign ones can call. `f` must not throw. */
export function thunk(
  parameters: NativeType[],
  result: NativeType | "void",
  f: (...args: NativeValue[]) => NativeValue | undefined,
): Thunk {
  const callback = new Deno.UnsafeCallback({ parameters, result } as never, f as never);
  return { address: Deno.UnsafePointer.value(callback.pointer), close: () => callback.close() };
}

/** Whether `long double` is the 80 bits of x87, not the 128 bits of IEEE 754. */
export const IS_X87: boolean = Deno.build.arch === "x86_64";
