// SPDX-License-Identifier: MIT
/** Reading from a `file`: what was read ahead, and lines with the ends that its mode allows. */
import { EAGAIN } from "../base/errno.ts";
import { IOErrorType, type PyEnvironmentError, PyThrow } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { hostCall } from "../core/host_error.ts";
import type { Vm } from "../core/vm.ts";
import * as fs from "../host.ts";
import { untilReadyIfBlocking } from "./fd_wait.ts";
import { bytesToText } from "./buffer_protocol.ts";
import { BUFFER, flushOutput, isRegular } from "./file_output.ts";
import type { PyFile } from "./file.ts";

/** Forgets what was read ahead by seeking back over it. */
export function dropAhead(vm: Vm, f: PyFile): void {
  const left = f.ahead.length - f.at;
  f.ahead = "";
  f.at = 0;
  f.skipNewline = false;
  if (left > 0 && isRegular(vm, f.out)) vm.host.lseek(f.fd, -left, 1);
}

/** Reads a chunk into the read-ahead buffer. Returns false at the end of the file. */
export function fill(vm: Vm, f: PyFile, size = f.out.buffering === 0 ? 1 : BUFFER): Result<boolean> {
  if (f.out.size > 0) return fillSlow(vm, f, size);
  if (!isRegular(vm, f.out) && vm.host.poll([[f.fd, fs.POLLIN]])[0] === 0) return fillSlow(vm, f, size);
  return readChunk(vm, f, size);
}

function* fillSlow(vm: Vm, f: PyFile, size: number): Gen<boolean> {
  yield* flushOutput(vm, f.out);
  if (!isRegular(vm, f.out)) yield* untilReadyIfBlocking(vm, f.fd, fs.POLLIN);
  return readChunk(vm, f, size);
}

/** Where chunks of usual size are read to; nobody keeps it. */
const chunk = new Uint8Array(65536);

function readChunk(vm: Vm, f: PyFile, size: number): boolean {
  const buffer = size <= chunk.length ? chunk.subarray(0, size) : new Uint8Array(size);
  const n = hostCall(IOErrorType, null, () => vm.host.read(f.fd, buffer));
  if (n === 0) return false;
  const text = bytesToText(buffer, 0, n);
  f.ahead = f.at < f.ahead.length ? f.ahead.slice(f.at) + text : text;
  f.at = 0;
  return true;
}

/** Translates line ends of `text` (universal newline mode), keeping track of `\r\n` across chunks. */
function translate(f: PyFile, text: string): string {
  if (f.skipNewline && text.length > 0) {
    f.skipNewline = false;
    if (text.charCodeAt(0) === 10) {
      text = text.slice(1);
      f.newlines |= 4;
    } else f.newlines |= 1;
  }
  if (text.endsWith("\r")) f.skipNewline = true;
  return text.replace(/\r\n|\r|\n/g, (end, i) => {
    if (end === "\r\n") f.newlines |= 4;
    else if (end === "\n") f.newlines |= 2;
    else if (i < text.length - 1) f.newlines |= 1;
    return "\n";
  });
}

/** Reads up to `size` bytes, or everything with `size` < 0. */
export function* readAll(vm: Vm, f: PyFile, size: number): Gen<string> {
  if (size === 0) return "";
  const parts: string[] = [];
  let have = 0;
  for (;;) {
    if (f.at < f.ahead.length) {
      const want = size < 0 ? Infinity : size - have;
      let piece = f.ahead.length - f.at <= want ? f.ahead.slice(f.at) : f.ahead.slice(f.at, f.at + want);
      f.at += piece.length;
      if (f.universal) piece = translate(f, piece);
      parts.push(piece);
      have += piece.length;
    }
    if (size >= 0 && have >= size) break;
    // The second half of a line end counts for nothing.
    if (f.at < f.ahead.length) continue;
    const wanted = size < 0 ? 65536 : Math.max(f.out.buffering === 0 ? 1 : BUFFER, Math.min(size - have, 1 << 20));
    let more: boolean;
    try {
      const r = fill(vm, f, wanted);
      more = isGen(r) ? yield* r : r;
    } catch (e) {
      // What a descriptor that does not block has given is not lost.
      if (have > 0 && e instanceof PyThrow && (e.value as PyEnvironmentError).errno === EAGAIN) break;
      throw e;
    }
    if (!more) {
      // At the end a lone carriage return is known to be one.
      if (f.universal && f.skipNewline) f.newlines |= 1;
      break;
    }
  }
  return parts.join("");
}

/** One line with its end, at most `limit` bytes; empty at the end of the file. */
export function readLine(vm: Vm, f: PyFile, limit: number): Result<string> {
  if (!f.universal && limit < 0) {
    const end = f.ahead.indexOf("\n", f.at);
    if (end >= 0) {
      const line = f.ahead.slice(f.at, end + 1);
      f.at = end + 1;
      return line;
    }
  }
  return readLineSlow(vm, f, limit);
}

function* readLineSlow(vm: Vm, f: PyFile, limit: number): Gen<string> {
  let line = "";
  for (;;) {
    if (f.universal && f.skipNewline && f.at < f.ahead.length) {
      f.skipNewline = false;
      if (f.ahead.charCodeAt(f.at) === 10) {
        f.at++;
        f.newlines |= 4;
      } else f.newlines |= 1;
    }
    const room = limit < 0 ? Infinity : limit - line.length;
    if (room <= 0) return line;
    if (f.at < f.ahead.length) {
      let end = f.ahead.indexOf("\n", f.at);
      let stop = end < 0 ? f.ahead.length : end + 1;
      let cr = -1;
      if (f.universal) {
        cr = f.ahead.indexOf("\r", f.at);
        if (cr >= 0 && cr < stop) {
          end = cr;
          stop = cr + 1;
        } else cr = -1;
      }
      if (stop - f.at > room) {
        stop = f.at + room;
        end = -1;
        cr = -1;
      }
      let piece = f.ahead.slice(f.at, stop);
      f.at = stop;
      if (cr >= 0) {
        piece = piece.slice(0, -1) + "\n";
        f.skipNewline = true;
      } else if (f.universal && end >= 0) f.newlines |= 2;
      line += piece;
      if (end >= 0) return line;
      continue;
    }
    const more = fill(vm, f);
    if (!(isGen(more) ? yield* more : more)) {
      if (f.universal && f.skipNewline) {
        f.newlines |= 1;
        f.skipNewline = false;
      }
      return line;
    }
  }
}
