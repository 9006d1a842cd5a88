// SPDX-License-Identifier: MIT
/**
 * The text of `vmiotman inspect`: what an image holds and where its bytes go.
 */
import { utf8Decode } from "./image_encoding.ts";
import { HEADER_SIZE, type SectionName, SECTIONS, SIGNATURE_SIZE } from "./image_format.ts";
import type { Image } from "./image.ts";
import type { RecordSizes } from "./image_record.ts";

/** Bytes per part of an image. */
export interface ImageReport {
  /** The whole, with the signature. */
  total: number;
  header: number;
  sections: Record<SectionName, number>;
  signature: number;
  /** What the code section is made of. */
  code: RecordSizes;
  codeObjects: number;
  strings: number;
  constants: number;
}

/**
 * Measures an image, which reads and verifies all of it.
 * @throws ImageError
 */
export function measureImage(image: Image): ImageReport {
  const code: RecordSizes = { fields: 0, names: 0, constants: 0, instructions: 0, lines: 0 };
  const codeObjects = image.checkAll(code);
  const sections = Object.fromEntries(SECTIONS.map((name) => [name, image.section(name).size]));
  const signature = image.isSigned ? SIGNATURE_SIZE : 0;
  return {
    total: image.size + signature,
    header: HEADER_SIZE,
    sections: sections as Record<SectionName, number>,
    signature,
    code,
    codeObjects,
    ...image.tableCounts(),
  };
}

function text(bytes: string): string {
  const decoded = utf8Decode(bytes);
  return typeof decoded === "string" ? decoded : bytes;
}

/**
 * Describes an image for people.
 * @param options `modules`: list every module and resource (default true).
 * @throws ImageError
 */
export function inspectImage(image: Image, options: { modules?: boolean } = {}): string {
  const report = measureImage(image);
  const { manifest } = image;
  const out: string[] = [];
  const title = [manifest.name || "(no name)", manifest.version].filter((part) => part !== "").join(" ");
  out.push(`${title}: ${report.total} bytes, ${image.modules.size} modules, ${image.resources.size} resources`);
  out.push(`entry:    ${manifest.entry || "(none, a library)"}`);
  const kept = [
    image.linesStripped ? "no line tables" : "line tables",
    image.docsStripped ? "no docstrings" : "docstrings",
    image.hasSources ? "sources" : "no sources",
  ];
  out.push(`holds:    ${kept.join(", ")}`);
  out.push(`sha-256:  ${Array.from(image.hash, (byte) => byte.toString(16).padStart(2, "0")).join("")}`);
  out.push(`signed:   ${image.isSigned ? "yes" : "no"}`);
  for (const [key, value] of Object.entries(manifest.properties)) out.push(`${(key + ":").padEnd(9)} ${value}`);
  const row = (name: string, size: number, note: string) => {
    const share = `${(100 * size / report.total).toFixed(1)}%`;
    out.push(`  ${name.padEnd(16)}${String(size).padStart(9)}${share.padStart(8)}${note === "" ? "" : "  " + note}`);
  };
  out.push("", "  section             bytes   share");
  row("header", report.header, "");
  row("index", report.sections.index, "");
  row("strings", report.sections.strings, `${report.strings} strings`);
  row("constants", report.sections.constants, `${report.constants} constants`);
  row("code", report.sections.code, `${report.codeObjects} code objects`);
  row("  instructions", report.code.instructions, "");
  row("  names", report.code.names, "");
  row("  constants", report.code.constants, "");
  row("  line tables", report.code.lines, "");
  row("  other fields", report.code.fields, "");
  row("data", report.sections.data, "sources and resources");
  if (report.signature > 0) row("signature", report.signature, "Ed25519");
  if (options.modules !== false && image.modules.size > 0) {
    out.push("", "  module");
    for (const { name, kind, path, hasCode, sourceSize } of image.modules.values()) {
      const size = hasCode ? image.codeSize(name)! : 0;
      const source = sourceSize === undefined ? "" : `, source ${sourceSize}`;
      out.push(`  ${name.padEnd(28)} ${kind.padEnd(10)} ${String(size).padStart(7)}  ${text(path)}${source}`);
    }
  }
  if (options.modules !== false && image.resources.size > 0) {
    out.push("", "  resource");
    for (const { path, size } of image.resources.values()) out.push(`  ${path.padEnd(39)} ${String(size).padStart(7)}`);
  }
  return out.map((line) => line + "\n").join("");
}
