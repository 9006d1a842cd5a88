// SPDX-License-Identifier: MIT
/**
 * Runs CPython 2.7's own tests on our VM, each module in its own process, and compares test by test with what CPython
 * itself reaches when it says it is another implementation ("required" tests: those that pass there).
 *
 *   deno task conformance [L1 L2 … | MODULE…]    default: L1 to L3
 *   --write      figures into docs/status.md
 *   --list       prints the failing required tests in the form of known_failures.txt
 *   --fresh      asks CPython again instead of using its results of an earlier run
 *   --timeout=SECONDS   for one module, default 240
 * Needs CPython 2.7 with its library (tests/oracle/oracle.ts); without it there is nothing to run.
 */
import { hasOracle, oracleCommand, oracleLibrary } from "../oracle/oracle.ts";
import { writeSection } from "../status.ts";
import { LEVELS } from "./levels.ts";
import { hanging, home, parseOutput, readKnown, runModule } from "./run_module.ts";

/** Where CPython's results are kept. */
const STORE = `${home}/.deno/conformance`;
const AT_ONCE = 2;

const options = new Set(Deno.args.filter((arg) => arg.startsWith("--")));
const names = Deno.args.filter((arg) => !arg.startsWith("--"));
const seconds = Number(Deno.args.find((arg) => arg.startsWith("--timeout="))?.slice(10) ?? 240);

/** Whether CPython has tests of this name. */
function isModule(name: string): boolean {
  const folder = `${oracleLibrary()}/test`;
  return [`${folder}/test_${name}.py`, `${folder}/test_${name}/__init__.py`].some((path) => {
    try {
      return Deno.statSync(path).isFile;
    } catch {
      return false;
    }
  });
}

/** Ids of the tests that CPython passes. */
async function requiredTests(module: string): Promise<string[]> {
  Deno.mkdirSync(STORE, { recursive: true });
  const file = `${STORE}/${module}.txt`;
  let kept: string | undefined;
  if (!options.has("--fresh")) {
    try {
      kept = Deno.readTextFileSync(file);
    } catch {
      // First time.
    }
  }
  const { tests } = kept !== undefined
    ? parseOutput(kept)
    : await runModule([...oracleCommand(), "-S", "-E"], module, file, seconds);
  return [...tests].filter(([id, result]) => result.status === "pass" && !isOurDocumentation(id)).map(([id]) => id);
}

/** Whether a test is the examples in the documentation of a library module that is ours, with documentation of its own. */
function isOurDocumentation(id: string): boolean {
  const [, module] = /^doctest of (\w+)/.exec(id) ?? [];
  if (module === undefined) return false;
  try {
    return Deno.statSync(`${home}/vm/lib/${module}.py`).isFile;
  } catch {
    return false;
  }
}

interface Report {
  module: string;
  required: number;
  passed: number;
  failing: [id: string, detail: string][];
  ms: number;
  note: string;
}

async function check(module: string, known: Map<string, string>): Promise<Report> {
  const required = await requiredTests(module);
  const output = Deno.makeTempFileSync({ prefix: "vmiotman-conformance-" });
  const ours = await runModule(
    [`${home}/vmiotman`, "--lib", oracleLibrary()!],
    module,
    output,
    seconds,
    hanging(module, known),
  );
  Deno.removeSync(output);
  const failing: [string, string][] = [];
  for (const id of required) {
    const result = ours.tests.get(id);
    if (result?.status !== "pass") failing.push([id, result?.detail ?? (ours.complete ? "did not run" : ours.stderr)]);
  }
  return {
    module,
    required: required.length,
    passed: required.length - failing.length,
    failing,
    ms: ours.ms,
    note: ours.complete
      ? (ours.tests.get("import") ?? ours.tests.get("test_main"))?.detail ?? ""
      : `did not end: ${ours.stderr}`,
  };
}

