// SPDX-License-Identifier: MIT
/**
 * Running programs: finds out what a path is (source, project folder, image, `.pyc`, zip), gathers options and
 * environment, and hands it to the engine. This is on the way of every start, so it imports little.
 */
import { bytesToText } from "../vm/base/latin1.ts";
import { injectFaults, parseFaults } from "../hal/linux/fault_io.ts";
import { DenoHost } from "../hal/linux/host_deno.ts";
import { engine } from "../engine/engine.ts";
import { hasRawBytes, toByteString } from "../project/bytes.ts";
import { isDirectory, isFile, reasonOf } from "../project/files.ts";
import type { MainProgram, PythonFlags, RunOptions } from "../project/runner.ts";
import { type Command, EXIT_ENVIRONMENT, EXIT_USAGE, fail, type Parsed } from "./command.ts";
import { err } from "./output.ts";
import { parsePython, type PythonCommand } from "./python_options.ts";

/** Root folder of the installation. */
function homeFolder(): string {
  const executable = Deno.env.get("VMIOT_EXECUTABLE");
  if (executable !== undefined) return executable.slice(0, executable.lastIndexOf("/"));
  // Sources lie in `cli/`, the bundle in `.deno/app/BUILD/`.
  const here = import.meta.dirname ?? "";
  return here.replace(/\/(cli|\.deno\/app\/[^/]+)$/, "");
}

/** The compiled library, which lies beside the bundle (`tools/bundle.ts`). The sources have none. */
function compiledLibrary(): string | undefined {
  const here = import.meta.dirname ?? "";
  return here.endsWith("/cli") ? undefined : toByteString(`${here}/library`);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && [...text].every((c, i) => bytes[i] === c.charCodeAt(0));
}

/** What to throw when a file that the user named cannot be read. */
function namedError(error: unknown, path: string): unknown {
  const { NotFound, NotADirectory, PermissionDenied } = Deno.errors;
  const refuse = (code?: number) => fail(`cannot open '${path}': ${reasonOf(error)}`, code);
  if (error instanceof NotFound || error instanceof NotADirectory) refuse();
  if (error instanceof PermissionDenied) refuse(EXIT_ENVIRONMENT);
  return error;
}

function readNamedFile(path: string): Uint8Array {
  return hasRawBytes(path) ? new DenoHost().readFile(toByteString(path)) : Deno.readFileSync(path);
}

/** Reads a file the user named. */
export function readNamed(path: string): Uint8Array {
  try {
    return readNamedFile(path);
  } catch (error) {
    throw namedError(error, path);
  }
}

/** `sys.path[0]` for a program in the file `path`: the folder it really lies in, links resolved, as CPython has it. */
function folderOf(path: string): string {
  try {
    const real = Deno.realPathSync(path);
    return toByteString(real.slice(0, real.lastIndexOf("/")) || "/");
  } catch {
    const bytes = toByteString(path);
    return absoluteFolder(bytes.slice(0, Math.max(bytes.lastIndexOf("/"), 0)) || (bytes[0] === "/" ? "/" : "."));
  }
}

/** What there is at a path. */
interface FoundProgram {
  program: MainProgram;
  extra: string[];
  project?: RunOptions["project"];
}

/** What the file or folder at `path` is, ready to run; and folders that its imports need besides. */
async function programAt(path: string): Promise<FoundProgram> {
  let bytes: Uint8Array;
  try {
    // Asking first whether it is a folder would cost every start half a millisecond.
    bytes = readNamedFile(path);
  } catch (error) {
    if (isDirectory(path)) return await programInFolder(path.replace(/(.)\/+$/, "$1"));
    throw namedError(error, path);
  }
  const shown = toByteString(path);
  if (startsWith(bytes, "\x89VMIOT") || path.toLowerCase().endsWith(".vmiot")) {
    return { program: { kind: "image", path: shown, bytes }, extra: [] };
  }
  if (startsWith(bytes, "\x03\xf3\r\n") || /\.py[co]$/i.test(path)) {
    return { program: { kind: "pyc", path: shown, bytes, folder: folderOf(path) }, extra: [] };
  }
  if (startsWith(bytes, "PK\x03\x04")) return { program: { kind: "container", path: shown }, extra: [] };
  return { program: { kind: "file", path: shown, bytes, folder: folderOf(path) }, extra: [] };
}

