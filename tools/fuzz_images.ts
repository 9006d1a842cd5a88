// SPDX-License-Identifier: MIT
/**
 * Throws damaged images and `.pyc` files at the readers:
 *
 *     deno run --allow-read tools/fuzz_images.ts [--count N] [--seed N] [--corpus FOLDER]
 *
 * Each case must end in success or one clean {@linkcode ImageError}, within a time limit. What is accepted may then be
 * run by the caller's `run`, inside quotas. A failure names the seed of its case, which repeats it alone:
 * `--seed N --count 1`. The quick tests run a small number (`tools/fuzz_images_test.ts`).
 */
import { completeHost, PythonError, PythonVm, QuotaError } from "../mod.ts";
import { Code } from "../vm/bytecode/code.ts";
import { disassemble } from "../vm/bytecode/disasm.ts";
import { openImage } from "../vm/bytecode/image.ts";
import { ImageError } from "../vm/bytecode/image_error.ts";
import { blocksCode, exampleInput, richInput } from "../vm/bytecode/image_example.ts";
import { HEADER_SIZE } from "../vm/bytecode/image_format.ts";
import { inspectImage } from "../vm/bytecode/image_inspect.ts";
import { writeImage } from "../vm/bytecode/image_writer.ts";
import { readPyc, writePyc } from "../vm/bytecode/pyc.ts";
import { moduleOf } from "../vm/bytecode/testing.ts";

/** What to do. */
export interface FuzzOptions {
  /** Number of cases. */
  count: number;
  /** Seed of the first case; each further one has the next number. */
  seed: number;
  /** Good files to damage; default: made from test projects. */
  corpus?: Uint8Array[];
  /** Longest time one case may take, milliseconds (default 2000). */
  limitMs?: number;
  /** Gets every module that was accepted, to run it inside quotas; whatever it throws is a failure. */
  run?(code: Code, seed: number): void;
}

/** What happened. */
export interface FuzzReport {
  cases: number;
  /** Refused with an ImageError. */
  refused: number;
  /** Read and verified from end to end. */
  accepted: number;
  /** Cases that ended in anything else, with their seeds. */
  failures: { seed: number; what: string }[];
  slowestMs: number;
}

/** Small seeded generator (mulberry32): integers below `limit`. */
export function random(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}

const TELLING = [0, 1, 2, 3, 0x7f, 0x80, 0xbf, 0xc0, 0xfe, 0xff, 87, 88, 100, 110, 113, 120, 121, 122, 143, 145];

function joined(...parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let pos = 0;
  for (const part of parts) {
    out.set(part, pos);
    pos += part.length;
  }
  return out;
}

/** One damaged file. `skip`: bytes at the start that are hit rarely, because damage there is found at once. */
export function mutate(corpus: Uint8Array[], seed: number, skip: number): Uint8Array {
  const next = random(seed);
  let bytes: Uint8Array = corpus[next(corpus.length)].slice();
  for (let rounds = 1 + next(next(4) === 0 ? 12 : 3); rounds > 0 && bytes.length > skip; rounds--) {
    const low = next(20) === 0 ? 0 : skip;
    const at = low + next(bytes.length - low);
    const size = 1 + next(16);
    switch (next(8)) {
      case 0:
      case 1:
        bytes[at] ^= 1 << next(8);
        break;
      case 2:
        bytes[at] = next(256);
        break;
      case 3:
        bytes[at] = TELLING[next(TELLING.length)];
        break;
      case 4: // forged length or number
        for (let i = 0; i < 4 && at + i < bytes.length; i++) bytes[at + i] = next(3) === 0 ? next(256) : 255;
        break;
      case 5: // splice from the same or another file
        {
          const other = corpus[next(corpus.length)];
          const from = next(other.length);
          const piece = other.subarray(from, from + size);
          if (next(2) === 0) bytes = joined(bytes.subarray(0, at), piece, bytes.subarray(at));
          else bytes.set(piece.subarray(0, bytes.length - at), at);
        }
        break;
      case 6:
        bytes = joined(bytes.subarray(0, at), bytes.subarray(at + size));
        break;
      default:
        if (next(4) === 0) bytes = bytes.slice(0, at);
        else bytes.copyWithin(at, low + next(bytes.length - low), low + next(bytes.length - low) + size);
    }
  }
  return bytes;
}

/** Makes sizes in the header of an image fit the file again, half of the time, so that damage gets past them. */
function mendHeader(bytes: Uint8Array, seed: number): void {
  if (seed % 2 === 1 || bytes.length < HEADER_SIZE) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let rest = bytes.length - HEADER_SIZE;
  for (let i = 0; i < 5; i++) {
    const size = i === 4 ? rest : Math.min(rest, view.getUint32(48 + 4 * i, true));
    view.setUint32(48 + 4 * i, size, true);
    rest -= size;
  }
  view.setUint32(12, bytes.length, true);
}

function campaign(options: FuzzOptions, one: (seed: number) => Code[]): FuzzReport {
  const report: FuzzReport = { cases: 0, refused: 0, accepted: 0, failures: [], slowestMs: 0 };
  for (let seed = options.seed; seed < options.seed + options.count; seed++) {
    report.cases++;
    const start = performance.now();
    try {
      const modules = one(seed);
      report.accepted++;
      for (const code of modules) options.run?.(code, seed);
    } catch (error) {
      if (error instanceof ImageError) report.refused++;
      else report.failures.push({ seed, what: error instanceof Error ? error.stack ?? error.message : String(error) });
    }
    const time = performance.now() - start;
    report.slowestMs = Math.max(report.slowestMs, time);
    if (time > (options.limitMs ?? 2000)) report.failures.push({ seed, what: `took ${time.toFixed(0)} ms` });
  }
  return report;
}

