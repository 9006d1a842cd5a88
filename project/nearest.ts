// SPDX-License-Identifier: MIT
/** Guesses what a misspelled word was meant to be. */

/** The known word that `word` most likely stands for. */
export function nearest(word: string, known: string[]): string | undefined {
  let best: string | undefined, least = 3;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase().replaceAll("_", "-"), candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
