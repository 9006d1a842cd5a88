// SPDX-License-Identifier: MIT
/** The commands `dis` and `inspect`. */
import { compileSource } from "../compiler/compile.ts";
import { PyCompileError, PySyntaxError } from "../compiler/errors.ts";
import type { Code } from "../vm/bytecode/code.ts";
import { disassemble } from "../vm/bytecode/disasm.ts";
import { type Image, isImage, openImage } from "../vm/bytecode/image.ts";
import { FORMAT_VERSION, SECTIONS } from "../vm/bytecode/image_format.ts";
import { isPyc, readPyc } from "../vm/bytecode/pyc.ts";
import { namesFor } from "../vm/base/unicode_names_use.ts";
import { fromByteString, toByteString } from "../project/bytes.ts";
import { CompileErrors } from "../project/compile_errors.ts";
import { isDirectory } from "../project/files.ts";
import { describeSignature, readPublicKey } from "../project/signing.ts";
import { EXIT_OK, fail, type Parsed } from "./command.ts";
import { out, outBytes, showSize } from "./output.ts";
import { readNamed } from "./run.ts";

/** Compiles a file for showing; errors are printed as for `check`. */
async function compileFile(path: string, bytes: Uint8Array): Promise<Code> {
  const unicodeNameLookup = await namesFor(bytes);
  try {
    return compileSource(bytes, { filename: toByteString(path), mode: "exec", unicodeNameLookup });
  } catch (error) {
    if (!(error instanceof PySyntaxError || error instanceof PyCompileError)) throw error;
    throw new CompileErrors([{ shown: path, error }]);
  }
}

/** `vmiotman dis`. */
export async function dis(parsed: Parsed): Promise<number> {
  if (parsed.values.has("jit")) return await (await import("./watch.ts")).disJit(parsed);
  if (parsed.values.has("jit-threshold")) fail("option --jit-threshold goes with --jit; see 'vmiotman dis --help'");
  const [path, ...names] = parsed.rest;
  if (path === undefined) fail("dis needs a file; see 'vmiotman dis --help'");
  if (isDirectory(path)) fail(`cannot disassemble '${path}': it is a folder; name a file in it`);
  const bytes = readNamed(path);
  if (!isImage(bytes) && !path.endsWith(".vmiot")) {
    if (names.length > 0) fail("only an image has modules to choose from; see 'vmiotman dis --help'");
    outBytes(disassemble(isPyc(bytes) || path.endsWith(".pyc") ? readPyc(bytes).code : await compileFile(path, bytes)));
    return EXIT_OK;
  }
  const image = openImage(bytes);
  const wanted = names.length > 0 ? names : [...image.modules.keys()];
  for (const name of wanted) {
    const module = image.modules.get(toByteString(name)) ?? image.modules.get(name);
    if (module === undefined) fail(`no module '${name}' in '${path}'; see 'vmiotman inspect ${path}'`);
    const code = image.moduleCode(module.name);
    if (code === undefined) continue;
    out(`${wanted.length > 1 ? `Module ${module.name}:\n` : ""}`);
    outBytes(disassemble(code));
    if (wanted.length > 1) out("\n");
  }
  return EXIT_OK;
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Rows of a table; numbers are right-aligned. */
function table(rows: (string | number)[][]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => cell(row[column]).length)));
  return rows.map((row) =>
    `  ${
      row.map((value, column) =>
        typeof value === "number" ? cell(value).padStart(widths[column]) : value.padEnd(widths[column])
      ).join("  ").trimEnd()
    }\n`
  ).join("");
}

function cell(value: string | number): string {
  return typeof value === "number" ? value.toLocaleString("en-US") : value;
}

/** `vmiotman inspect`. */
export async function inspect(parsed: Parsed): Promise<number> {
  const [path, ...more] = parsed.rest;
  if (path === undefined || more.length > 0) fail("inspect needs one image; see 'vmiotman inspect --help'");
  if (isDirectory(path)) fail(`cannot inspect '${path}': it is a folder`);
  const bytes = readNamed(path);
  const image = openImage(bytes);
  image.checkAll();
  const keys = await Promise.all((parsed.values.get("trust") ?? []).map(readPublicKey));
  out(describe(path, bytes, image) + `Signature: ${await describeSignature(image, keys)}\n`);
  return EXIT_OK;
}

function describe(path: string, bytes: Uint8Array, image: Image): string {
  const { manifest } = image;
  const left = [
    ...(image.linesStripped ? ["line tables"] : []),
    ...(image.docsStripped ? ["docstrings"] : []),
    ...(image.hasSources ? [] : ["sources"]),
  ];
  const { strings, constants } = image.tableCounts();
  const sections: (string | number)[][] = [["header", 0, image.section(SECTIONS[0]).start]];
  for (const name of SECTIONS) {
    const { start, size } = image.section(name);
    sections.push([name, start, size]);
  }
  const modules = [...image.modules.values()].map((module) => [
    module.name,
    module.kind,
    fromByteString(module.path),
    module.sourceSize === undefined ? "" : `source ${showSize(module.sourceSize)}`,
  ]);
  const resources = [...image.resources.values()].map((resource) => [resource.path, resource.size]);
  const properties = Object.entries(manifest.properties).map(([name, value]) => `  ${name}: ${value}\n`).join("");
  return `${path}: image format ${FORMAT_VERSION}, ${showSize(bytes.length)}\n` +
    `Project:   ${manifest.name} ${manifest.version}${manifest.entry === "" ? "" : `, entry ${manifest.entry}`}\n` +
    properties +
    `SHA-256:   ${hex(image.hash)}\n` +
    `Left out:  ${left.length === 0 ? "nothing" : left.join(", ")}\n` +
    `Tables:    ${strings} strings, ${constants} constants\n` +
    `Sections (name, offset, bytes):\n${table(sections)}` +
    `Modules (${modules.length}):\n${modules.length > 0 ? table(modules) : ""}` +
    (resources.length > 0 ? `Resources (${resources.length}):\n${table(resources)}` : "");
}
