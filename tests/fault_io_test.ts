// SPDX-License-Identifier: MIT
/**
 * Programs that wait, under faults (`hal/linux/fault_io.ts`): what they print stays the same, whatever transfers are cut
 * short or delayed; connections that are reset end cleanly, and no descriptor is left behind.
 */
import { assertEquals } from "@std/assert";
import { engine } from "../mod.ts";
import { parsePython } from "../cli/python_options.ts";
import { type Faults, injectFaults, parseFaults } from "../hal/linux/fault_io.ts";
import { toByteString } from "../hal/linux/libc.ts";
import type { Host } from "../vm/host.ts";
import { builtLibrary } from "./built_library.ts";
import { judge, parseScript } from "./py_script.ts";
import { TestHost } from "./test_host.ts";

const home = new URL("..", import.meta.url).pathname.replace(/\/$/, "");
const compiledLibrary = await builtLibrary(home);

/**
 * Keeps account of the descriptors that are opened through `host` and not closed. The process's own list would have those
 * of tests that run at the same time.
 */
function countDescriptors(host: Host): Set<number> {
  const open = new Set<number>();
  const one = <T>(fd: T) => (open.add(fd as number), fd);
  const two = <T>(fds: T) => ((fds as [number, number]).forEach(one), fds);
  const { socket, accept, socketpair, pipe, dup, close } = host;
  host.socket = (...args) => one(socket.apply(host, args));
  host.socketpair = (...args) => two(socketpair.apply(host, args));
  host.pipe = () => two(pipe.apply(host));
  host.dup = (fd) => one(dup.call(host, fd));
  host.accept = (fd) => {
    const accepted = accept.call(host, fd);
    if (accepted !== undefined) open.add(accepted.fd);
    return accepted;
  };
  host.close = (fd) => {
    close.call(host, fd);
    open.delete(fd);
  };
  return open;
}

/** Runs a test program under faults. What is wrong, one text each; with `closes`, also descriptors that stay open. */
async function run(path: string, faults: Faults, closes = false): Promise<string[]> {
  const bytes = Deno.readFileSync(`${home}/${path}`);
  const script = parseScript(path, toByteString(bytes), undefined);
  const host = new TestHost(script.stdin, `${home}/vmiotman`);
  const open = countDescriptors(host);
  injectFaults(host, faults);
  const exitCode = await engine.run({ kind: "file", path, bytes }, {
    host,
    args: script.args,
    pythonPath: [],
    lib: [],
    home,
    compiledLibrary,
    flags: { ...parsePython(script.flags).flags, dontWriteBytecode: true },
  });
  const wrong = judge(script, { stdout: host.stdout, stderr: host.stderr, exitCode }, true);
  if (closes && open.size > 0) wrong.push(`${open.size} descriptors are left open`);
  return wrong;
}

const PROGRAMS = [
  "socket/udp.py",
  "socket/unix.py",
  "socket/makefile.py",
  "socket/timeouts.py",
  "socket/half_close.py",
  "socket/whole_writes.py",
  "socket/many_connections.py",
  "socket/closed_meanwhile.py",
  "waiting/slow_consumers.py",
  "subprocess/communicate.py",
  "subprocess/stderr_to_stdout.py",
];

for (const name of PROGRAMS) {
  Deno.test(`short and delayed transfers: ${name}`, async () => {
    for (let seed = 1; seed <= 3; seed++) {
      assertEquals(await run(`tests/py/modules/${name}`, { rate: 0.4, seed, resets: 0 }), [], `seed ${seed}`);
    }
  });
}

Deno.test("connections reset at any byte", async () => {
  for (let seed = 1; seed <= 8; seed++) {
    const wrong = await run("tests/py/modules/socket/many_connections.py", { rate: 0.2, seed, resets: 0.02 }, true);
    assertEquals(wrong, [], `seed ${seed}`);
  }
});

Deno.test("the text of faults", () => {
  assertEquals(parseFaults("0.1,7"), { rate: 0.1, seed: 7, resets: 0.001 });
  assertEquals(parseFaults("0.1,7,0"), { rate: 0.1, seed: 7, resets: 0 });
  for (const text of ["", "0.1", "2,1", "0.1,x", "0.1,1,2", "1,1,1,1"]) assertEquals(parseFaults(text), undefined);
});
