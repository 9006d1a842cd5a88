// SPDX-License-Identifier: MIT
/**
 * Compiles a project into an image. Incremental: code compiled from the same source by the same compiler is taken from
 * `.vmiot/cache` in the project's folder (as `.pyc` files, named by a hash of everything they depend on), so the cache
 * can be wrong about nothing and be deleted at any time. The image's bytes depend on the sources alone.
 */
import { compileSource } from "../compiler/compile.ts";
import { namesFor } from "../vm/base/unicode_names_use.ts";
import { PyCompileError, PySyntaxError } from "../compiler/errors.ts";
import { CO_VMIOT, type Code } from "../vm/bytecode/code.ts";
import { ImageError } from "../vm/bytecode/image_error.ts";
import { type ImageModuleInput, writeImage } from "../vm/bytecode/image_writer.ts";
import { readPyc, writePyc } from "../vm/bytecode/pyc.ts";
import { toByteString } from "./bytes.ts";
import { CompileErrors, type SourceError } from "./compile_errors.ts";
import { baseName, isFile, readFile, writeAtomic } from "./files.ts";
import { contentsOf, type Project, type ProjectModule } from "./project.ts";
import { ProjectError } from "./project_error.ts";
import { type Dialect, DIALECT_PROPERTY } from "./runner.ts";
import { SERVICES_PROPERTY } from "./services.ts";

/** Default name of an image. */
export const IMAGE_NAME = "main_img.vmiot";
/** Folder for everything we keep in a project. */
export const STORE_NAME = ".vmiot";

/** How to build. */
export interface BuildOptions {
  /** 0, 1 or 2, as `-O` and `-OO`. */
  optimize?: number;
  /** What the sources are written in; a project's manifest says it for itself. */
  dialect?: Dialect;
  /** Leave line tables and sources out. Default: what the manifest says. */
  strip?: boolean;
  /** Neither read nor write the cache. */
  noCache?: boolean;
  /** Called before each module, for progress. */
  onProgress?: (done: number, total: number, name: string) => void;
  /** Called for each warning of the compiler: a line of text. */
  onWarning?: (text: string) => void;
}

/** What happened to one module or resource. */
export interface BuildStep {
  /** Path relative to the project. */
  shown: string;
  what: "compiled" | "unchanged" | "packed";
  /** Bytes of the file. */
  inputSize: number;
  /** Bytes of its marshalled code; of the file for a resource. */
  outputSize: number;
}

/** A finished build. */
export interface BuildResult {
  image: Uint8Array;
  steps: BuildStep[];
  /** Sources left out because no import can reach them. */
  unreachable: string[];
}

/**
 * Builds the image of a project.
 * @throws CompileErrors with all errors in sources; ProjectError; ImageError for a bad `.pyc`.
 */
export async function buildProject(project: Project, options: BuildOptions = {}): Promise<BuildResult> {
  const contents = contentsOf(project);
  const { manifest } = project;
  const entry = contents.modules.find((module) => module.shown === manifest.entry);
  if (entry === undefined) {
    throw new ProjectError(`the entry ${manifest.entry} is not among the sources`, project.manifestPath);
  }
  const cache = options.noCache ? undefined : new Cache(`${project.folder}/${STORE_NAME}/cache`);
  const { modules, steps } = await compileModules(contents.modules, { ...options, dialect: manifest.dialect }, cache);
  const resources = contents.resources.map(({ name, path }) => {
    const data = readFile(path);
    steps.push({ shown: name, what: "packed", inputSize: data.length, outputSize: data.length });
    return { path: name, data };
  });
  const strip = options.strip ?? manifest.strip;
  const properties: Record<string, string> = {};
  if (Object.keys(manifest.services).length > 0) properties[SERVICES_PROPERTY] = JSON.stringify(manifest.services);
  if (manifest.dialect !== "python") properties[DIALECT_PROPERTY] = manifest.dialect;
  const image = writeImage(
    { name: manifest.name, version: manifest.version, entry: entry.name, modules, resources, properties },
    { strip: { lines: strip, sources: strip } },
  );
  cache?.sweep();
  return { image, steps, unreachable: contents.unreachable };
}

