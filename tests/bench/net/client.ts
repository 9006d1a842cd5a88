// SPDX-License-Identifier: MIT
/**
 * The load for `echo_server.py`, as one process with one thread: many connections, each with its own messages.
 *
 *   client.ts PORT CLIENTS MESSAGES SIZE rr|pipelined ROUNDS
 *
 * `rr`: a connection sends its next message when the reply is there. `pipelined`: it sends all as fast as they are taken.
 * Every byte that comes back is compared. Prints `{"seconds": …, "messages": …}`: the time of ROUNDS rounds in which each
 * connection has all its messages answered, after one message for each to begin with.
 */
import { DenoHost } from "../../../hal/linux/host_deno.ts";
import { POLLIN, POLLOUT } from "../../../vm/host.ts";
import { sockaddrIn } from "../../../net/sockaddr.ts";

const [port, clients, messages, size] = Deno.args.slice(0, 4).map(Number);
const pipelined = Deno.args[4] === "pipelined";
const rounds = Number(Deno.args[5]);
const MSG_DONTWAIT = 0x40, IPPROTO_TCP = 6, TCP_NODELAY = 1;
const host = new DenoHost();
const input = new Uint8Array(65536);
let open = 0;

/** Fails the run: something is lost, mixed or broken. */
function fail(text: string): never {
  console.error(text);
  Deno.exit(1);
}

/** One connection. What it sends is `text`, byte for byte what must come back. */
class Client {
  readonly fd = host.socket(2, 1, 0);
  text = new Uint8Array(0);
  sent = 0;
  received = 0;
  /** How much may be sent before replies are there. */
  allowed = 0;
  done = () => {};

  constructor(readonly id: number) {
    host.connect(this.fd, sockaddrIn(Uint8Array.of(127, 0, 0, 1), port));
    host.setsockopt(this.fd, IPPROTO_TCP, TCP_NODELAY, new Uint8Array(Int32Array.of(1).buffer));
    open++;
  }

  /** Sends `count` messages, each different, and calls `done` when all are back. */
  run(count: number, done: () => void): void {
    const lines = Array.from({ length: count }, (_, i) => `${this.id}:${i}:`.padEnd(size - 1, "x") + "\n");
    this.text = new TextEncoder().encode(lines.join(""));
    this.sent = this.received = 0;
    this.allowed = pipelined ? this.text.length : size;
    this.done = done;
    this.#send();
    host.watchFd(this.fd, POLLIN, this);
  }

  #send(): void {
    while (this.sent < this.allowed) {
      const n = host.send(this.fd, this.text.subarray(this.sent, this.allowed), MSG_DONTWAIT);
      if (n < 0) return host.watchFd(this.fd, POLLOUT, { ready: () => this.#send() });
      this.sent += n;
    }
  }

  ready(): void {
    for (;;) {
      const n = host.recv(this.fd, input, MSG_DONTWAIT);
      if (n < 0) break;
      if (n === 0) fail(`connection ${this.id} ended after ${this.received} of ${this.text.length} bytes`);
      for (let i = 0; i < n; i++) {
        if (input[i] !== this.text[this.received + i]) fail(`connection ${this.id} got bytes of another`);
      }
      this.received += n;
      if (this.received === this.text.length) return this.done();
      if (this.received >= this.allowed) {
        this.allowed += size;
        this.#send();
      }
      if (n < input.length) break;
    }
    host.watchFd(this.fd, POLLIN, this);
  }
}

/** Has all run `count` messages. Seconds it took. */
async function round(all: Client[], count: number): Promise<number> {
  let left = all.length;
  const start = performance.now();
  for (const client of all) client.run(count, () => left--);
  while (left > 0) {
    for (let i = 0; i < 1000 && left > 0; i++) host.pollReady(0.5);
    await host.turn();
  }
  return (performance.now() - start) / 1000;
}

const all: Client[] = [];
for (let i = 0; i < clients; i++) {
  all.push(new Client(i));
  if (i % 100 === 99) await new Promise((r) => setTimeout(r, 5));
}
await round(all, 1);
let seconds = 0;
for (let i = 0; i < rounds; i++) seconds += await round(all, messages);
for (const client of all) host.close(client.fd);
console.log(JSON.stringify({ seconds, messages: clients * messages * rounds }));
