// SPDX-License-Identifier: MIT
/**
 * The `Host` of Deno on Linux. Clock, randomness and the event loop are here; files, processes and sockets are in the
 * classes it extends. The only place outside `hal/`, `net/`, `cli.ts`, `project/` and tools that touches `Deno.*`.
 */
import type { Host, HostWorker, SharedDescriptors } from "../../vm/host.ts";
import { RealtimeClock } from "./clock.ts";
import { SocketHost } from "./host_sockets.ts";

/** `crypto.getRandomValues` takes at most this many bytes at once. */
const RANDOM_LIMIT = 65536;

/** Bytes of V8's limit that are for the young generation (three times the launcher's 4 MiB, and some), where nothing stays. */
const YOUNG = 16 << 20;

/** Bytes of heap below which nobody has to know how much of its limit that is: V8 takes half of a small board's memory. */
function smallHeap(): number {
  if (/-(size|heap)/.test(Deno.env.get("DENO_V8_FLAGS") ?? "")) return 16 << 20;
  return Math.min(Deno.systemMemoryInfo().total / 16, 256 << 20);
}

/** Of a worker of `node:worker_threads`, what is used here. */
interface NodeWorker {
  on(event: "message" | "error" | "exit", listener: (value: unknown) => void): void;
  postMessage(message: unknown): void;
  terminate(): Promise<number>;
}

/** V8's `gc`. */
type Collector = (options: { type: "minor" | "major"; flavor?: "last-resort" }) => void;

/** Of V8's statistics, what is used here; bytes. */
interface HeapStatistics {
  used_heap_size: number;
  external_memory: number;
  heap_size_limit: number;
}

/** A builtin module of Node's, without an import that every start would pay for. */
function builtin<T>(name: string): T {
  const { process } = globalThis as unknown as { process: { getBuiltinModule(name: string): unknown } };
  return process.getBuiltinModule(name) as T;
}

/** The way back from a worker to the isolate that started it. */
export interface StarterPort {
  /** What {@linkcode DenoHost.startWorker} was given. */
  readonly data: unknown;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** Inside a worker that {@linkcode DenoHost.startWorker} started. */
export function starterPort(): StarterPort {
  const { parentPort, workerData } = builtin<{ parentPort: NodeWorker; workerData: unknown }>("node:worker_threads");
  return {
    data: workerData,
    post: (message) => parentPort.postMessage(message),
    onMessage: (listener) => parentPort.on("message", listener),
  };
}

/** The outside world as Deno on Linux shows it. */
export class DenoHost extends SocketHost implements Host {
  readonly #clock = new RealtimeClock();

  time(): number {
    return this.#clock.now();
  }

  monotonic(): number {
    return performance.now() / 1000;
  }

  random(buffer: Uint8Array): void {
    for (let i = 0; i < buffer.length; i += RANDOM_LIMIT) {
      crypto.getRandomValues(buffer.subarray(i, i + RANDOM_LIMIT) as Uint8Array<ArrayBuffer>);
    }
  }

  timer(ms: number, callback: () => void): () => void {
    // Deno's timers wrap beyond 2^31 ms; 24 days at a time is as good as exact.
    const LONGEST = 0x7fffffff;
    let left = ms;
    let id: ReturnType<typeof setTimeout>;
    const arm = () => {
      const step = Math.min(left, LONGEST);
      left -= step;
      id = setTimeout(() => left > 0 ? arm() : callback(), step);
    };
    arm();
    return () => clearTimeout(id);
  }

  #collect: Collector | undefined;

  collectGarbage(reach: "young" | "most" | "all" = "all"): boolean {
    // Deno's own collector always looks at everything.
    if (reach === "young" && !("gc" in globalThis)) return false;
    this.#collect ??= (globalThis as { gc?: Collector }).gc ?? this.#lateCollector();
    // The plain kind is one collection, and leaves what a compilation in the background still holds.
    this.#collect(
      reach === "young"
        ? { type: "minor" }
        : reach === "most"
        ? { type: "major" }
        : { type: "major", flavor: "last-resort" },
    );
    return true;
  }

  /** The collector where Deno was started without `--expose-gc`: Deno's own then, which always collects twice or more. */
  #lateCollector(): Collector {
    // V8 shows it only to contexts made after the flag was set.
    const { process } = globalThis as unknown as { process: { getBuiltinModule(name: string): unknown } };
    (process.getBuiltinModule("node:v8") as { setFlagsFromString(flags: string): void }).setFlagsFromString(
      "--expose-gc",
    );
    const context = process.getBuiltinModule("node:vm") as { runInNewContext(code: string): Collector };
    return context.runInNewContext("gc");
  }

  #statistics: (() => HeapStatistics) | undefined;

  #heap(): HeapStatistics {
    // Half a microsecond; `Deno.memoryUsage` reads files of the kernel and takes twenty.
    this.#statistics ??= builtin<{ getHeapStatistics: () => HeapStatistics }>("node:v8").getHeapStatistics;
    return this.#statistics();
  }

  heapUsed(): number {
    const { used_heap_size, external_memory } = this.#heap();
    return used_heap_size + external_memory;
  }

  #small: number | undefined;

  heapFilled(): number {
    // Loading `node:v8` takes 20 ms and 8 MiB.
    if (this.#statistics === undefined && Deno.memoryUsage().heapUsed < (this.#small ??= smallHeap())) return 0;
    return this.#heap().used_heap_size / this.heapLimit();
  }

  heapLimit(): number {
    const { heap_size_limit } = this.#heap();
    return Math.max(heap_size_limit - YOUNG, heap_size_limit / 2);
  }

  startWorker(
    url: string,
    data: unknown,
    onMessage: (message: unknown) => void,
    onEnd: (code: number, error: string | undefined) => void,
  ): HostWorker {
    // Node's interface to workers, because Deno's own does not tell when one has ended.
    const { Worker } = builtin<{ Worker: new (url: URL, options: { workerData: unknown }) => NodeWorker }>(
      "node:worker_threads",
    );
    const worker = new Worker(new URL(url), { workerData: data });
    let error: string | undefined;
    worker.on("message", onMessage);
    worker.on("error", (e) => error = e instanceof Error ? e.message : String(e));
    worker.on("exit", (code) => onEnd(code as number, error));
    return { post: (message) => worker.postMessage(message), terminate: () => void worker.terminate() };
  }

  turn(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  async sharedDescriptors(): Promise<SharedDescriptors> {
    const shared = await import("./descriptors.ts");
    return {
      ...shared,
      marked: () => [...this.given],
      receiveDescriptor: (socket) => {
        const fd = shared.receiveDescriptor(socket);
        if (fd !== undefined) this.given.add(fd);
        return fd;
      },
    };
  }
}
