// SPDX-License-Identifier: MIT
/**
 * Builds the program that `./vmiotman` runs. Result, in `.deno/app/BUILD/`:
 *
 *   cli.js, core.js   what every start needs
 *   *.js              parts that are imported dynamically: native modules, other commands
 *   library.vmiot     the Python modules of `vm/lib`, compiled
 *
 * and `.deno/app/current`, which names BUILD and has the time at which the build began. It is written last and by
 * renaming: a running program and a second build at the same time never see half a build.
 *
 * Why so: Deno takes 60 ms for 150 small modules. Measured on 700 kB of minified code: two files instead of 35 save
 * 10 ms, compiling what starts need with the file (`eager_functions.ts`) 3 ms, not analysing dynamic imports 0.1 ms each,
 * and a cache of compiled code that is filled at build time 20 ms at the first start.
 *
 * Usage: `deno run -A tools/bundle.ts [FOLDER]`, default `.deno/app`.
 */
import { compileSource } from "../compiler/compile.ts";
import { toByteString } from "../project/bytes.ts";
import { walk } from "../project/files.ts";
import { writeImage } from "../vm/bytecode/image_writer.ts";
import { compiledLazily, makeEager } from "./eager_functions.ts";
import { coreSource, importFromCore, staticFiles } from "./merge_chunks.ts";

const home = decodeURIComponent(new URL("..", import.meta.url).pathname);
/** Older builds are removed after so long; until then a running program may still load parts of them. */
const KEEP_MS = 3600 * 1000;
/** A code cache larger than this holds the code of many old builds. */
const CACHE_LIMIT = 64 << 20;

/** Runs `deno bundle`. Throws with the bundler's first line; the rest repeats it for each importer. */
function runBundler(args: string[]): void {
  const { success, stderr } = new Deno.Command(Deno.execPath(), {
    args: ["bundle", "--quiet", "--no-check", "--minify", ...args],
    stdout: "null",
    stderr: "piped",
    env: { NO_COLOR: "1" },
  }).outputSync();
  if (!success) throw new Error(new TextDecoder().decode(stderr).trim().split("\n")[0]);
}

/** Builds into a new folder under `app` and makes it current. Returns its path. */
export function bundle(app: string): string {
  const started = new Date();
  const build = `${started.getTime().toString(36)}-${Deno.pid}`;
  const folder = `${app}/${build}`;
  Deno.mkdirSync(folder, { recursive: true });
  try {
    runBundler(["--config", `${home}deno.json`, "--code-splitting", "--outdir", folder, `${home}cli.ts`]);
    mergeChunks(folder);
    writeLibrary(`${folder}/library.vmiot`);
    compileEagerly(folder);
    warmUp(folder);
    const current = `${app}/current.${Deno.pid}`;
    Deno.writeTextFileSync(current, `${build}\n`);
    // The launcher compares the sources with this time: what changed during the build must count as newer.
    Deno.utimeSync(current, started, started);
    Deno.renameSync(current, `${app}/current`);
  } catch (error) {
    Deno.removeSync(folder, { recursive: true });
    throw error;
  }
  for (const { name, isDirectory } of Deno.readDirSync(app)) {
    const age = started.getTime() - parseInt(name.split("-")[0], 36);
    if (isDirectory && name !== build && age > KEEP_MS) Deno.removeSync(`${app}/${name}`, { recursive: true });
  }
  return folder;
}

/** Puts all chunks that `cli.js` needs into `core.js`, and hides dynamic imports from Deno's analysis. */
function mergeChunks(folder: string): void {
  const files = new Map<string, string>();
  for (const { name } of Deno.readDirSync(folder)) {
    const text = Deno.readTextFileSync(`${folder}/${name}`);
    // Deno looks at every file that a file in use might import; one that it cannot name is left until it is imported.
    files.set(name, text.replace(/\bimport\(("\.\/[\w-]+\.js")\)/g, "import($1.trim())"));
    Deno.writeTextFileSync(`${folder}/${name}`, files.get(name)!);
  }
  const parts = staticFiles(files, "cli.js");
  Deno.writeTextFileSync(`${folder}/all.js`, coreSource(files, parts));
  runBundler(["--no-config", "--output", `${folder}/core.js`, `${folder}/all.js`]);
  const merged = new Set(parts);
  for (const name of ["all.js", ...parts]) Deno.removeSync(`${folder}/${name}`);
  for (const [name, text] of files) {
    if (!merged.has(name)) Deno.writeTextFileSync(`${folder}/${name}`, importFromCore(text, merged));
  }
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

/** Runs the bundle once with a log of what V8 compiles, and has that compiled with the file (`eager_functions.ts`). */
function compileEagerly(folder: string): void {
  const log = `${folder}/v8.log`, cache = `${folder}/cache`;
  runOnce(folder, `--v8-flags=--log-function-events,--logfile=${log},--no-logfile-per-isolate`, cache);
  try {
    const events = Deno.readTextFileSync(log);
    Deno.removeSync(log);
    Deno.removeSync(cache, { recursive: true });
    const text = Deno.readTextFileSync(`${folder}/core.js`);
    Deno.writeTextFileSync(`${folder}/core.js`, makeEager(text, compiledLazily(events, "core.js")).text);
  } catch (error) {
    // Without the log programs only start more slowly.
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/**
 * Runs the bundle once so that Deno keeps its compiled code (see `cli.ts`), with the flags and the cache folder that the
 * launcher uses: code compiled under other flags is not taken. Without it the first start is slower.
 */
function warmUp(folder: string): void {
  const flags = Deno.env.get("VMIOT_V8_FLAGS"), cache = Deno.env.get("VMIOT_CACHE");
  if (flags === undefined || cache === undefined) return;
  try {
    if (Deno.statSync(`${cache}/v8_code_cache_v2`).size > CACHE_LIMIT) Deno.removeSync(cache, { recursive: true });
  } catch {
    // There is none yet.
  }
  runOnce(folder, flags, cache);
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

if (import.meta.main) {
  try {
    bundle(Deno.args[0] ?? `${home}.deno/app`);
  } catch (error) {
    console.error(`vmiotman: cannot bundle the program: ${error instanceof Error ? error.message : error}`);
    Deno.exit(5);
  }
}
