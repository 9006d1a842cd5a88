// SPDX-License-Identifier: MIT
/**
 * Builds the program that `./vmiotman` runs. Result, in `.deno/app/BUILD/`:
 *
 *   cli.js, core.js   what every start needs
 *   job_worker.js     where a worker begins (engine/job_worker.ts)
 *   *.js              parts that are imported dynamically: native modules, other commands
 *   library/          the Python modules of `vm/lib`, compiled, an image each (`engine/compiled_library.ts`)
 *
 * and `.deno/app/current.sh`, with which the launcher finds BUILD and sees whether a source is newer. It is written last
 * and by renaming: a running program and a second build at the same time never see half a build.
 *
 * Why so: Deno takes 60 ms for 150 small modules. Measured on 700 kB of minified code: two files instead of 35 save
 * 10 ms, compiling what starts need with the file (`eager_functions.ts`) 3 ms, not analysing dynamic imports 0.1 ms each,
 * and a cache of compiled code that is filled at build time 20 ms at the first start.
 *
 * Usage: `deno run -A tools/bundle.ts [--if-stale] [FOLDER]`, default `.deno/app`. With --if-stale nothing is done when the
 * build there is newer than all sources: another process may have made it in the meantime.
 */
import { compileSource } from "../compiler/compile.ts";
import { imageFile, MODULE_LIST } from "../engine/compiled_library.ts";
import { toByteString } from "../project/bytes.ts";
import { walk } from "../project/files.ts";
import { writeImage } from "../vm/bytecode/image_writer.ts";
import { dropAssignedFields } from "./class_fields.ts";
import { compiledLazily, makeEager, type Range } from "./eager_functions.ts";
import { coreSource, importFromCore, requireLazily, staticFiles } from "./merge_chunks.ts";

