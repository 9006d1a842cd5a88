// SPDX-License-Identifier: MIT
/** The algorithm of main.py in plain JavaScript. */
function* digits() {
  let q = 1n, r = 0n, t = 1n, k = 1n, n = 3n, l = 3n;
  for (;;) {
    if (4n * q + r - t < n * t) {
      yield n;
      [q, r, n] = [10n * q, 10n * (r - n * t), 10n * (3n * q + r) / t - 10n * n];
    } else {
      [q, r, t, n] = [q * k, (2n * q + r) * l, t * l, (q * (7n * k + 2n) + r * l) / (t * l)];
      k += 1n;
      l += 2n;
    }
  }
}

const count = Number(Deno.args[0]);
let line = "", made = 0;
for (const digit of digits()) {
  line += digit;
  made++;
  if (line.length < 50 && made < count) continue;
  console.log(`${line.padEnd(50)} :${made}`);
  line = "";
  if (made === count) break;
}