function defaultPrograms(): { name: string; code: Code }[] {
  const wrapped = moduleOf("LOAD_CONST 1; MAKE_FUNCTION 0; STORE_NAME 0; LOAD_CONST 0; RETURN_VALUE", {
    consts: [null, blocksCode()],
    names: ["f"],
  });
  const rich = richInput().modules.flatMap(({ name, code }) => code === undefined ? [] : [{ name, code }]);
  return [...rich, { name: "blocks", code: wrapped }];
}

/** Damages images; opens, decodes, verifies and describes what comes out. */
export function fuzzImages(options: FuzzOptions): FuzzReport {
  const corpus = options.corpus ?? [
    writeImage(exampleInput()),
    writeImage(richInput()),
    writeImage({ name: "blocks", modules: defaultPrograms() }),
  ];
  return campaign(options, (seed) => {
    const bytes = mutate(corpus, seed, HEADER_SIZE);
    mendHeader(bytes, seed);
    const image = openImage(bytes, { checkHash: false, padded: seed % 3 === 0 });
    inspectImage(image);
    for (const path of image.resources.keys()) image.resource(path);
    const modules: Code[] = [];
    for (const name of image.modules.keys()) {
      image.moduleSource(name);
      const code = image.moduleCode(name);
      if (code === undefined) continue;
      disassemble(code, { recursive: true });
      modules.push(code);
    }
    return modules;
  });
}

/** Damages `.pyc` files; reads, verifies, disassembles and writes again what comes out. */
export function fuzzPycs(options: FuzzOptions): FuzzReport {
  const corpus = options.corpus ?? defaultPrograms().map(({ code }) => writePyc(code, 0));
  return campaign(options, (seed) => {
    const bytes = mutate(corpus, seed, 8);
    const { code } = readPyc(bytes);
    const work = [code];
    for (let item = work.pop(); item !== undefined; item = work.pop()) {
      for (const constant of item.ensure().consts) if (constant instanceof Code) work.push(constant);
    }
    disassemble(code, { recursive: true });
    const again = readPyc(writePyc(code, 0)).code.ensure();
    if (again.code.some((byte, i) => byte !== code.code[i])) throw new Error("code changed on the way");
    openImage(writeImage({ name: "x", modules: [{ name: "x", code }] })).checkAll();
    return [code];
  });
}

function print(name: string, report: FuzzReport): boolean {
  const { cases, refused, accepted, failures, slowestMs } = report;
  console.log(`${name}: ${cases} cases, ${refused} refused, ${accepted} accepted, slowest ${slowestMs.toFixed(0)} ms`);
  for (const { seed, what } of failures.slice(0, 10)) console.log(`  seed ${seed}: ${what}`);
  if (failures.length > 0) console.log(`  ${failures.length} failures`);
  return failures.length === 0;
}

/** Instructions that a mutated program may run. */
const RUN_QUOTA = 20_000;

/** Runs accepted code inside quotas, in a VM that can reach nothing outside. Python exceptions are fine, bugs of ours are not. */
export async function runner(): Promise<(code: Code, seed: number) => void> {
  const host = completeHost({
    platform: "linux2",
    executable: "",
    time: () => 0,
    monotonic: () => performance.now() / 1000,
    cpuTime: () => 0,
    environ: () => new Map(),
    isatty: () => false,
    kind: () => undefined,
    write: (_fd, bytes) => bytes.length,
    poll: (fds) => fds.map(() => 1),
    read: () => 0,
    turn: () => Promise.resolve(),
  });
  const vm = await PythonVm.create({ host });
  return (code) => {
    const program = vm.start(code);
    try {
      program.step(RUN_QUOTA);
    } catch (e) {
      if (!(e instanceof PythonError) && !(e instanceof QuotaError) && !(e instanceof ImageError)) throw e;
    }
  };
}

if (import.meta.main) {
  const option = (name: string) => {
    const at = Deno.args.indexOf(`--${name}`);
    return at < 0 ? undefined : Deno.args[at + 1];
  };
  const count = Number(option("count") ?? 20000);
  const seed = Number(option("seed") ?? 1);
  let images: Uint8Array[] | undefined;
  let pycs: Uint8Array[] | undefined;
  const folder = option("corpus");
  if (folder !== undefined) {
    const files = [...Deno.readDirSync(folder)].map((entry) => entry.name).sort();
    const read = (end: string) =>
      files.filter((name) => name.endsWith(end)).map((name) => Deno.readFileSync(`${folder}/${name}`));
    pycs = read(".pyc");
    images = read(".vmiot");
    if (images.length === 0) {
      images = pycs.map((bytes) => writeImage({ name: "x", modules: [{ name: "x", code: readPyc(bytes).code }] }));
    }
  }
  const run = Deno.args.includes("--run") ? await runner() : undefined;
  const good = [
    print("images", fuzzImages({ count, seed, corpus: images, run })),
    print(".pyc", fuzzPycs({ count, seed, corpus: pycs, run })),
  ];
  if (good.includes(false)) Deno.exit(1);
}
