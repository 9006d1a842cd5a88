// SPDX-License-Identifier: MIT
/**
 * A native module declared in TypeScript, used by a Python program, which in turn passes a function back.
 * Run with `deno run -A examples/native_module/main.ts`.
 */
import {
  args,
  constant,
  def,
  defineModule,
  DenoHost,
  PyFloat,
  PyHandle,
  PythonVm,
  raise,
  toPython,
} from "../../mod.ts";

/** Readings of the sensors, degrees Celsius. */
const READINGS = new Map([["attic", 24.5], ["kitchen", 21.25], ["porch", 8.0]]);

/** Runs `main.py` and gives what it printed. */
export async function run(): Promise<string> {
  let output = "";
  const watched: [number, PyHandle][] = [];
  const thermo = defineModule("thermo", "Thermometers of the house.", {
    UNIT: constant("C", "Unit of `read`."),
    names: def([], "Names of the sensors, a sorted list.", (vm) => toPython(vm, [...READINGS.keys()].sort())),
    read: def(
      [args.str("name")],
      "Temperature at a sensor, degrees Celsius. KeyError for an unknown one.",
      (_vm, name) => {
        const value = READINGS.get(name);
        if (value === undefined) throw raise.keyError(name);
        return new PyFloat(value);
      },
    ),
    to_fahrenheit: def(
      [args.float("celsius")],
      "Converts degrees Celsius.",
      (_vm, celsius) => new PyFloat(celsius * 9 / 5 + 32),
    ),
    watch: def(
      [args.float("limit"), args.callable("callback")],
      { doc: "Has `callback(name, value)` called for each reading above `limit`.", arity: "parse" },
      (_vm, limit, callback) => {
        watched.push([limit, new PyHandle(callback)]);
        return null;
      },
    ),
  });
  const vm = await PythonVm.create({ host: new DenoHost(), modules: [thermo], stdout: (text) => output += text });
  await vm.run(await Deno.readFile(new URL("main.py", import.meta.url)), "main.py");
  for (const [limit, callback] of watched) {
    for (const [name, value] of READINGS) {
      if (value > limit) output += `${await vm.call(callback, name, value)}\n`;
    }
  }
  return output;
}

if (import.meta.main) console.log((await run()).trimEnd());
