// SPDX-License-Identifier: MIT
/** Runs `./vmiotman` in a folder of its own, for the tests beside this file. */

/** Root of the project. */
export const HOME = decodeURIComponent(new URL("../..", import.meta.url).pathname).replace(/\/$/, "");

/** What a command did. */
export interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

/** How to run a command. */
export interface RunCliOptions {
  cwd?: string;
  stdin?: string;
  env?: Record<string, string>;
}

/** Makes a temporary folder with `files` (path → contents), and removes it after `action`. */
export async function withFiles<T>(
  files: Record<string, string | Uint8Array>,
  action: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = Deno.makeTempDirSync({ prefix: "vmiotman-cli-" });
  try {
    for (const [path, contents] of Object.entries(files)) {
      const slash = path.lastIndexOf("/");
      if (slash > 0) Deno.mkdirSync(`${folder}/${path.slice(0, slash)}`, { recursive: true });
      if (typeof contents === "string") Deno.writeTextFileSync(`${folder}/${path}`, contents);
      else Deno.writeFileSync(`${folder}/${path}`, contents);
    }
    return await action(folder);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

/** Runs a program with arguments, text in and out. */
export async function runProgram(program: string, args: string[], options: RunCliOptions = {}): Promise<Result> {
  // What whoever runs the tests has set for Python (PYTHONUNBUFFERED, say) is no part of them; empty is as unset.
  const unset = Object.fromEntries(
    Object.keys(Deno.env.toObject()).filter((name) => /^(PYTHON|VMIOT_LIB$)/.test(name)).map((name) => [name, ""]),
  );
  const child = new Deno.Command(program, {
    args,
    cwd: options.cwd,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    env: { ...unset, VMIOT_DENO: Deno.execPath(), LC_ALL: "C.UTF-8", ...options.env },
  }).spawn();
  const feed = async () => {
    const writer = child.stdin.getWriter();
    try {
      await writer.write(new TextEncoder().encode(options.stdin ?? ""));
      await writer.close();
    } catch {
      // The program did not read all of it.
    }
  };
  const [{ code, stdout, stderr }] = await Promise.all([child.output(), feed()]);
  return { code, stdout: new TextDecoder().decode(stdout), stderr: new TextDecoder().decode(stderr) };
}

/** Runs `./vmiotman` with arguments. */
export function runCli(args: string[], options: RunCliOptions = {}): Promise<Result> {
  return runProgram(`${HOME}/vmiotman`, args, options);
}
