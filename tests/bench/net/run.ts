// SPDX-License-Identifier: MIT
/**
 * Throughput of an echo server in Python with one thread for each connection, ours beside CPython 2.7 in one run:
 *
 *   deno task bench:net [--clients=1000] [--messages=100] [--size=64] [--rounds=20] [--runs=3] [--ours]
 *
 * Server and load are pinned to a CPU each where there are two and `taskset` is present. Best of the runs, alternating.
 * Request-reply has a tenth of the rounds. The load compares every byte, so a run that ends is a run in which nothing was lost or mixed.
 */
import { hasOracle, oracleCommand } from "../../oracle/oracle.ts";

const here = new URL(".", import.meta.url).pathname.replace(/\/$/, "");
const home = new URL("../../..", import.meta.url).pathname.replace(/\/$/, "");

/** Value of `--name=value`, or the default. */
function option(name: string, value: number): number {
  const found = Deno.args.find((arg) => arg.startsWith(`--${name}=`));
  return found === undefined ? value : Number(found.slice(name.length + 3));
}

const clients = option("clients", 1000), messages = option("messages", 100), size = option("size", 64);
const runs = option("runs", 3), rounds = option("rounds", 20);
const ours = Deno.args.includes("--ours");

const pin = async (cpu: number): Promise<string[]> => {
  if (navigator.hardwareConcurrency < 2) return [];
  try {
    const { success } = await new Deno.Command("taskset", { args: ["-c", `${cpu}`, "true"] }).output();
    return success ? ["taskset", "-c", `${cpu}`] : [];
  } catch {
    return [];
  }
};
const serverPin = await pin(0), clientPin = await pin(1);

/** One run. Messages per second. */
async function measure(server: string[], kind: string): Promise<number> {
  const [program, ...args] = [...serverPin, ...server, `${here}/echo_server.py`, `${clients}`];
  const process = new Deno.Command(program, { args, stdout: "piped" }).spawn();
  const reader = process.stdout.getReader();
  const port = new TextDecoder().decode((await reader.read()).value).trim();
  const load = [...clientPin, Deno.execPath(), "run", "-A", "--no-check", `${here}/client.ts`];
  const [command, ...rest] = [
    ...load,
    port,
    `${clients}`,
    `${messages}`,
    `${size}`,
    kind,
    `${kind === "rr" ? Math.ceil(rounds / 10) : rounds}`,
  ];
  const result = await new Deno.Command(command, { args: rest, stderr: "inherit" }).output();
  if (!result.success) {
    process.kill();
    throw new Error(`${server[0]}: the load failed`);
  }
  await reader.cancel();
  const { success } = await process.status;
  if (!success) throw new Error(`${server[0]} failed`);
  const answer = JSON.parse(new TextDecoder().decode(result.stdout));
  return answer.messages / answer.seconds;
}

const servers: [string, string[]][] = [["vmiotman", [`${home}/vmiotman`, "run"]]];
if (!ours && hasOracle()) servers.push(["CPython 2.7", oracleCommand()]);
console.log(
  `${clients} connections, ${messages} messages of ${size} bytes each, ${rounds} rounds, best of ${runs} runs, messages/s`,
);
for (const kind of ["rr", "pipelined"]) {
  const best = servers.map(() => 0);
  for (let i = 0; i < runs; i++) {
    for (const [k, [, command]] of servers.entries()) best[k] = Math.max(best[k], await measure(command, kind));
  }
  const text = servers.map(([name], k) => `${name} ${Math.round(best[k])}`).join("  ");
  const title = kind === "rr" ? "request-reply" : "pipelined";
  console.log(`${title.padEnd(14)} ${text}${servers.length > 1 ? `  ratio ${(best[0] / best[1]).toFixed(2)}` : ""}`);
}
