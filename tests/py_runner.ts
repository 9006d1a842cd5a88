// SPDX-License-Identifier: MIT
/** What runs of the Python test programs share: finding them, and running them in a worker. */
import { inDialect, type Outcome, parseScript, type Script } from "./py_script.ts";
import type { Job } from "./py_worker.ts";

/** Bytes as code units, as the VM sees sources. */
export function toText(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}

/** The programs whose path contains one of `filters` (all without any), sorted. `home`: the root of the project. */
export function findScripts(home: string, filters: string[]): Script[] {
  const scripts: Script[] = [];
  const visit = (folder: string) => {
    for (const entry of [...Deno.readDirSync(`${home}/${folder}`)].sort((a, b) => a.name < b.name ? -1 : 1)) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory) visit(path);
      else if (entry.name.endsWith(".py")) {
        let golden: string | undefined;
        try {
          golden = toText(Deno.readFileSync(`${home}/${path}.out`));
        } catch {
          // Most programs have none.
        }
        const script = parseScript(path, toText(Deno.readFileSync(`${home}/${path}`)), golden);
        scripts.push(script);
        if (script.bothDialects) scripts.push(inDialect(script));
      }
    }
  };
  visit("tests/py");
  return scripts.filter((script) => filters.length === 0 || filters.some((part) => script.path.includes(part)));
}

/** A worker that runs programs one after the other, and is replaced when one hangs. */
export class Runner {
  #worker: Worker | undefined;
  #settle: ((outcome: Outcome) => void) | undefined;
  #ready: Promise<void> | undefined;

  async run(job: Job, seconds: number): Promise<Outcome> {
    await this.#start();
    return await new Promise<Outcome>((resolve) => {
      const timer = setTimeout(() => this.#give({ trouble: `did not end in ${seconds} s` }), seconds * 1000);
      this.#settle = (outcome) => {
        clearTimeout(timer);
        this.#settle = undefined;
        resolve(outcome);
      };
      this.#worker!.postMessage(job);
    });
  }

  /** Gives up on the current program and the worker. */
  #give(outcome: { trouble: string }): void {
    this.stop();
    this.#settle?.({ stdout: "", stderr: "", exitCode: -1, ...outcome });
  }

  #start(): Promise<void> {
    if (this.#worker === undefined) {
      const worker = this.#worker = new Worker(new URL("./py_worker.ts", import.meta.url), { type: "module" });
      this.#ready = new Promise((resolve, reject) => {
        worker.onmessage = (event) => event.data.id < 0 ? resolve() : this.#settle?.(event.data.outcome);
        worker.onerror = (event) => {
          event.preventDefault();
          if (this.#settle === undefined) reject(new Error(`The worker does not start: ${event.message}`));
          else this.#give({ trouble: `the worker died: ${event.message}` });
        };
      });
    }
    return this.#ready!;
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
