// SPDX-License-Identifier: MIT
/** What `messages.py` measures, with protobufjs and nothing around it: messages.ts FILE SECONDS. */
import protobuf from "protobufjs";
import process from "node:process";

const [file, seconds] = Deno.args;
const source = Deno.readTextFileSync(new URL("messages.proto", import.meta.url));
const fleetType = protobuf.parse(source, { keepCase: true }).root.resolveAll().lookupType("bench.Fleet");
const data = Deno.readFileSync(file);
const fleet = fleetType.decode(data) as unknown as { devices: unknown[] };

/** CPU seconds so far, of all threads, as Python's `time.clock` counts. */
function clock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function best(work: () => number): string {
  let least = Infinity, result = 0;
  for (const end = clock() + Number(seconds); clock() < end;) {
    const start = clock();
    result = work();
    least = Math.min(least, clock() - start);
  }
  return `${least.toFixed(6)} ${result}`;
}

const read = () => fleetType.decode(data) as unknown as { devices: unknown[] };
const write = (message: object) => fleetType.encode(message).finish().length;
console.log(`read ${best(() => read().devices.length)}`);
console.log(`write ${best(() => write(fleet))}`);
console.log(`both ${best(() => write(read()))}`);
