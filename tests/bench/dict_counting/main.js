// SPDX-License-Identifier: MIT
/** The algorithm of main.py in plain JavaScript; a pair as a key is a text. */
function* tokens(n) {
  let seed = 7;
  for (let i = 0; i < n; i++) {
    seed = (Math.imul(seed, 69069) + 1) >>> 0;
    yield `w${(seed >>> 12) % 3000}`;
  }
}

function run(n) {
  const words = [...tokens(n)];
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const pairs = new Map();
  for (let i = 1; i < words.length; i++) {
    const key = `${words[i - 1]} ${words[i]}`;
    const count = pairs.get(key);
    pairs.set(key, count === undefined ? 1 : count + 1);
  }
  const byLength = new Map();
  for (const word of words) {
    const list = byLength.get(word.length);
    if (list === undefined) byLength.set(word.length, [word]);
    else list.push(word);
  }
  const squares = new Map();
  for (const count of counts.values()) squares.set(count * count, (squares.get(count * count) ?? 0) + 1);
  const top = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3);
  const lengths = [...byLength].map(([length, list]) => [length, list.length]).sort((a, b) => a[0] - b[0]);
  let total = 0;
  for (const count of squares.values()) total += count;
  return { top, pairs: pairs.size, lengths, most: Math.max(...squares.keys()), total };
}

const { top, pairs, lengths, most, total } = run(Number(Deno.args[0]));
console.log(`[${top.map(([word, count]) => `('${word}', ${count})`).join(", ")}]`);
console.log(pairs);
console.log(`[${lengths.map(([length, count]) => `(${length}, ${count})`).join(", ")}]`);
console.log(most);
console.log(total);
