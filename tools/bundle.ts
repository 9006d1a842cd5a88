// SPDX-License-Identifier: MIT
/**
 * Builds the program that `./vmiotman` runs: `cli.ts` and all it imports as one JavaScript file, plus one file for each
 * part that is imported dynamically, so that a start loads only what it needs.
 *
 * Why: Deno takes 60 ms for 150 small modules and 15 ms more than for an empty script when they are one minified file
 * (2 MB of sources, V8 code cache warm). The entry file is written last and by renaming, and the parts have names made
 * from their contents: a program that is running, and a second build at the same time, never see half a build.
 *
 * Usage: `deno run -A tools/bundle.ts [FOLDER]`, default `.deno/app`.
 */
import { compileSource } from "../compiler/compile.ts";
import { toByteString } from "../project/bytes.ts";
import { walk } from "../project/files.ts";
import { compiledLazily, makeEager } from "./eager_functions.ts";
import { writeImage } from "../vm/bytecode/image_writer.ts";

const home = new URL("..", import.meta.url).pathname;
/** Name of the image with the modules of `vm/lib`. */
const LIBRARY = "library.vmiot";
/** Parts that no build has written for so long are removed; until then a running program may still load them. */
const KEEP_MS = 24 * 3600 * 1000;

/** Bundles `cli.ts` into `folder`. Returns the size of what a start loads, in bytes. Throws with the bundler's words. */
export function bundle(folder: string): number {
  const started = new Date();
  const temporary = `${folder}.${Deno.pid}`;
  const config = `${home}deno.json`;
  const result = new Deno.Command(Deno.execPath(), {
    args: [
      "bundle",
      "--quiet",
      "--no-check",
      "--config",
      config,
      "--minify",
      "--code-splitting",
      "--outdir",
      temporary,
      `${home}cli.ts`,
    ],
    stdout: "piped",
    stderr: "piped",
    env: { NO_COLOR: "1" },
  }).outputSync();
  try {
    // The first line says what is wrong; the rest repeats it for each importer.
    if (!result.success) throw new Error(new TextDecoder().decode(result.stderr).trim().split("\n")[0]);
    Deno.mkdirSync(folder, { recursive: true });
    writeLibrary(`${temporary}/${LIBRARY}`);
    hideImports(temporary);
    compileEagerly(temporary);
    const names = [...Deno.readDirSync(temporary)].map((entry) => entry.name).filter((name) => name !== "cli.js");
    for (const name of [...names, "cli.js"]) {
      const file = `${temporary}/${name}`;
      // The launcher compares the sources with this time: what changed during the build must count as newer.
      if (name === "cli.js") Deno.utimeSync(file, started, started);
      Deno.renameSync(file, `${folder}/${name}`);
    }
    for (const { name } of Deno.readDirSync(folder)) {
      const age = started.getTime() - (Deno.statSync(`${folder}/${name}`).mtime?.getTime() ?? 0);
      if (!names.includes(name) && name !== "cli.js" && age > KEEP_MS) Deno.removeSync(`${folder}/${name}`);
    }
    warmUp(folder);
    return Deno.statSync(`${folder}/cli.js`).size;
  } finally {
    try {
      Deno.removeSync(temporary, { recursive: true });
    } catch {
      // It was never made.
    }
  }
}

/**
 * Hides dynamic imports from Deno's analysis: it looks at every file that a file in use might import, 0.1 ms each at
 * every start, and there is one for each native module. Hidden ones are looked at when they are imported.
 */
function hideImports(folder: string): void {
  for (const { name } of [...Deno.readDirSync(folder)]) {
    if (!name.endsWith(".js")) continue;
    const text = Deno.readTextFileSync(`${folder}/${name}`);
    const hidden = text.replace(/\bimport\(("\.\/[\w-]+\.js")\)/g, "import(String($1))");
    if (hidden !== text) Deno.writeTextFileSync(`${folder}/${name}`, hidden);
  }
}

/** Runs the bundle once with a log of what V8 compiles, and has that compiled with the file (`eager_functions.ts`). */
function compileEagerly(folder: string): void {
  const log = `${folder}/v8.log`;
  runOnce(folder, `--v8-flags=--log-function-events,--logfile=${log},--no-logfile-per-isolate`, `${folder}/cache`);
  let events: string;
  try {
    events = Deno.readTextFileSync(log);
    Deno.removeSync(log);
    Deno.removeSync(`${folder}/cache`, { recursive: true });
  } catch {
    return; // Without the log programs only start more slowly.
  }
  for (const { name } of [...Deno.readDirSync(folder)]) {
    if (!/^chunk-.*\.js$/.test(name)) continue;
    const text = Deno.readTextFileSync(`${folder}/${name}`);
    const eager = makeEager(text, compiledLazily(events, name));
    if (eager.moved > 0) Deno.writeTextFileSync(`${folder}/${name}`, eager.text);
  }
}

/**
 * Runs the bundle once so that Deno keeps its compiled code (see `cli.ts`), with the flags and the cache folder that the
 * launcher uses: code compiled under other flags is not taken. Without it programs only start more slowly.
 */
function warmUp(folder: string): void {
  const flags = Deno.env.get("VMIOT_V8_FLAGS"), cache = Deno.env.get("VMIOT_CACHE");
  if (flags !== undefined && cache !== undefined) runOnce(folder, flags, cache);
}

/** Runs a small program with the bundle in `folder`, inside the evaluation of its modules (see `cli.ts`). */
function runOnce(folder: string, flags: string, cache: string): void {
  new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-config", "--no-lock", "--no-check", "-q", flags, `${folder}/cli.js`, "-c", "print 1"],
    env: { VMIOT_WARM_UP: "1", DENO_DIR: cache },
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).outputSync();
}

/**
 * Compiles the Python modules under `vm/lib` into one image, so that importing one costs no compilation. Sources stay
 * out: tracebacks and `inspect` read them from `vm/lib`, which the paths in the image name.
 */
function writeLibrary(path: string): void {
  const root = `${home}vm/lib`;
  const modules = walk(root, new Set()).filter((file) => file.endsWith(".py")).map((file) => {
    const parts = file.slice(0, -3).split("/");
    const isPackage = parts.at(-1) === "__init__";
    const shown = toByteString(`${root}/${file}`);
    const code = compileSource(Deno.readFileSync(`${root}/${file}`), { filename: shown, mode: "exec" });
    return { name: (isPackage ? parts.slice(0, -1) : parts).join("."), isPackage, code, path: shown };
  });
  Deno.writeFileSync(path, writeImage({ name: "library", modules }));
}

if (import.meta.main) {
  try {
    bundle(Deno.args[0] ?? `${home}.deno/app`);
  } catch (error) {
    console.error(`vmiotman: cannot bundle the program: ${error instanceof Error ? error.message : error}`);
    Deno.exit(5);
  }
}
