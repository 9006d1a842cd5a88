// SPDX-License-Identifier: MIT
/**
 * Where the bytes of an image or a `.pyc` file come from: memory, a file, an EEPROM or an SD card behind a function of
 * the host. Readers ask for short pieces at arbitrary offsets; slow media go behind {@linkcode cachedSource}.
 *
 * INVARIANT: `read` gives exactly the bytes asked for or throws; nobody writes into what it returned, and readers are done
 * with it before they read again.
 */
import { fewBytes } from "../base/few_bytes.ts";
import { ImageError } from "./image_error.ts";

/** A random access source of bytes. */
export interface ByteSource {
  /** Total number of bytes. */
  readonly size: number;
  /**
   * Gives `length` bytes from `offset` on. The result may share memory with the source and must not be changed.
   * @throws ImageError when the range is not inside the source or the medium fails.
   */
  read(offset: number, length: number): Uint8Array;
  /** The same as a byte string, where that is nearer; the range is inside the source. */
  text?(offset: number, length: number): string;
}

function outside(offset: number): ImageError {
  return new ImageError("Cannot read: the data ends too early", offset);
}

class MemorySource implements ByteSource {
  readonly size: number;
  constructor(readonly bytes: Uint8Array) {
    this.size = bytes.length;
  }
  read(offset: number, length: number): Uint8Array {
    const end = offset + length;
    if (!(offset >= 0 && length >= 0 && end <= this.size)) throw outside(offset);
    return this.bytes.subarray(offset, end);
  }
}

class TextSource extends MemorySource {
  constructor(readonly content: string, bytes: Uint8Array) {
    super(bytes);
  }
  text(offset: number, length: number): string {
    return this.content.slice(offset, offset + length);
  }
}

class CallbackSource implements ByteSource {
  constructor(readonly size: number, readonly callback: (offset: number, length: number) => Uint8Array) {}
  read(offset: number, length: number): Uint8Array {
    if (!(offset >= 0 && length >= 0 && offset + length <= this.size)) throw outside(offset);
    const bytes = this.callback(offset, length);
    if (bytes.length !== length) {
      throw new ImageError(`Cannot read: the medium gave ${bytes.length} bytes instead of ${length}`, offset);
    }
    return bytes;
  }
}

/** Least recently used pages of a slow source. */
class CachedSource implements ByteSource {
  readonly size: number;
  #pages = new Map<number, Uint8Array>();
  constructor(readonly source: ByteSource, readonly pageSize: number, readonly pageCount: number) {
    this.size = source.size;
  }
  #page(index: number): Uint8Array {
    let page = this.#pages.get(index);
    if (page !== undefined) {
      this.#pages.delete(index);
    } else {
      const start = index * this.pageSize;
      // The medium may reuse its buffer for the next read, so the page is a copy.
      page = this.source.read(start, Math.min(this.pageSize, this.size - start)).slice();
      if (this.#pages.size >= this.pageCount) this.#pages.delete(this.#pages.keys().next().value!);
    }
    this.#pages.set(index, page);
    return page;
  }
  read(offset: number, length: number): Uint8Array {
    if (!(offset >= 0 && length >= 0 && offset + length <= this.size)) throw outside(offset);
    if (length === 0) return new Uint8Array(0);
    const first = Math.floor(offset / this.pageSize);
    const last = Math.floor((offset + length - 1) / this.pageSize);
    if (first === last) {
      const start = offset - first * this.pageSize;
      return this.#page(first).subarray(start, start + length);
    }
    // A range longer than the whole cache would only flush it.
    if (last - first >= this.pageCount) return this.source.read(offset, length).slice();
    const out = fewBytes(length);
    for (let index = first; index <= last; index++) {
      const pageStart = index * this.pageSize;
      const page = this.#page(index);
      const from = Math.max(offset, pageStart);
      const to = Math.min(offset + length, pageStart + page.length);
      out.set(page.subarray(from - pageStart, to - pageStart), from - offset);
    }
    return out;
  }
}

/** A source over a byte string; `bytes` are the same as bytes. */
export function textSource(content: string, bytes: Uint8Array): ByteSource {
  return new TextSource(content, bytes);
}

/**
 * A source over bytes in memory.
 * @param bytes The data; not copied, must not change while the source is in use. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return new MemorySource(bytes);
}

/**
 * A source behind a function of the host.
 * @param size Total bytes.
 * @param read Gives exactly `length` bytes from `offset` on (`0 <= offset`, `offset + length <= size`); may reuse its
 * buffer from one call to the next, only resources and sources handed out are then valid until the next call.
 */
export function callbackSource(size: number, read: (offset: number, length: number) => Uint8Array): ByteSource {
  return new CallbackSource(size, read);
}

/**
 * Puts a page cache before a slow source: image readers ask for many pieces of a few bytes.
 * @param options `pageSize` in bytes (default 1024) and `pages` kept (default 16).
 */
export function cachedSource(source: ByteSource, options: { pageSize?: number; pages?: number } = {}): ByteSource {
  return new CachedSource(source, Math.max(16, options.pageSize ?? 1024), Math.max(1, options.pages ?? 16));
}

/** Accepts what callers have at hand: bytes in memory or a source. */
export function toSource(input: Uint8Array | ByteSource): ByteSource {
  return input instanceof Uint8Array ? new MemorySource(input) : input;
}