function statusPage(levels: { name: string; title: string; gate: number; reports: Report[] }[]): string {
  const rows = levels.map(({ name, title, gate, reports }) => {
    const required = reports.reduce((sum, r) => sum + r.required, 0),
      passed = reports.reduce((sum, r) => sum + r.passed, 0);
    const full = reports.filter((r) => r.failing.length === 0).length;
    return `| ${name} | ${title} | ${reports.length} | ${full} | ${required} | ${passed} | ${
      percent(passed, required)
    } | ${gate} % |\n`;
  });
  const open = levels.flatMap(({ name, reports }) =>
    reports.filter((r) => r.failing.length > 0).map((r) => `| ${name} | ${r.module} | ${r.passed} of ${r.required} |\n`)
  );
  return `## Conformance

Written by \`deno task conformance --write\`. Tests are those of CPython 2.7.18's \`Lib/test\`, run from an installed copy;
"required" are those that CPython itself passes when it says it is another implementation.

| level | content | modules | complete | required tests | passed | share | to reach |
|---|---|---|---|---|---|---|---|
${rows.join("")}
${open.length === 0 ? "" : `Modules with open tests:\n\n| level | module | passed |\n|---|---|---|\n${open.join("")}`}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}

async function main(): Promise<number> {
  if (!hasOracle()) {
    console.log("No CPython 2.7 here (python2.7 on PATH, or VMIOT_ORACLE): nothing to run.");
    return 0;
  }
  const wanted = names.length === 0 ? ["L1", "L2", "L3"] : names.map((name) => name.replace(/^test_/, ""));
  const levels = LEVELS.filter((level) => wanted.includes(level.name));
  const single = wanted.filter((name) => !LEVELS.some((level) => level.name === name));
  const unknown = single.filter((name) => !isModule(name));
  if (unknown.length > 0) {
    console.error(`No such test of CPython's: ${unknown.join(", ")}`);
    return 2;
  }
  if (single.length > 0) levels.push({ name: "-", title: "chosen modules", gate: 0, modules: single });
  const known = readKnown();
  const seen = new Set<string>();
  let bad = 0;
  const results = [];
  for (const { name, title, gate, modules } of levels) {
    const queue = [...modules];
    const reports: Report[] = [];
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let module = queue.shift(); module !== undefined; module = queue.shift()) {
        const report = await check(module, known);
        reports.push(report);
        const unlisted = report.failing.filter(([id]) => !known.has(`${module} ${id}`));
        const listed = [...known.keys()].filter((entry) => entry.startsWith(`${module} `));
        const gone = listed.filter((entry) => !report.failing.some(([id]) => entry === `${module} ${id}`));
        for (const entry of listed) seen.add(entry);
        bad += unlisted.length + gone.length;
        const mark = unlisted.length + gone.length > 0 ? "FAILED" : "ok    ";
        console.log(
          `${mark} ${module}: ${report.passed} of ${report.required} (${(report.ms / 1000).toFixed(1)} s)` +
            (report.failing.length > 0 && report.note !== "" ? ` ${report.note}` : ""),
        );
        if (options.has("--list")) { for (const [id, why] of report.failing) console.log(`${module} ${id}  # ${why}`); }
        else for (const [id, why] of unlisted.slice(0, 10)) console.log(`    ${id}: ${why}`);
        if (unlisted.length > 10 && !options.has("--list")) console.log(`    … and ${unlisted.length - 10} more`);
        for (const entry of gone) console.log(`    passes now, take it off the list: ${entry}`);
      }
    }));
    const required = reports.reduce((sum, r) => sum + r.required, 0),
      passed = reports.reduce((sum, r) => sum + r.passed, 0);
    console.log(
      `${name} ${title}: ${passed} of ${required} required tests, ${percent(passed, required)} (to reach: ${gate} %)`,
    );
    reports.sort((a, b) => modules.indexOf(a.module) - modules.indexOf(b.module));
    results.push({ name, title, gate, reports });
  }
  if (options.has("--write")) writeSection(home, "conformance", statusPage(results));
  return bad > 0 ? 1 : 0;
}

Deno.exit(await main());
