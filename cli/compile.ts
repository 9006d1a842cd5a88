// SPDX-License-Identifier: MIT
/** The commands `compile` and `check`. */
import { absolute, baseName, isDirectory, isFile, readFile, writeAtomic } from "../project/files.ts";
import { buildFile, buildProject, type BuildResult, checkModules, IMAGE_NAME } from "../project/build.ts";
import { contentsOf, loadProject, type ProjectModule } from "../project/project.ts";
import { isImage } from "../vm/bytecode/image.ts";
import { signBytes } from "../project/signing.ts";
import { EXIT_OK, fail, type Parsed, valueOf } from "./command.ts";
import { err, errBytes, out, showSize } from "./output.ts";

/** A line on a terminal that is overwritten, so that long work shows where it is. Silent elsewhere. */
function progress(): (done: number, total: number, name: string) => void {
  if (!Deno.stderr.isTerminal()) return () => {};
  let last = 0;
  return (done, total, name) => {
    const now = performance.now();
    if (done < total && now - last < 50) return;
    last = now;
    err(done < total ? `\r\x1b[K[${done + 1}/${total}] ${name.slice(-60)}` : "\r\x1b[K");
  };
}

/** `vmiotman compile`. */
export async function compile(parsed: Parsed): Promise<number> {
  if (parsed.rest.length > 1) fail("compile takes one folder or file; see 'vmiotman compile --help'");
  const target = parsed.rest[0] ?? ".";
  const started = performance.now();
  const quiet = parsed.switches.has("quiet");
  const options = {
    optimize: parsed.switches.has("optimize") ? 1 : 0,
    strip: parsed.switches.has("strip") ? true : undefined,
    noCache: parsed.switches.has("force"),
    onProgress: quiet ? undefined : progress(),
    onWarning: (text: string) => errBytes(`${text}\n`),
  };
  let result: BuildResult, output: string, keyPath = valueOf(parsed, "sign");
  if (isFile(target)) {
    refuseImage(target);
    result = await buildFile(target, options);
    output = `${baseName(target).replace(/\.pyc?$/, "")}.vmiot`;
  } else {
    const project = loadProject(target);
    result = await buildProject(project, options);
    output = IMAGE_NAME;
    const { sign } = project.manifest;
    if (keyPath === undefined && sign !== undefined) {
      keyPath = sign.startsWith("/") ? sign : `${project.folder}/${sign}`;
    }
  }
  output = valueOf(parsed, "output") ?? output;
  if (isDirectory(output)) fail(`cannot write '${output}': it is a folder`);
  const image = keyPath === undefined ? result.image : await signBytes(result.image, keyPath);
  writeAtomic(output, image);
  if (!quiet) out(summary(result, output, image.length, performance.now() - started));
  return EXIT_OK;
}

/** An image is compiled already; reading it as a source would only give a puzzling error. */
function refuseImage(path: string): void {
  if (path.toLowerCase().endsWith(".vmiot") || isImage(readFile(path))) {
    fail(`'${path}' is an image already; 'vmiotman inspect' shows what is in it`);
  }
}

/** What was done, one line for each file, and a closing line. */
function summary(result: BuildResult, output: string, size: number, ms: number): string {
  const { steps } = result;
  const width = Math.max(...steps.map((step) => step.shown.length));
  const number = (n: number) => n.toLocaleString("en-US").padStart(9);
  const rows = steps.map(({ what, shown, inputSize, outputSize }) =>
    `${what.padEnd(10)}${shown.padEnd(width)}${number(inputSize)} ->${number(outputSize)}\n`
  );
  const skipped = result.unreachable.map((path) => `left out  ${path} (no __init__.py in its folder)\n`);
  const count = (what: string) => steps.filter((step) => step.what === what).length;
  const parts = [
    `${count("compiled")} compiled`,
    `${count("unchanged")} unchanged`,
    ...(count("packed") > 0 ? [`${count("packed")} packed`] : []),
  ];
  return `${rows.join("")}${skipped.join("")}wrote     ${output}: ${showSize(size)}; ${parts.join(", ")}; ` +
    `${(ms / 1000).toFixed(2)} s\n`;
}

/** `vmiotman check`. */
export async function check(parsed: Parsed): Promise<number> {
  const targets = parsed.rest.length === 0 ? ["."] : parsed.rest;
  const modules: ProjectModule[] = [];
  for (const target of targets) {
    if (isDirectory(target)) {
      // Files as the user would name them from here, not as the image would show them.
      const prefix = target === "." ? "" : `${target.replace(/\/+$/, "")}/`;
      for (const module of contentsOf(loadProject(target)).modules) {
        modules.push({ ...module, shown: prefix + module.shown });
      }
    } else if (isFile(target)) {
      refuseImage(target);
      const path = absolute(target);
      modules.push({ name: "__main__", isPackage: false, path, shown: target, compiled: target.endsWith(".pyc") });
    } else fail(`cannot open '${target}': No such file or directory`);
  }
  const steps = await checkModules(modules, { onProgress: progress(), onWarning: (text) => errBytes(`${text}\n`) });
  out(`${steps.length} ${steps.length === 1 ? "file" : "files"} checked, no errors\n`);
  return EXIT_OK;
}
