// SPDX-License-Identifier: MIT
/** The generated page docs/status.md: each tool that measures something writes a section of its own. */

/**
 * Replaces what stands between the marks of a section, or adds the section at the end, with the day.
 * @param home Root of the project.
 * @param text Markdown, without the marks.
 */
export function writeSection(home: string, name: string, text: string): void {
  const file = `${home}/docs/status.md`;
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  let page = "# Status\n";
  try {
    page = Deno.readTextFileSync(file);
  } catch {
    // The first time.
  }
  const day = new Date().toISOString().slice(0, 10);
  const section = `${begin}\n\n${text.trim()}\n\nMeasured on ${day}.\n\n${end}`;
  const from = page.indexOf(begin), to = page.indexOf(end);
  page = from >= 0 && to > from
    ? page.slice(0, from) + section + page.slice(to + end.length)
    : `${page.trimEnd()}\n\n${section}\n`;
  Deno.writeTextFileSync(file, page);
}
