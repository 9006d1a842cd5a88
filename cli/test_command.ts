// SPDX-License-Identifier: MIT
/**
 * The command `test`: runs the tests of a project and its sub-projects, each file in a world of its own.
 *
 * A file is run by a small Python program (below) that does what a test runner must and no more, so that tests need no
 * library: unittest is used only by files that import it.
 */
import { engine } from "../engine/engine.ts";
import { toByteString } from "../project/bytes.ts";
import { relative, walk } from "../project/files.ts";
import { allProjects, extraPaths, loadProject, shownPath } from "../project/project.ts";
import { EXIT_FAILED, EXIT_OK, type Parsed } from "./command.ts";
import { out } from "./output.ts";
import { parsePython } from "./python_options.ts";
import { runOptions } from "./run.ts";

/**
 * argv: the file, its path to show, `q` or nothing. Prints one line for each failed test and `@ passed failed` at the end
 * of everything, which is cut off before the output is shown.
 */
const DRIVER = `
import sys, imp, traceback
path, shown, quiet = sys.argv[1:4]
sys.argv[:] = [path]
passed = failed = 0
def show(name):
    print 'FAILED %s %s' % (shown, name)
    sys.stdout.flush()
def crash(name):
    global failed
    failed += 1
    show(name)
    kind, value, tb = sys.exc_info()
    lines = traceback.format_exception(kind, value, tb.tb_next or tb)
    print ''.join(lines),
try:
    module = imp.load_source('__test__', path)
except (Exception, SystemExit):
    crash('(cannot be loaded)')
else:
    unittest = sys.modules.get('unittest')
    cases = []
    if unittest is not None:
        suite = unittest.defaultTestLoader.loadTestsFromModule(module)
        if suite.countTestCases():
            cases.append(suite)
    for suite in cases:
        result = unittest.TestResult()
        suite.run(result)
        bad = result.failures + result.errors
        failed += len(bad)
        passed += result.testsRun - len(bad)
        for case, text in bad:
            show(case)
            print text,
    functions = [getattr(module, name) for name in sorted(dir(module)) if name.startswith('test_')]
    functions = [f for f in functions if hasattr(f, 'func_code')]
    for function in functions:
        try:
            function()
            passed += 1
        except (Exception, SystemExit):
            crash(function.__name__)
    if not cases and not functions:
        passed += 1
sys.stdout.flush()
open(COUNTS, 'w').write('%d %d' % (passed, failed))
`;

/** `vmiotman test`. */
export async function test(parsed: Parsed): Promise<number> {
  const [folder = ".", ...names] = parsed.rest;
  const quiet = parsed.switches.has("quiet");
  const project = loadProject(folder);
  let passed = 0, failed = 0;
  for (const part of allProjects(project)) {
    const inner = new Set(part.subprojects.map((sub) => sub.folder));
    const files = walk(part.folder, inner).filter((file) => /(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(file));
    for (const file of files) {
      const path = `${part.folder}/${file}`;
      const shown = shownPath(path);
      if (names.length > 0 && !names.some((name) => relative(project.folder, path).includes(name))) continue;
      const python = parsePython(["-B", ...(parsed.values.get("lib") ?? []).flatMap((lib) => ["--lib", lib])]);
      python.rest = [path, shown, quiet ? "q" : ""];
      python.flags.dialect = part.manifest.dialect;
      const options = runOptions(python, [part.folder, ...extraPaths(part)].map(toByteString));
      const counts = Deno.makeTempFileSync({ prefix: "vmiotman-test-" });
      try {
        const source = DRIVER.replace("COUNTS", `'${counts.replace(/[\\']/g, "\\$&")}'`);
        const code = await engine.run({ kind: "command", source: toByteString(source) }, options);
        const [good, bad] = Deno.readTextFileSync(counts).split(" ").map(Number);
        if (bad === undefined) {
          out(`FAILED ${shown}: the test ended the program with exit code ${code}\n`);
          failed++;
          continue;
        }
        passed += good;
        failed += bad;
        if (!quiet) out(`${bad === 0 ? "ok    " : "FAILED"} ${shown} (${good} passed, ${bad} failed)\n`);
      } finally {
        Deno.removeSync(counts);
      }
    }
  }
  if (passed + failed === 0) out(`no tests in '${folder}' (files named test_*.py or *_test.py)\n`);
  out(`${passed} passed, ${failed} failed\n`);
  return failed > 0 ? EXIT_FAILED : EXIT_OK;
}