async function programInFolder(folder: string): Promise<FoundProgram> {
  const has = (name: string) => isFile(`${folder}/${name}`);
  let entry = "main.py";
  let extra: string[] = [];
  let project: RunOptions["project"];
  if (has("vmiot.yaml")) {
    const { extraPaths, loadProject } = await import("./other.ts");
    const found = loadProject(folder);
    const { name, services, dialect } = found.manifest;
    project = { name, services, dialect };
    entry = found.manifest.entry;
    extra = extraPaths(found).map(toByteString);
  } else if (!has("main.py")) {
    if (has("__main__.py")) return { program: { kind: "container", path: toByteString(folder) }, extra: [] };
    fail(
      `no main.py in '${folder}' (a project folder needs one, or a vmiot.yaml that names another entry)`,
      EXIT_USAGE,
    );
  }
  const path = `${folder}/${entry}`;
  return {
    program: { kind: "file", path: toByteString(path), bytes: readNamed(path), folder: folderOf(path) },
    extra,
    project,
  };
}

/** A variable of the environment as a byte string; it need not be UTF-8. */
function environment(name: string): string | undefined {
  try {
    const value = Deno.env.get(name);
    return value === undefined ? undefined : toByteString(value);
  } catch {
    return new DenoHost().environ().get(name);
  }
}

/** A folder to search, absolute, so that a program that changes its folder goes on finding its modules. */
function absoluteFolder(folder: string): string {
  if (folder.startsWith("/") || folder === "") return folder;
  const here = toByteString(Deno.cwd());
  return `${here === "/" ? "" : here}/${folder.replace(/^(\.(\/+|$))+/, "")}`.replace(/(.)\/+$/, "$1");
}

/** Folders in a variable of the environment. An empty name is the current folder. */
function foldersIn(name: string): string[] {
  const value = environment(name);
  return value === undefined || value === "" ? [] : value.split(":").map((folder) => absoluteFolder(folder || "."));
}

/** What CPython's environment variables add to the flags. */
function applyEnvironment(flags: PythonFlags): void {
  if (flags.ignoreEnvironment) return;
  const level = (name: string) => {
    const value = environment(name);
    return value === undefined || value === "" ? 0 : Math.max(parseInt(value, 10) || 1, 1);
  };
  flags.optimize = Math.max(flags.optimize, level("PYTHONOPTIMIZE"));
  flags.verbose = Math.max(flags.verbose, level("PYTHONVERBOSE"));
  flags.unbuffered ||= level("PYTHONUNBUFFERED") > 0;
  flags.dontWriteBytecode ||= level("PYTHONDONTWRITEBYTECODE") > 0;
  flags.inspect ||= level("PYTHONINSPECT") > 0;
  flags.noUserSite ||= level("PYTHONNOUSERSITE") > 0;
  const encoding = environment("PYTHONIOENCODING");
  if (encoding !== undefined && encoding !== "") flags.ioEncoding = encoding;
  const seed = environment("PYTHONHASHSEED");
  if (seed !== undefined && seed !== "") {
    flags.hashRandomization = Math.max(flags.hashRandomization, parseInt(seed, 10) || 1);
    if (seed !== "random") {
      if (!/^\d+$/.test(seed) || Number(seed) > 4294967295) {
        fail('PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]');
      }
      flags.hashSeed = Number(seed);
    }
  }
  const warnings = environment("PYTHONWARNINGS");
  if (warnings !== undefined && warnings !== "") flags.warnings.unshift(...warnings.split(","));
}

/** The outside world, with the faults that `VMIOT_FAULT_IO` asks for. */
function makeHost(): DenoHost {
  const host = new DenoHost();
  const text = Deno.env.get("VMIOT_FAULT_IO");
  if (text !== undefined && text !== "") {
    const faults = parseFaults(text);
    if (faults === undefined) fail("VMIOT_FAULT_IO must be RATE,SEED or RATE,SEED,RESETS with rates from 0 to 1");
    injectFaults(host, faults);
  }
  return host;
}

/** Says so when nothing is left that could wake the program, and it has not ended. */
function reportBlocked(): void {
  globalThis.addEventListener("beforeunload", () => {
    err("vmiotman: the program waits for something that cannot happen any more (all its threads are blocked)\n");
    Deno.exit(1);
  });
}

/** The options of a run, from a parsed command line and the environment. */
export function runOptions(python: PythonCommand, extra: string[]): RunOptions {
  const { flags } = python;
  applyEnvironment(flags);
  const pythonPath = flags.ignoreEnvironment ? [] : foldersIn("PYTHONPATH");
  return {
    host: makeHost(),
    args: python.rest.map(toByteString),
    pythonPath: [...extra, ...pythonPath],
    lib: [...python.lib.map((folder) => absoluteFolder(toByteString(folder))), ...foldersIn("VMIOT_LIB")],
    home: toByteString(homeFolder()),
    compiledLibrary: compiledLibrary(),
    flags,
    schedule: python.schedule,
    goesOn: reportBlocked,
  };
}

