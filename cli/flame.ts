// SPDX-License-Identifier: MIT
/** Flame graphs: one self-contained SVG or HTML file of the stacks that `vmiotman profile` sampled. */
import { fromByteString } from "../project/bytes.ts";
import type { WatchResult } from "../project/watch.ts";

const WIDTH = 1200, ROW = 18, TOP = 40;
/** Boxes narrower than this many pixels are left out. */
const LEAST = 0.3;

/** A box of the graph: a function called by the one below it. */
interface Box {
  name: string;
  ms: number;
  tier1: number;
  /** Time of the box itself by line. */
  lines: Map<number, number>;
  children: Map<string, Box>;
}

const newBox = (name: string): Box => ({ name, ms: 0, tier1: 0, lines: new Map(), children: new Map() });

function boxes(result: WatchResult): Box {
  const root = newBox("all");
  for (const { stack, ms } of result.samples) {
    const time = ms[0] + ms[1];
    let box = root;
    root.ms += time;
    root.tier1 += ms[1];
    for (const place of stack) {
      const name = `${fromByteString(place.name)} (${fromByteString(place.file)}:${place.firstLine})`;
      let next = box.children.get(name);
      if (next === undefined) box.children.set(name, next = newBox(name));
      next.ms += time;
      next.tier1 += ms[1];
      next.lines.set(place.line, (next.lines.get(place.line) ?? 0) + time);
      box = next;
    }
  }
  return root;
}

const escapeXml = (text: string): string =>
  // deno-lint-ignore no-control-regex
  text.replace(/[\x00-\x08\x0b-\x1f]/g, "?").replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** From orange, all in tier 0, to green, all in tier 1; a little different from name to name. */
function colour(box: Box): string {
  let hash = 0;
  for (const c of box.name) hash = hash * 31 + c.charCodeAt(0) >>> 0;
  const part = box.ms > 0 ? box.tier1 / box.ms : 0;
  return `hsl(${Math.round(28 + 92 * part + hash % 10)},${60 + hash % 15}%,${66 + (hash >>> 8) % 8}%)`;
}

function draw(root: Box): { body: string; height: number } {
  let body = "", deepest = 0;
  const scale = root.ms > 0 ? WIDTH / root.ms : 0;
  const visit = (box: Box, x: number, depth: number) => {
    const width = box.ms * scale;
    if (width < LEAST) return;
    deepest = Math.max(deepest, depth);
    const percent = root.ms > 0 ? (100 * box.ms / root.ms).toFixed(1) : "0";
    const lines = [...box.lines].sort((a, b) => b[1] - a[1]).slice(0, 5)
      .map(([line, ms]) => `\nline ${line}: ${ms.toFixed(1)} ms`).join("");
    const tier = box.ms > 0 ? (100 * box.tier1 / box.ms).toFixed(0) : "0";
    const title = `${box.name}\n${box.ms.toFixed(1)} ms (${percent} %), ${tier} % in tier 1${lines}`;
    const letters = Math.floor((width - 4) / 6.6);
    const label = letters < 3 ? "" : box.name.length <= letters ? box.name : `${box.name.slice(0, letters - 1)}…`;
    body += `<g class="b" data-x="${x.toFixed(2)}" data-w="${width.toFixed(2)}" data-d="${depth}">` +
      `<title>${escapeXml(title)}</title>` +
      `<rect x="${x.toFixed(2)}" y="@${depth}@" width="${width.toFixed(2)}" height="${ROW - 1}" fill="${
        colour(box)
      }"/>` +
      `<text x="${(x + 3).toFixed(2)}" y="#${depth}#" data-n="${escapeXml(box.name)}">${escapeXml(label)}</text></g>\n`;
    let at = x;
    for (const child of [...box.children.values()].sort((a, b) => b.ms - a.ms)) {
      visit(child, at, depth + 1);
      at += child.ms * scale;
    }
  };
  visit(root, 0, 0);
  const height = TOP + (deepest + 1) * ROW + 10;
  // The oldest frame stands at the bottom.
  const y = (depth: string) => TOP + (deepest - Number(depth)) * ROW;
  body = body.replace(/"@(\d+)@"/g, (_, d) => `"${y(d)}"`).replace(/"#(\d+)#"/g, (_, d) => `"${y(d) + 13}"`);
  return { body, height };
}

function svgOf(result: WatchResult, program: string): string {
  const root = boxes(result);
  const { body, height } = draw(root);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" ` +
    'font-family="monospace" font-size="11">\n<rect width="100%" height="100%" fill="#fff"/>\n' +
    `<text x="6" y="16" font-size="14">${escapeXml(program)}: ${(root.ms / 1000).toFixed(3)} s of Python</text>\n` +
    '<text x="6" y="32" fill="#666">orange: tier 0, green: tier 1. Hold the pointer on a box for its lines.</text>\n' +
    `${body}</svg>\n`;
}

/** The flame graph as an SVG file. */
export function flameSvg(result: WatchResult, program: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgOf(result, program)}`;
}

/** Enlarges the box that is clicked; a click on the lowest box shows everything again. Runs in the browser. */
const ZOOM = `
const boxes = [...document.querySelectorAll(".b")];
for (const box of boxes) box.onclick = () => {
  const x = +box.dataset.x, w = +box.dataset.w, d = +box.dataset.d, f = ${WIDTH} / w;
  for (const other of boxes) {
    const ox = +other.dataset.x, ow = +other.dataset.w, od = +other.dataset.d;
    const above = od >= d && ox >= x - 0.01 && ox + ow <= x + w + 0.01;
    const below = od < d && ox <= x + 0.01 && ox + ow >= x + w - 0.01;
    other.style.display = above || below ? "" : "none";
    const nx = below ? 0 : (ox - x) * f, nw = below ? ${WIDTH} : ow * f;
    const [rect, text] = [other.querySelector("rect"), other.querySelector("text")];
    rect.setAttribute("x", nx);
    rect.setAttribute("width", nw);
    text.setAttribute("x", nx + 3);
    const name = text.dataset.n, letters = Math.floor((nw - 4) / 6.6);
    text.textContent = letters < 3 ? "" : name.length <= letters ? name : name.slice(0, letters - 1) + "…";
  }
};`;

/** The flame graph as a page where a click enlarges a box. */
export function flameHtml(result: WatchResult, program: string): string {
  return `<!DOCTYPE html>\n<meta charset="utf-8">\n<title>Profile of ${escapeXml(program)}</title>\n` +
    `<style>body{margin:8px}svg{width:100%;height:auto}.b{cursor:pointer}</style>\n${svgOf(result, program)}` +
    `<script>${ZOOM}\n</script>\n`;
}
