// SPDX-License-Identifier: MIT
/**
 * Images against CPython 2.7's whole library, a slow check that needs an installed CPython 2.7:
 *
 *     deno run -A tools/check_image_lib.ts
 *
 * The oracle compiles every module of its `Lib` (tests included) to `.pyc`. Each must be read and verified, and every
 * code object must come back from an image and from marshal exactly; stripped images must verify. Then sizes: a package
 * of 40 modules against its `.pyc` files. Environment: `VMIOT_ORACLE` names another interpreter than `python2.7`.
 */
import { Code } from "../vm/bytecode/code.ts";
import { openImage } from "../vm/bytecode/image.ts";
import { measureImage } from "../vm/bytecode/image_inspect.ts";
import { type ImageModuleInput, type StripOptions, writeImage } from "../vm/bytecode/image_writer.ts";
import { readPyc, writePyc } from "../vm/bytecode/pyc.ts";

/** Modules of the package whose size is measured. */
const PACKAGE =
  ("argparse ast base64 bisect calendar codecs collections ConfigParser contextlib copy csv decimal difflib " +
    "dis fnmatch functools getopt glob gzip hashlib heapq inspect json.decoder json.encoder linecache optparse os pickle " +
    "posixpath Queue random re shlex shutil socket sre_compile sre_parse string StringIO struct").split(" ");

const COMPILE = `
import marshal, os, struct, sys
root = os.path.dirname(os.__file__)
for folder, folders, files in os.walk(root):
    if 'site-packages' in folders: folders.remove('site-packages')
    for name in files:
        if not name.endswith('.py'): continue
        path = os.path.join(folder, name)
        module = os.path.relpath(path, root)[:-3].replace(os.sep, '.')
        try: code = compile(open(path, 'U').read(), path, 'exec')
        except Exception: continue
        with open(os.path.join(sys.argv[1], module + '.pyc'), 'wb') as out:
            out.write('\\x03\\xf3\\r\\n' + struct.pack('<I', 0) + marshal.dumps(code))
`;

/** Compiles the library into `folder`. @returns False where there is no CPython 2.7. */
function compileLibrary(folder: string): boolean {
  try {
    const command = new Deno.Command(Deno.env.get("VMIOT_ORACLE") ?? "python2.7", {
      args: ["-c", COMPILE, folder],
      env: { PYENV_VERSION: "2.7.18" },
      stdout: "inherit",
      stderr: "inherit",
    });
    return command.outputSync().success;
  } catch {
    return false;
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Checks one module. @returns Number of code objects and bytes of their instructions. */
function checkModule(name: string, bytes: Uint8Array): { count: number; instructions: number } {
  const { code } = readPyc(bytes);
  let count = 0;
  let instructions = 0;
  const work = [code];
  for (let item = work.pop(); item !== undefined; item = work.pop()) {
    count++;
    instructions += item.ensure().code.length;
    for (const constant of item.consts) if (constant instanceof Code) work.push(constant);
  }
  const marshalled = writePyc(code, 0);
  if (!same(writePyc(readPyc(marshalled).code, 0), marshalled)) throw new Error(`${name}: marshal changes it`);
  const image = openImage(writeImage({ name: "x", modules: [{ name: "x", code }] }));
  if (!same(writePyc(image.moduleCode("x")!, 0), marshalled)) throw new Error(`${name}: the image changes it`);
  const strip: StripOptions = { lines: true, docs: true };
  openImage(writeImage({ name: "x", modules: [{ name: "x", code }] }, { strip })).checkAll();
  return { count, instructions };
}

function measure(folder: string): boolean {
  let pycBytes = 0;
  let plain = 0;
  const modules: ImageModuleInput[] = PACKAGE.map((name) => {
    const bytes = Deno.readFileSync(`${folder}/${name}.pyc`);
    pycBytes += bytes.length;
    const { code } = readPyc(bytes);
    plain += checkModule(name, bytes).instructions;
    return { name, code, path: name.replaceAll(".", "/") + ".py" };
  });
  console.log(`\n${modules.length} modules, ${pycBytes} bytes of .pyc, ${plain} bytes of instructions`);
  let worst = 0;
  for (const strip of [{}, { lines: true }, { docs: true }, { lines: true, docs: true }] as StripOptions[]) {
    const bytes = writeImage({ name: "package", modules }, { strip });
    const { code } = measureImage(openImage(bytes));
    const label = Object.keys(strip).join(" and ") || "nothing";
    const ratio = bytes.length / pycBytes;
    if (strip.lines && strip.docs) worst = ratio;
    console.log(
      `  stripped of ${label.padEnd(14)} ${String(bytes.length).padStart(7)} bytes, ${ratio.toFixed(3)} of .pyc; ` +
        `instructions ${code.instructions}, ${(code.instructions / plain).toFixed(3)} of CPython's`,
    );
  }
  return worst <= 0.6;
}

if (import.meta.main) {
  const folder = Deno.makeTempDirSync();
  try {
    if (!compileLibrary(folder)) {
      console.log("No CPython 2.7 here: nothing to check against.");
      Deno.exit(0);
    }
    let files = 0;
    let codes = 0;
    let failures = 0;
    for (const { name } of Deno.readDirSync(folder)) {
      files++;
      try {
        codes += checkModule(name, Deno.readFileSync(`${folder}/${name}`)).count;
      } catch (error) {
        failures++;
        console.log(`${name}: ${error}`);
      }
    }
    console.log(`${files} files, ${codes} code objects, ${failures} failures`);
    const small = measure(folder);
    if (!small) console.log("The stripped image is larger than 0.6 of the .pyc files.");
    if (failures > 0 || !small) Deno.exitCode = 1;
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}