const home = decodeURIComponent(new URL("..", import.meta.url).pathname);
/** What a build depends on. */
const SOURCES = [
  "mod.ts",
  "cli.ts",
  "deno.json",
  "cli",
  "compiler",
  "engine",
  "vm",
  "hal",
  "net",
  "serde",
  "project",
  "vmiotman",
  "tools/bundle.ts",
  "tools/class_fields.ts",
  "tools/merge_chunks.ts",
  "tools/eager_functions.ts",
  "tools/warm_up",
];
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
export async function bundle(app: string): Promise<string> {
  const started = new Date();
  const build = `${started.getTime().toString(36)}-${Deno.pid}`;
  const folder = `${app}/${build}`;
  Deno.mkdirSync(folder, { recursive: true });
  try {
    runBundler([
      "--config",
      `${home}deno.json`,
      "--code-splitting",
      "--outdir",
      folder,
      `${home}cli.ts`,
      `${home}engine/job_worker.ts`,
    ]);
    flatten(folder, "engine", "job_worker.js");
    mergeChunks(folder);
    for (const name of scriptsIn(folder)) {
      const file = `${folder}/${name}`;
      Deno.writeTextFileSync(file, dropAssignedFields(Deno.readTextFileSync(file)));
    }
    writeLibrary(`${folder}/library`);
    await compileEagerly(folder);
    await warmUp(folder);
    const current = `${app}/current.${Deno.pid}`;
    Deno.writeTextFileSync(current, launcherPart(build, home, SOURCES));
    // The sources are compared with these times: what changed during the build must count as newer.
    Deno.utimeSync(`${folder}/library/${MODULE_LIST}`, started, started);
    Deno.utimeSync(current, started, started);
    Deno.renameSync(current, `${app}/current.sh`);
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

/**
 * What the launcher reads: the build, and a function that tells whether a source changed since. Files that come and go
 * change their folder, so the folders are in the list, too. The modules in `vm/lib` are not: who imports one looks at its
 * time (`LibraryFinder`). A copy without `.git` is an installation, where files come and go but are not edited.
 *
 * Shell rather than `find`, whose start costs as much as it saves; many tests in one command, which spares a quarter.
 */
export function launcherPart(build: string, root: string, sources: string[]): string {
  const { folders, files } = listSources(root, sources);
  // Enough for one test that a list of arguments never becomes long.
  const size = 60;
  const anyNewer = (paths: string[]) => {
    const tests = paths.map((path) => `"$home/${path.replace(/[$`"\\]/g, "\\$&")}" -nt "$current"`);
    const commands: string[] = [];
    for (let i = 0; i < tests.length; i += size) commands.push(`[ ${tests.slice(i, i + size).join(" -o ")} ]`);
    return commands.join(" ||\n    ");
  };
  return `build=${build}\nstale() {\n  ${anyNewer([...folders, "deno.json"])} ||\n` +
    `    { [ -e "$home/.git" ] && {\n    ${anyNewer(files)}; }; }\n}\n`;
}

/** The folders and the files of which one that is newer makes a build stale. */
function listSources(root: string, sources: string[]): { folders: string[]; files: string[] } {
  const folders: string[] = [], files: string[] = [];
  const visit = (path: string) => {
    const isFolder = Deno.statSync(root + path).isDirectory;
    if (isFolder) { for (const { name } of Deno.readDirSync(root + path)) visit(`${path}/${name}`); }
    if (isFolder) folders.push(path);
    else if (!path.endsWith("_test.ts") && !/^vm\/lib\/.*\.py$/.test(path)) files.push(path);
  };
  sources.forEach(visit);
  return { folders, files };
}

/** Whether `app` has a build, and no source is newer. */
function isCurrent(app: string): boolean {
  try {
    const built = Deno.statSync(`${app}/current.sh`).mtime!;
    const { folders, files } = listSources(home, SOURCES);
    return [...folders, ...files].every((path) => Deno.statSync(home + path).mtime! < built);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/**
 * Runs `build` while no other process does so for the same `app`: programs that start at the same time after a change
 * wait for one build instead of making one each. The system drops the lock of a process that dies.
 */
async function alone(app: string, build: () => Promise<void>): Promise<void> {
  Deno.mkdirSync(app, { recursive: true });
  using lock = Deno.openSync(`${app}/lock`, { create: true, write: true });
  try {
    lock.lockSync(true);
  } catch {
    // A file system without locks: several builds at the same time do no harm.
  }
  await build();
}

/** The names of the JavaScript files in a folder. */
const scriptsIn = (folder: string): string[] =>
  [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) => name.endsWith(".js"));

/** Moves an entry that the bundler put into a folder of its own up to the others. */
function flatten(folder: string, inner: string, name: string): void {
  const text = Deno.readTextFileSync(`${folder}/${inner}/${name}`);
  Deno.writeTextFileSync(`${folder}/${name}`, text.replace(/\b(from|import\(?)"\.\.\//g, '$1"./'));
  Deno.removeSync(`${folder}/${inner}`, { recursive: true });
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
  const core = Deno.readTextFileSync(`${folder}/core.js`);
  Deno.writeTextFileSync(`${folder}/core.js`, requireLazily(core));
  const merged = new Set(parts);
  for (const name of ["all.js", ...parts]) Deno.removeSync(`${folder}/${name}`);
  for (const [name, text] of files) {
    if (!merged.has(name)) Deno.writeTextFileSync(`${folder}/${name}`, importFromCore(text, merged));
  }
}

/**
 * Compiles the Python modules under `vm/lib`, so that importing one costs no compilation. Sources stay out: tracebacks and
 * `inspect` read them from `vm/lib`, which the paths in the images name.
 */
function writeLibrary(folder: string): void {
  const root = `${home}vm/lib`;
  Deno.mkdirSync(folder);
  const names = walk(root, new Set()).filter((file) => file.endsWith(".py")).map((file) => {
    const parts = file.slice(0, -3).split("/");
    const isPackage = parts.at(-1) === "__init__";
    const name = (isPackage ? parts.slice(0, -1) : parts).join(".");
    const path = toByteString(`${root}/${file}`);
    const code = compileSource(Deno.readFileSync(`${root}/${file}`), { filename: path, mode: "exec" });
    const image = writeImage({ name: "library", modules: [{ name, isPackage, code, path }] });
    Deno.writeFileSync(`${folder}/${imageFile(name)}`, image);
    return name;
  });
  Deno.writeTextFileSync(`${folder}/${MODULE_LIST}`, names.join("\n"));
}

/** A program as small as any, as an image: what runs with it, every start needs. */
function writeSmallImage(path: string): void {
  const code = compileSource(new TextEncoder().encode("print 1\n"), { filename: "main.py", mode: "exec" });
  const main = { name: "main", isPackage: false, code, path: "main.py" };
  Deno.writeFileSync(path, writeImage({ name: "main", entry: "main", modules: [main] }));
}

/**
 * Runs the programs of `warm_up` with a log of what V8 compiles, and has that compiled with the files
 * (`eager_functions.ts`). `core.js`, which every start loads, gets what a program as small as any needs and what two of
 * the programs of `warm_up` call; what is loaded on demand gets all that any of them calls, and what tier 1 needs for
 * all code of a usual program.
 */
async function compileEagerly(folder: string): Promise<void> {
  const image = `${folder}/small.vmiot`;
  writeSmallImage(image);
  const warm = `${home}tools/warm_up`;
  const programs = [...Deno.readDirSync(warm)].map(({ name }) => ["run", `${warm}/${name}`]);
  const runs = [[image], ["-c", "print 1"], ...programs, ["run", "--jit-threshold=1", `${warm}/language.py`]];
  try {
    const logs = await Promise.all(runs.map((args, i) => compiledBy(folder, args, i)));
    const start = logs.slice(0, 2), usual = logs.slice(2, -1);
    for (const name of scriptsIn(folder)) {
      // What a start needs counts twice.
      const ranges = name === "core.js" || name === "cli.js"
        ? rangesIn([...start, ...start, ...usual], name, 2)
        : rangesIn(logs, name, 1);
      if (ranges.length === 0) continue;
      const text = Deno.readTextFileSync(`${folder}/${name}`);
      Deno.writeTextFileSync(`${folder}/${name}`, makeEager(text, ranges).text);
    }
  } catch (error) {
    // Without the log programs only start more slowly.
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  } finally {
    Deno.removeSync(image);
  }
}

/** What {@linkcode compiledLazily} tells of a run. */
type Compiled = ReturnType<typeof compiledLazily>;

/** The functions of `file` that at least `least` of the runs with these logs had V8 compile. */
function rangesIn(logs: Compiled[], file: string, least: number): Range[] {
  const found = new Map<string, [range: Range, runs: number]>();
  for (const log of logs) {
    for (const range of log.get(file) ?? []) {
      const key = range.join("-");
      found.set(key, [range, (found.get(key)?.[1] ?? 0) + 1]);
    }
  }
  return [...found.values()].filter(([, runs]) => runs >= least).map(([range]) => range);
}

/** The functions that V8 compiles lazily in a run of the program. */
async function compiledBy(folder: string, args: string[], run: number): Promise<Compiled> {
  const log = `${folder}/v8-${run}.log`, cache = `${folder}/cache-${run}`;
  const flags = `--v8-flags=--log-function-events,--logfile=${log},--no-logfile-per-isolate`;
  await runWith(`${folder}/cli.js`, flags, cache, args).output();
  const events = Deno.readTextFileSync(log);
  Deno.removeSync(log);
  Deno.removeSync(cache, { recursive: true });
  return compiledLazily(events);
}

/**
 * Loads all files of the bundle so that Deno keeps their compiled code, with the sets of flags and the cache folders that
 * the launcher uses: code compiled under other flags is not taken. Without it the first start is slower.
 */
async function warmUp(folder: string): Promise<void> {
  const caches = Deno.env.get("VMIOT_CACHE")?.split(" ") ?? [];
  for (const [i, flags] of (Deno.env.get("VMIOT_V8_FLAGS")?.split(" ") ?? []).entries()) {
    await warmUpWith(folder, flags, caches[i]);
  }
}

async function warmUpWith(folder: string, flags: string, cache: string): Promise<void> {
  try {
    if (Deno.statSync(`${cache}/v8_code_cache_v2`).size > CACHE_LIMIT) Deno.removeSync(cache, { recursive: true });
  } catch {
    // There is none yet.
  }
  const files = scriptsIn(folder);
  const all = `${folder}/all.js`;
  Deno.writeTextFileSync(all, files.map((name) => `import "./${name}";\n`).join(""));
  runWith(all, flags, cache, []).outputSync();
  Deno.removeSync(all);
  runWith(`${folder}/cli.js`, flags, cache, ["-c", "print 1"]).outputSync();
  await emptyLogs(cache);
}

/**
 * Has SQLite move what Deno cached from its write-ahead logs into the databases: Deno exits without closing them, so that
 * each start would read a log from end to end to recover it (850 kB, 3 ms). Later additions are small.
 */
async function emptyLogs(cache: string): Promise<void> {
  const { DatabaseSync } = await import("node:sqlite");
  for (const { name } of [...Deno.readDirSync(cache)]) {
    if (!name.endsWith("_cache_v2")) continue;
    try {
      const database = new DatabaseSync(`${cache}/${name}`);
      database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      database.close();
    } catch {
      // In use at the moment, or of another kind in another Deno: starts are only slower.
    }
  }
}

/** The command that runs a program with Deno as the launcher does. */
function runWith(program: string, flags: string, cache: string, args: string[]): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-config", "--no-lock", "--no-check", "-q", flags, program, ...args],
    env: { DENO_DIR: cache },
    stdin: "null",
    stdout: "null",
    stderr: "null",
  });
}

if (import.meta.main) {
  const ifStale = Deno.args.includes("--if-stale");
  const app = Deno.args.find((arg) => !arg.startsWith("--")) ?? `${home}.deno/app`;
  try {
    await alone(app, async () => {
      if (!ifStale || !isCurrent(app)) await bundle(app);
    });
  } catch (error) {
    console.error(`vmiotman: cannot bundle the program: ${error instanceof Error ? error.message : error}`);
    Deno.exit(5);
  }
}
