// SPDX-License-Identifier: MIT
/**
 * Writing for people: standard output and error without `console` (which captures a stack at start-up), and the one place
 * that turns whatever was thrown into a message and an exit code.
 */
import { textToBytes } from "../vm/base/latin1.ts";
import { ImageError } from "../vm/bytecode/image_error.ts";
import { HostError } from "../vm/host.ts";
import { CompileErrors } from "../project/compile_errors.ts";
import { reasonOf } from "../project/files.ts";
import { ProjectError } from "../project/project_error.ts";
import { fromByteString } from "../project/bytes.ts";
import { CliError, EXIT_COMPILE, EXIT_ENVIRONMENT, EXIT_IMAGE, EXIT_USAGE } from "./command.ts";

/** Exit code for a bug of ours (`EX_SOFTWARE`). */
const EXIT_BUG = 70;

function writeAll(stream: { writeSync(bytes: Uint8Array): number }, bytes: Uint8Array): void {
  try {
    for (let at = 0; at < bytes.length;) at += stream.writeSync(bytes.subarray(at));
  } catch (error) {
    // Nobody reads any more (`| head`): not our problem. A message that cannot be shown cannot be told of either.
    if (error instanceof Deno.errors.BrokenPipe || stream === Deno.stderr) return;
    throw new CliError(`cannot write to standard output: ${reasonOf(error)}`, EXIT_ENVIRONMENT);
  }
}

/** Writes text to standard output. */
export function out(text: string): void {
  writeAll(Deno.stdout, new TextEncoder().encode(text));
}

/** Writes text to standard error. */
export function err(text: string): void {
  writeAll(Deno.stderr, new TextEncoder().encode(text));
}

/** Writes a byte string to standard error. */
export function errBytes(text: string): void {
  writeAll(Deno.stderr, textToBytes(text));
}

/** Writes a byte string to standard output. */
export function outBytes(text: string): void {
  writeAll(Deno.stdout, textToBytes(text));
}

/** Prints what was thrown for the user, and gives the exit code. */
export function report(error: unknown): number {
  if (error instanceof CliError) {
    err(`vmiotman: ${error.message}\n`);
    return error.code;
  }
  if (error instanceof CompileErrors) {
    errBytes(error.toString());
    return EXIT_COMPILE;
  }
  if (error instanceof ProjectError) {
    err(`vmiotman: ${error}\n`);
    return error.kind === "usage" ? EXIT_USAGE : error.kind === "source" ? EXIT_COMPILE : EXIT_ENVIRONMENT;
  }
  if (error instanceof ImageError) {
    err(`vmiotman: ${lowerFirst(error.toString())}\n`);
    return EXIT_IMAGE;
  }
  if (error instanceof HostError) {
    const path = error.path === undefined ? "" : ` '${fromByteString(error.path)}'`;
    err(`vmiotman: cannot use${path}: ${error.message}\n`);
    return error.errno === 2 ? EXIT_USAGE : EXIT_ENVIRONMENT;
  }
  if (error instanceof Deno.errors.NotFound) {
    err(`vmiotman: ${error.message}\n`);
    return EXIT_USAGE;
  }
  const text = error instanceof Error ? error.stack ?? error.message : String(error);
  err(`vmiotman: internal error, please report it:\n${text}\n`);
  return EXIT_BUG;
}

/** A message in the middle of a line. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `18,204 bytes`. */
export function showSize(bytes: number): string {
  return `${bytes.toString().replace(/\B(?=(\d{3})+$)/g, ",")} byte${bytes === 1 ? "" : "s"}`;
}
