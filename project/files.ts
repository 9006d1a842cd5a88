// SPDX-License-Identifier: MIT
/**
 * Files of a project: patterns, walking a folder in a fixed order, and writing a file so that it is either the old one
 * or the new one, never half of it. Paths here are JavaScript strings, as Deno takes them.
 */
import { ProjectError } from "./project_error.ts";

/** Folders that never hold sources: hidden ones (our own `.vmiot` among them) and what other tools leave behind. */
const SKIPPED = /^(\..*|node_modules|__pycache__)$/;

/** The regular expression for a pattern: `*`, `?`, `[a-z]` inside one name, `**` any number of folders. */
export function patternToRegExp(pattern: string): RegExp {
  let out = "";
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === "*" && pattern[i + 1] === "*") {
      const slash = pattern[i + 2] === "/";
      out += slash ? "(?:[^/]+/)*" : ".*";
      i += slash ? 2 : 1;
    } else if (c === "*") {
      out += "[^/]*";
    } else if (c === "?") {
      out += "[^/]";
    } else if (c === "[" && pattern.indexOf("]", i + 2) > 0) {
      const end = pattern.indexOf("]", i + 2);
      const body = pattern.slice(i + 1, end);
      out += `[${body[0] === "!" ? "^" : ""}${body.replace(/^!/, "").replace(/[\\\]^]/g, "\\$&")}]`;
      i = end;
    } else {
      out += c.replace(/[.+^${}()|\\[\]]/g, "\\$&");
    }
  }
  return new RegExp(`^${out}$`);
}

/** A test for paths by a list of patterns; the last one that fits decides, and one with `!` in front excludes. */
export function matcher(patterns: string[]): (path: string) => boolean {
  const rules = patterns.map((pattern) => ({
    include: !pattern.startsWith("!"),
    test: patternToRegExp(pattern.replace(/^!/, "").replace(/^\.\//, "")),
  }));
  return (path) => rules.findLast((rule) => rule.test.test(path))?.include ?? false;
}

/**
 * Files under `folder`, as paths relative to it, sorted by code units so that every machine gives the same order.
 * @param without Absolute paths of folders to leave out.
 */
export function walk(folder: string, without: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const visit = (prefix: string) => {
    const entries = attempt(`${folder}/${prefix}`, "read", () => [...Deno.readDirSync(`${folder}/${prefix}`)]);
    for (const entry of entries) {
      const path = prefix + entry.name;
      const isFolder = entry.isDirectory || entry.isSymlink && isDirectory(`${folder}/${path}`);
      if (!isFolder) found.push(path);
      else if (!SKIPPED.test(entry.name) && !entry.isSymlink && !without.has(`${folder}/${path}`)) visit(`${path}/`);
    }
  };
  visit("");
  return found.sort((a, b) => a < b ? -1 : a > b ? 1 : 0);
}

/** Whether `path` is a folder. */
export function isDirectory(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch {
    return false;
  }
}

/** Whether `path` is a regular file. */
export function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

/** What went wrong, in the system's words. */
export function reasonOf(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "No such file or directory";
  if (error instanceof Deno.errors.PermissionDenied) return "Permission denied";
  if (error instanceof Deno.errors.IsADirectory) return "Is a directory";
  if (error instanceof Deno.errors.NotADirectory) return "Not a directory";
  const message = error instanceof Error ? error.message : String(error);
  // Deno: `No space left on device (os error 28): write '…'`.
  return message.replace(/ \(os error \d+\).*$/s, "");
}

/** Runs a file operation; a failure becomes a {@linkcode ProjectError} that names the file. */
export function attempt<T>(path: string, verb: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof TypeError) throw error;
    const kind = error instanceof Deno.errors.NotFound ? "usage" : "environment";
    throw new ProjectError(`cannot ${verb} '${path}': ${reasonOf(error)}`, undefined, undefined, kind);
  }
}

/** Reads a whole file. */
export function readFile(path: string): Uint8Array {
  return attempt(path, "read", () => Deno.readFileSync(path));
}

/**
 * Writes a file so that a crash, a full disk or a reader at the wrong moment never sees half of it: the bytes go to a
 * new file in the same folder, are synced to the disk, and take the old file's name; then the folder is synced.
 * @param durable Whether to wait for the disk. What is not waited for may be damaged after a loss of power: for caches,
 *   whose readers check what they read.
 * @throws ProjectError; the old file is then untouched and the new one removed.
 */
export function writeAtomic(path: string, bytes: Uint8Array, mode = 0o644, durable = true): void {
  const slash = path.lastIndexOf("/");
  const folder = slash < 0 ? "." : path.slice(0, slash) || "/";
  const temporary = `${folder}/.${path.slice(slash + 1)}.${Deno.pid}.tmp`;
  attempt(path, "write", () => {
    if (isDevice(path)) return writeTo(Deno.openSync(path, { write: true }), bytes);
    const file = Deno.openSync(temporary, { write: true, createNew: true, mode });
    try {
      writeTo(file, bytes, durable);
      Deno.renameSync(temporary, path);
    } catch (error) {
      try {
        Deno.removeSync(temporary);
      } catch {
        // The first error is the one to tell.
      }
      throw error;
    }
    if (durable) syncFolder(folder);
  });
}

/** Whether `path` is a device or pipe: bytes go into it; it is never replaced by a file. */
function isDevice(path: string): boolean {
  try {
    const info = Deno.statSync(path);
    return !info.isFile && !info.isDirectory;
  } catch {
    return false;
  }
}

/** Writes everything and closes the file. */
function writeTo(file: Deno.FsFile, bytes: Uint8Array, sync = false): void {
  try {
    for (let at = 0; at < bytes.length;) at += file.writeSync(bytes.subarray(at));
    if (sync) file.syncSync();
  } finally {
    file.close();
  }
}

/** Makes a rename durable. Some file systems cannot sync a folder; the data is safe there all the same. */
function syncFolder(folder: string): void {
  try {
    const handle = Deno.openSync(folder, { read: true });
    try {
      handle.syncSync();
    } finally {
      handle.close();
    }
  } catch {
    // See above.
  }
}

/** A path without `.` and `..` parts, absolute. Does not follow links. */
export function absolute(path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith("/") ? path : `${Deno.cwd()}/${path}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** `path` as seen from `folder`, both absolute. */
export function relative(folder: string, path: string): string {
  const from = folder.split("/").filter(Boolean), to = path.split("/").filter(Boolean);
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/") || ".";
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder of a path. */
export function dirName(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash) || "/";
}
