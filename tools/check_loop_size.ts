// SPDX-License-Identifier: MIT
/**
 * Fails when the interpreter loop comes near the size at which V8 stops optimising a function (61,440 bytes of its
 * bytecode): beyond it the loop would run several times slower without any other sign. Also when it becomes so small that
 * V8's last compiler, which the launcher keeps from it by its size, would take it up.
 */
const LIMIT = 45_000, LEAST = 25_000;
const home = decodeURIComponent(new URL("..", import.meta.url).pathname);

const { stdout } = await new Deno.Command(Deno.execPath(), {
  args: [
    "run",
    "-A",
    "--no-check",
    "--quiet",
    "--v8-flags=--print-bytecode,--print-bytecode-filter=interpret",
    `${home}cli.ts`,
    "-c",
    "pass",
  ],
  stdout: "piped",
  stderr: "null",
}).output();
const sizes = [...new TextDecoder().decode(stdout).matchAll(/Bytecode length: (\d+)/g)].map((m) => Number(m[1]));
const size = Math.max(...sizes);
if (!(size > LEAST)) {
  console.log(
    `vm/interp/loop.ts: interpret is no larger than ${LEAST} bytes (vmiotman): V8 printed ${sizes.join(", ")}`,
  );
  Deno.exit(1);
}
if (size > LIMIT) {
  console.log(`vm/interp/loop.ts: interpret has ${size} bytes of V8 bytecode, more than ${LIMIT}`);
  Deno.exit(1);
}
if (!Deno.args.includes("--quiet")) console.log(`interpret: ${size} bytes of V8 bytecode, limit ${LIMIT}`);