/** Builds the image of one source file. */
export async function buildFile(path: string, options: BuildOptions = {}): Promise<BuildResult> {
  const stem = baseName(path).replace(/\.pyc?$/, "");
  const name = /^[A-Za-z_]\w*$/.test(stem) ? stem : "__main__";
  const module: ProjectModule = { name, isPackage: false, path, shown: path, compiled: path.endsWith(".pyc") };
  const { modules, steps } = await compileModules([module], options, undefined);
  const strip = options.strip ?? false;
  const image = writeImage({ name: stem, entry: name, modules }, { strip: { lines: strip, sources: strip } });
  return { image, steps, unreachable: [] };
}

/** Compiles sources without writing anything. @throws CompileErrors */
export async function checkModules(modules: ProjectModule[], options: BuildOptions = {}): Promise<BuildStep[]> {
  return (await compileModules(modules, options, undefined)).steps;
}

async function compileModules(
  list: ProjectModule[],
  options: BuildOptions,
  cache: Cache | undefined,
): Promise<{ modules: ImageModuleInput[]; steps: BuildStep[] }> {
  const modules: ImageModuleInput[] = [], steps: BuildStep[] = [], errors: SourceError[] = [];
  for (const [index, module] of list.entries()) {
    options.onProgress?.(index, list.length, module.shown);
    const { name, isPackage, shown } = module;
    let source: Uint8Array;
    try {
      source = module.proto === undefined ? readFile(module.path) : await protoModule(module.proto, shown);
    } catch (error) {
      if (!(error instanceof PySyntaxError)) throw error;
      // A file that several import is reported once.
      const known = errors.some(({ error: e }) =>
        e instanceof PySyntaxError && e.filename === error.filename && e.lineno === error.lineno &&
        e.message === error.message
      );
      if (!known) errors.push({ shown, error });
      continue;
    }
    if (module.compiled) {
      const { code } = readBadPyc(source, shown);
      modules.push({ name, isPackage, code, path: toByteString(shown) });
      steps.push({ shown, what: "packed", inputSize: source.length, outputSize: source.length });
      continue;
    }
    try {
      const file = module.proto === undefined ? shown : shown.replace(/\.proto$/, "_pb2.py");
      const { code, size, fresh } = await compileOne(source, file, options, cache);
      modules.push({ name, isPackage, code, source, path: toByteString(shown) });
      steps.push({ shown, what: fresh ? "compiled" : "unchanged", inputSize: source.length, outputSize: size });
    } catch (error) {
      if (!(error instanceof PySyntaxError || error instanceof PyCompileError)) throw error;
      errors.push({ shown, error });
    }
  }
  options.onProgress?.(list.length, list.length, "");
  if (errors.length > 0) throw new CompileErrors(errors);
  return { modules, steps };
}

/** The Python module that a `.proto` file gives, as source. @throws PySyntaxError */
async function protoModule({ file, root }: { file: string; root: string }, shown: string): Promise<Uint8Array> {
  const { moduleSource, ProtoError, readProto } = await import("../serde/protobuf/proto_source.ts");
  try {
    const read = (path: string) => isFile(path) ? new TextDecoder().decode(readFile(path)) : undefined;
    const text = moduleSource(file, (name) => readProto(name, root, read));
    return new TextEncoder().encode(text);
  } catch (error) {
    if (error instanceof ProtoError) {
      const where = error.file === file ? shown : error.file;
      const text = error.text === undefined ? null : toByteString(error.text);
      // Columns count bytes, as Python's do.
      const offset = error.column === undefined
        ? null
        : toByteString(error.text!.slice(0, error.column - 1)).length + 1;
      throw new PySyntaxError(
        "SyntaxError",
        toByteString(error.message),
        toByteString(where),
        error.line ?? 1,
        offset,
        text,
      );
    }
    throw error;
  }
}

