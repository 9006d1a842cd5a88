// SPDX-License-Identifier: MIT
/** Runs every TypeScript block of the guides in `docs/`, each as a module of its own. */
import { assert } from "@std/assert";

const docs = new URL("../docs/", import.meta.url);

for (const name of ["embedding.md"]) {
  const text = Deno.readTextFileSync(new URL(name, docs));
  const blocks = [...text.matchAll(/^## (.+)$|^```ts\n([\s\S]*?)^```$/gm)];
  let title = "";
  for (const [, heading, code] of blocks) {
    if (heading !== undefined) {
      title = heading;
      continue;
    }
    Deno.test(`docs/${name}: ${title}`, async () => {
      const program = `import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";\n${
        code.replaceAll('"../mod.ts"', JSON.stringify(new URL("../mod.ts", import.meta.url).href))
      }\nvoid [assert, assertEquals, assertRejects, assertStringIncludes];\n`;
      // Inside the checkout, so that the import map applies, but where no other check looks.
      const dir = decodeURIComponent(new URL("../.deno", import.meta.url).pathname);
      await Deno.mkdir(dir, { recursive: true });
      const file = await Deno.makeTempFile({ dir, prefix: "doc_", suffix: ".ts" });
      try {
        await Deno.writeTextFile(file, program);
        await import(`file://${file}`);
      } finally {
        await Deno.remove(file);
      }
    });
  }
  Deno.test(`docs/${name}: has examples`, () => assert(blocks.length > 4));
}
