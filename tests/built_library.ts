// SPDX-License-Identifier: MIT
/** The compiled library of the current build, for programs that run inside the test process. */

/**
 * The folder of our library as the launcher's programs import it (`engine/compiled_library.ts`): from sources each
 * program would compile what it imports. The first call after a change of the sources builds it, which takes seconds.
 * `undefined` where it cannot be built; programs run from sources then, too.
 * @param home The root of the project.
 */
export async function builtLibrary(home: string): Promise<string | undefined> {
  await new Deno.Command(`${home}/vmiotman`, { args: ["version"], stdout: "null", stderr: "null" }).output();
  const app = `${home}/.deno/app`;
  try {
    const build = /^build=(.+)$/m.exec(Deno.readTextFileSync(`${app}/current.sh`))![1];
    return `${app}/${build}/library`;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