function readBadPyc(bytes: Uint8Array, shown: string) {
  try {
    return readPyc(bytes);
  } catch (error) {
    if (error instanceof ImageError) throw new ImageError(`${shown}: ${error.message}`, error.offset);
    throw error;
  }
}

async function compileOne(
  source: Uint8Array,
  shown: string,
  options: BuildOptions,
  cache: Cache | undefined,
): Promise<{ code: Code; size: number; fresh: boolean }> {
  const optimize = options.optimize ?? 0;
  const key = await cache?.key(source, shown, optimize, options.dialect ?? "python");
  if (cache !== undefined && key !== undefined) {
    const kept = await cache.get(key);
    if (kept !== undefined) return { ...kept, fresh: false };
  }
  let warned = false;
  const code = compileSource(source, {
    filename: toByteString(shown),
    mode: "exec",
    optimize,
    flags: options.dialect === "vmiot" ? CO_VMIOT : 0,
    unicodeNameLookup: await namesFor(source),
    warn: ({ category, message, filename, lineno }) => {
      warned = true;
      options.onWarning?.(`${filename}:${lineno}: ${category}: ${message}`);
    },
  });
  const pyc = writePyc(code, 0);
  // A source with warnings is compiled again next time, so that they are seen again.
  if (cache !== undefined && key !== undefined && !warned) await cache.put(key, pyc);
  return { code, size: pyc.length, fresh: true };
}

/** Bytes of the check sum before each piece of code in the cache. */
const SUM = 16;

async function checkSum(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as BufferSource)).subarray(0, SUM);
}

/**
 * Compiled code by content. A cache that cannot be read or written is only slower, and so is one that a loss of power
 * has damaged: writing does not wait for the disk (1,300 such waits would be most of the time of a large project).
 */
class Cache {
  readonly #used = new Set<string>();
  readonly #version = compilerVersion();

  constructor(readonly folder: string) {}

  async key(source: Uint8Array, shown: string, optimize: number, dialect: Dialect): Promise<string> {
    const head = new TextEncoder().encode(`${this.#version}\n${optimize}\n${dialect}\n${shown}\n`);
    const whole = new Uint8Array(head.length + source.length);
    whole.set(head);
    whole.set(source, head.length);
    return [...await checkSum(whole)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  async get(key: string): Promise<{ code: Code; size: number } | undefined> {
    this.#used.add(key);
    try {
      const bytes = Deno.readFileSync(`${this.folder}/${key}`);
      const pyc = bytes.subarray(SUM);
      const sum = await checkSum(pyc);
      if (sum.some((byte, i) => byte !== bytes[i])) return undefined;
      return { code: readPyc(pyc).code, size: pyc.length };
    } catch {
      return undefined;
    }
  }

  async put(key: string, pyc: Uint8Array): Promise<void> {
    try {
      Deno.mkdirSync(this.folder, { recursive: true });
      const bytes = new Uint8Array(SUM + pyc.length);
      bytes.set(await checkSum(pyc));
      bytes.set(pyc, SUM);
      writeAtomic(`${this.folder}/${key}`, bytes, 0o644, false);
    } catch {
      // See the class.
    }
  }

  /** Removes what this build did not use. */
  sweep(): void {
    try {
      for (const { name } of Deno.readDirSync(this.folder)) {
        if (!this.#used.has(name)) Deno.removeSync(`${this.folder}/${name}`);
      }
    } catch {
      // See the class.
    }
  }
}

/** Something that changes whenever the compiler may give other code: times and sizes of the files it is made of. */
function compilerVersion(): string {
  const here = decodeURIComponent(new URL(import.meta.url).pathname);
  try {
    const folder = here.endsWith("/project/build.ts")
      ? decodeURIComponent(new URL("../compiler/", import.meta.url).pathname)
      : undefined;
    const files = folder === undefined ? [here] : [...Deno.readDirSync(folder)].map((entry) => folder + entry.name);
    return files.map((file) => Deno.statSync(file)).map((info) => `${info.mtime?.getTime()}:${info.size}`).sort()
      .join();
  } catch {
    return "unknown";
  }
}
