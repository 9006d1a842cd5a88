// SPDX-License-Identifier: MIT
/**
 * Protocol buffers in Python beside protobufjs used directly, on the same message of about 1 MB, in one run: CPU
 * milliseconds, best of all. Nothing is asserted but that both write as many bytes.
 *
 *   deno task bench:protobuf     --runs=K  best of K, alternating (default 3)     --quick  one short run
 */
const here = decodeURIComponent(new URL(".", import.meta.url).pathname);
const quick = Deno.args.includes("--quick");
const runs = quick ? 1 : Number(Deno.args.find((arg) => arg.startsWith("--runs="))?.slice(7) ?? 3);
const seconds = quick ? "0.3" : "2";

async function output(command: string[]): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(command[0], { args: command.slice(1), stdin: "null" })
    .output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  if (code !== 0) throw new Error(`${command.join(" ")}: exit code ${code}: ${text(stderr)}`);
  return text(stdout);
}

const file = Deno.makeTempFileSync({ prefix: "vmiot_bench_" });
try {
  const python = [`${here}../../../vmiotman`, `${here}messages.py`];
  await output([...python, "make", file]);
  const sides = [[...python, file, seconds], [
    Deno.execPath(),
    "run",
    "-A",
    "--no-check",
    "--quiet",
    `--config=${here}../../../deno.json`,
    `${here}messages.ts`,
    file,
    seconds,
  ]];
  const best = [new Map<string, number>(), new Map<string, number>()];
  const results = new Map<string, string>();
  for (let run = 0; run < runs; run++) {
    for (const [i, side] of sides.entries()) {
      for (const line of (await output(side)).split("\n")) {
        const [name, time, result] = line.split(" ");
        best[i].set(name, Math.min(best[i].get(name) ?? Infinity, Number(time)));
        if ((results.get(name) ?? result) !== result) throw new Error(`${name}: ${results.get(name)} and ${result}`);
        results.set(name, result);
      }
    }
  }
  console.log(`${Deno.statSync(file).size} bytes    ours  protobufjs  ratio (CPU milliseconds)`);
  for (const [name, ours] of best[0]) {
    const theirs = best[1].get(name)!;
    const ms = (s: number) => (s * 1000).toFixed(2);
    console.log(
      `${name.padEnd(14)} ${ms(ours).padStart(6)} ${ms(theirs).padStart(11)} ${(theirs / ours).toFixed(2).padStart(6)}`,
    );
  }
} finally {
  Deno.removeSync(file);
}