/** Everything on standard input, as bytes in code units. */
function readStandardInput(): string {
  const parts: string[] = [], buffer = new Uint8Array(65536);
  for (let n = Deno.stdin.readSync(buffer); n !== null; n = Deno.stdin.readSync(buffer)) {
    parts.push(bytesToText(buffer.subarray(0, n)));
  }
  return parts.join("");
}

/** The program that a Python command line names; `undefined` where that is a session on the terminal. */
export async function findProgram(python: PythonCommand): Promise<FoundProgram | undefined> {
  switch (python.what) {
    case "command":
      return { program: { kind: "command", source: `${toByteString(python.text)}\n` }, extra: [] };
    case "module":
      return { program: { kind: "module", name: toByteString(python.text) }, extra: [] };
    case "path":
      if (python.text !== "-") {
        const found = await programAt(python.text);
        const { program } = found;
        python.flags.dialect ??= found.project?.dialect;
        if (python.skipFirstLine && program.kind === "file") {
          // The line end stays: lines keep their numbers.
          const end = program.bytes.indexOf(10);
          program.bytes = program.bytes.subarray(end < 0 ? program.bytes.length : end);
        }
        return found;
      }
  }
  if (Deno.stdin.isTerminal() || python.flags.inspect) return undefined;
  return { program: { kind: "stdin", source: readStandardInput() }, extra: [] };
}

/** Runs what a Python command line asks for. */
export async function runPython(python: PythonCommand): Promise<number> {
  if (python.what === "version") return (await import("./other.ts")).printPythonVersion();
  if (python.what === "help") return (await import("./other.ts")).printHelp();
  const found = await findProgram(python);
  if (found === undefined) return await (await import("./other.ts")).runRepl(python);
  const { program, extra, project } = found;
  if (python.trust.length > 0) await (await import("./other.ts")).requireSigned(program, python.trust);
  const options: RunOptions = { ...runOptions(python, extra), project, ps: python.ps };
  if (python.stats) {
    const { showStatistics } = await import("./other.ts");
    options.watch = { done: ({ statistics }) => err(showStatistics(statistics)) };
  }
  if (!python.flags.inspect) return await engine.run(program, options);
  const { interact } = await import("./other.ts");
  return await engine.runThenInteract(program, options, (session) => interact(session, false, true));
}

/** The `run` command: its own options are Python's. */
export const runCommand: Command = {
  name: "run",
  usage: "[PYTHON OPTIONS] [FILE.py | FOLDER | IMAGE.vmiot | FILE.pyc | -c CODE | -m MODULE | -] [ARGUMENTS]",
  summary: "Run a program",
  details:
    "FOLDER is a project: its entry runs, main.py unless vmiot.yaml names another. Without a program, standard\n" +
    "input is read. All options stand before the program; what follows it is passed to it (sys.argv).\n" +
    "Python options are those of python2.7: -B -E -i -O -OO -R -s -S -t -tt -u -W ARG -x -Qold -Qnew\n" +
    "(accepted without effect: -3 -b -d -v -Qwarn -Qwarnall)",
  options: [
    { name: "lib", value: "DIR", repeated: true, help: "Search DIR for modules after the library" },
    { name: "no-jit", help: "Interpret only: generate no JavaScript" },
    { name: "jit-threshold", value: "N", help: "Generate JavaScript after N calls or 5 N iterations (default 200)" },
    { name: "stats", help: "Print at the end what was compiled, why not, failed guards, time in each tier" },
    { name: "trust", value: "FILE", repeated: true, help: "Run only images signed by this public key" },
    { name: "seed", value: "N", help: "Have a random sequence choose the next thread and the length of slices" },
    { name: "slice", value: "N", help: "Let no thread run more than N instructions at a time" },
    { name: "virtual-time", help: "Let clocks count instructions, and jump ahead when all threads sleep" },
    {
      name: "dialect",
      value: "NAME",
      help: "python, or vmiot: print and raise as VMIOT does (default: the manifest's)",
    },
    { name: "ps", help: "Let 'vmiotman ps' see the program, also without services" },
  ],
  examples: [
    ["vmiotman run examples/greenhouse", "Run a project"],
    ["vmiotman run main_img.vmiot --verbose", "Run an image with an argument for the program"],
    ["vmiotman run --lib /usr/lib/python2.7 -m timeit", "Run a module of a library folder"],
    ['vmiotman run -c "print 6 * 7"', "Run a piece of code"],
    ["echo 'print 1' | vmiotman run -", "Run standard input"],
    ["vmiotman run --seed 7 --virtual-time app.py", "Run threads in an order that can be repeated"],
  ],
  passesRest: true,
  run: (parsed: Parsed) => runPython(parsePython(parsed.rest)),
};
