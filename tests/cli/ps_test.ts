// SPDX-License-Identifier: MIT
/** `vmiotman ps` and programs with services, as processes. Each test has a folder of its own for the sockets. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { HOME, runCli, withFiles } from "./run_cli.ts";

/** A program that runs until the test has seen enough of it. */
class Running {
  readonly #child: Deno.ChildProcess;
  readonly #reader: ReadableStreamDefaultReader<string>;
  #seen = "";

  constructor(args: string[], cwd: string) {
    this.#child = new Deno.Command(`${HOME}/vmiotman`, {
      args,
      cwd,
      stdin: "null",
      stdout: "piped",
      stderr: "null",
      env: {
        VMIOT_DENO: Deno.execPath(),
        PYTHONPATH: "",
        PYTHONUNBUFFERED: "1",
        VMIOT_LIB: "",
        VMIOT_RUN: `${cwd}/run`,
      },
    }).spawn();
    this.#reader = this.#child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** Waits for a line of its output. */
  async line(text: string): Promise<void> {
    while (!this.#seen.split("\n").includes(text)) {
      const { value, done } = await this.#reader.read();
      if (done) throw new Error(`the program ended without '${text}': ${this.#seen}`);
      this.#seen += value;
    }
  }

  /** Ends it with a signal; gives its exit code and all its output. */
  async end(signal: Deno.Signal): Promise<[number, string]> {
    this.#child.kill(signal);
    for (let part = await this.#reader.read(); !part.done; part = await this.#reader.read()) this.#seen += part.value;
    return [(await this.#child.status).code, this.#seen];
  }
}

const ps = (folder: string, ...args: string[]) =>
  runCli(["ps", ...args], { cwd: folder, env: { VMIOT_RUN: `${folder}/run` } });

const NOTHING =
  "no program is running that 'ps' can see (those with services, and those started with 'run --ps', can be)\n";

const PROGRAM = {
  "vmiot.yaml": "name: station\nservices:\n  quiet:\n    run: work:quiet\n  bad:\n    run: work:bad\n" +
    "    needs: [quiet]\n    max-restarts: 2\n    backoff: 0\n",
  "main.py": "from vmiot import service\nservice.get('bad').join()\nprint 'ready'\nprint service.run()\n",
  "work.py": "from vmiot import service\ndef quiet():\n    service.wait()\n    print 'asked'\n" +
    "def bad():\n    raise ValueError('b\\xc3\\xb6om')\n",
};

Deno.test("ps: nothing runs, or what is left of it", async () => {
  await withFiles({}, async (folder) => {
    assertEquals(await ps(folder), { code: 0, stdout: NOTHING, stderr: "" });
    Deno.mkdirSync(`${folder}/run`, { mode: 0o700 });
    // As a program leaves it that was killed: nobody listens.
    const listener = Deno.listen({ transport: "unix", path: `${folder}/run/1.sock` });
    Deno.linkSync(`${folder}/run/1.sock`, `${folder}/run/2.sock`);
    listener.close();
    assert([...Deno.readDirSync(`${folder}/run`)].length > 0);
    assertEquals(await ps(folder, "--json"), { code: 0, stdout: "[]\n", stderr: "" });
    assertEquals([...Deno.readDirSync(`${folder}/run`)], []);
  });
});

Deno.test("ps: services with state, restarts and the last error", async () => {
  await withFiles(PROGRAM, async (folder) => {
    const program = new Running(["run", "."], folder);
    await program.line("ready");
    const socket = Deno.lstatSync(`${folder}/run/${program.pid}.sock`);
    assertEquals([socket.mode! & 0o777, Deno.lstatSync(`${folder}/run`).mode! & 0o777], [0o600, 0o700]);

    const shown = await ps(folder);
    assertEquals([shown.code, shown.stderr], [0, ""]);
    const lines = shown.stdout.split("\n");
    assertMatch(lines[0], new RegExp(`^${program.pid} station, up \\d+\\.\\d s$`));
    assertMatch(lines[1], /^ {2}SERVICE +STATE +UP +RESTARTS +LAST ERROR$/);
    assertMatch(lines[2], /^ {2}quiet +running +\d+\.\d s +0 +-$/);
    assertMatch(lines[3], /^ {2}bad +failed +- +2 +ValueError: böom$/);
    assertMatch(lines[4], /^ {2}last error of bad, \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ:$/);
    assertEquals(lines.slice(5), [
      "    ValueError: böom",
      "    Traceback (most recent call last):",
      `      File "${Deno.realPathSync(folder)}/work.py", line 6, in bad`,
      "        raise ValueError('b\\xc3\\xb6om')",
      "",
    ]);
    assertMatch((await ps(folder, "--threads", String(program.pid))).stdout, /^ {2}MainThread +parked +services +/m);

    const [report] = JSON.parse((await ps(folder, "--json")).stdout);
    assertEquals([report.program, report.pid], ["station", program.pid]);
    // deno-lint-ignore no-explicit-any
    const states = report.services.map((s: any) => [s.name, s.state, s.kind, s.restarts, s.error?.message ?? null]);
    assertEquals(states, [["quiet", "running", "thread", 0, null], ["bad", "failed", "thread", 2, "böom"]]);

    assertEquals(await program.end("SIGTERM"), [0, "ready\nasked\nFalse\n"]);
    assertEquals([...Deno.readDirSync(`${folder}/run`)], []);
    assertEquals((await ps(folder)).stdout, NOTHING);
  });
});

Deno.test("ps: several programs; --ps shows one without services; a stuck one does not hold up the others", async () => {
  const files = { "a.py": "import time\nprint 'ready'\nimport sys; sys.stdout.flush()\ntime.sleep(60)\n" };
  await withFiles({ ...PROGRAM, ...files }, async (folder) => {
    const a = new Running(["--ps", "-u", "a.py", "x"], folder);
    const b = new Running(["run", "."], folder);
    await a.line("ready");
    await b.line("ready");
    const { stdout } = await ps(folder);
    assertMatch(
      stdout,
      new RegExp(`^${a.pid} a\\.py x, up .*\\n {2}THREAD +STATE.*\\n {2}MainThread +parked +sleep`, "m"),
    );
    assertMatch(stdout, new RegExp(`^${b.pid} station`, "m"));
    const one = await ps(folder, String(a.pid));
    assert(one.stdout.startsWith(`${a.pid} a.py x`) && !one.stdout.includes("station"), one.stdout);

    // Stopped as by its terminal, it cannot answer.
    Deno.kill(b.pid, "SIGSTOP");
    const both = await ps(folder);
    assert(both.stdout.includes(`${b.pid} does not answer\n`), both.stdout);
    assert(both.stdout.includes(`${a.pid} a.py`), both.stdout);
    Deno.kill(b.pid, "SIGCONT");
    assertEquals((await b.end("SIGINT"))[0], 0);
    await a.end("SIGKILL");
    // What it left behind goes with the next question.
    assertEquals((await ps(folder)).stdout, NOTHING);
    assertEquals([...Deno.readDirSync(`${folder}/run`)], []);
  });
});

Deno.test("ps: wrong numbers, and a folder that is not the user's alone", async () => {
  await withFiles({ "a.py": "print 'done'\n" }, async (folder) => {
    const none = await ps(folder, "123");
    assertEquals([none.code, none.stderr], [2, "vmiotman: no program with the process number 123 can be seen\n"]);
    const bad = await ps(folder, "x");
    assertEquals([bad.code, bad.stderr], [2, "vmiotman: 'x' is no process number; see 'vmiotman ps --help'\n"]);
    Deno.mkdirSync(`${folder}/run`);
    Deno.chmodSync(`${folder}/run`, 0o755);
    const open = await runCli(["--ps", "a.py"], { cwd: folder, env: { VMIOT_RUN: `${folder}/run` } });
    assertEquals([open.code, open.stdout], [0, "done\n"]);
    assertEquals(
      open.stderr,
      `vmiotman: this program will not be seen by 'vmiotman ps': ${folder}/run: the folder is not the user's alone\n`,
    );
  });
});

Deno.test("a program without services opens no socket", async () => {
  await withFiles({ "a.py": "import os\nprint os.path.exists(os.environ['VMIOT_RUN'])\n" }, async (folder) => {
    const result = await runCli(["a.py"], { cwd: folder, env: { VMIOT_RUN: `${folder}/run` } });
    assertEquals([result.stdout, result.stderr], ["False\n", ""]);
  });
});

Deno.test("the example weather_station, from its folder and from its image", async () => {
  await withFiles({}, async (folder) => {
    const expected = "sampler: ended after 3 restarts\nlast error: sampler.SensorError: cannot read 'E7'\n" +
      "7 readings, from 20.8 to 22.4\nstore: closed with 7 readings\n";
    const options = { cwd: folder, env: { VMIOT_RUN: `${folder}/run` } };
    for (const name of ["main.py", "store.py", "sampler.py", "vmiot.yaml", "data/readings.txt"]) {
      Deno.mkdirSync(`${folder}/w/data`, { recursive: true });
      Deno.copyFileSync(`${HOME}/examples/weather_station/${name}`, `${folder}/w/${name}`);
    }
    const run = await runCli(["run", "w"], options);
    assertEquals([run.code, run.stdout], [0, expected]);
    const failures = run.stderr.split("\n").filter((line) => line.startsWith("vmiotman:"));
    assertEquals(failures.length, 3);
    assertMatch(
      failures[1],
      /^vmiotman: service 'sampler' failed \(sampler\.SensorError: cannot read '-- no answer --'\), /,
    );
    assertEquals((await runCli(["compile", "w"], options)).code, 0);
    const image = await runCli(["main_img.vmiot"], options);
    assertEquals([image.code, image.stdout], [0, expected]);
  });
});

Deno.test("a manifest with a bad service", async () => {
  await withFiles(
    { ...PROGRAM, "vmiot.yaml": "services:\n  a:\n    run: work:quiet\n    grace: -1\n" },
    async (folder) => {
      const result = await runCli(["run", "."], { cwd: folder });
      assertEquals(result.code, 3);
      assertMatch(
        result.stderr,
        /vmiot\.yaml:4: service 'a': key 'grace' must be a number of seconds, 0 or more, not -1\n$/,
      );
    },
  );
});
