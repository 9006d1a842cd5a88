// SPDX-License-Identifier: MIT
/**
 * Makes Python 2.7 programs from a seed, for comparing tiers (`run.ts`). The same seed gives the same program.
 *
 * What a variable holds goes by its name: `i1` an int, `f1` a float, `s1` a string, `a1` a list, `t1` a tuple, `d1` a dict,
 * `o1` an instance, `x1` anything. Now and then the wrong kind is used. Programs end: loops are short, and each call takes
 * from a global tank of fuel. Nothing depends on addresses, the order of dicts or the time. Long because every kind of
 * statement and expression has its lines, which make each other.
 */

type Kind = "i" | "f" | "s" | "a" | "t" | "d" | "o" | "x";
/** Calls that a program has at most before it has to return: CPython counts up to four levels for one, of 1,000. */
const MOST_FUEL = 240;

const KINDS: readonly Kind[] = ["i", "f", "s", "a", "t", "d", "o", "x"];

/** Where a statement stands. */
interface Place {
  indent: string;
  /** Levels of nesting that may follow. */
  depth: number;
  inLoop: boolean;
  inFunction: boolean;
  inGenerator: boolean;
  /** `continue` is not allowed in `finally`. */
  inFinally: boolean;
  /** Nested loops. */
  loops: number;
}

/** A function that programs may call. */
interface Callable {
  name: string;
  kinds: Kind[];
  /** How many of the parameters have defaults. */
  defaults: number;
  star: boolean;
  keywords: boolean;
  generator: boolean;
}

const INTS = [
  "0",
  "1",
  "2",
  "3",
  "5",
  "7",
  "-1",
  "-2",
  "-7",
  "10",
  "31",
  "63",
  "100",
  "255",
  "1000",
  "65537",
  "2147483647",
  "2147483648",
  "-2147483648",
  "-2147483649",
  "4294967295",
  "4294967296",
  "9007199254740991",
  "9007199254740992",
  "9007199254740993",
  "-9007199254740991",
  "-9007199254740993",
  "9223372036854775807",
  "9223372036854775808",
  "-9223372036854775808",
  "-9223372036854775807",
  "1073741824",
  "10L",
  "0L",
  "2L",
  "3037000500",
  "94906267",
  "True",
  "False",
];
const FLOATS = [
  "0.0",
  "-0.0",
  "1.0",
  "0.5",
  "-1.5",
  "2.0",
  "3.25",
  "1e16",
  "9007199254740992.0",
  "1e300",
  "-1e-300",
  "0.1",
  "7.0",
  "1e308",
  "2147483648.0",
];
const STRINGS = [
  "''",
  "'a'",
  "'abc'",
  "'x y'",
  "'%s'",
  "'%d|%s'",
  "'Q-'",
  "'\\xff'",
  "'12'",
  "'3.5'",
  "'zz'",
  "u'u'",
];

export class ProgramMaker {
  #state: number;
  #functions: Callable[] = [];
  #classes: { name: string; old: boolean }[] = [];
  /** Functions that may be called from where we are. */
  #callable = 0;
  #names = 0;
  #inner: string[] = [];
  /** Locals that have a value for certain, by kind. */
  #vars = new Map<Kind, string[]>();

  constructor(seed: number) {
    this.#state = (seed * 2654435761 + 97) >>> 0;
    for (let i = 0; i < 3; i++) this.#random(2);
  }

  /** Mulberry32. */
  #random(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ t >>> 15, t | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return ((t ^ t >>> 14) >>> 0) % limit;
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#random(items.length)];
  }

  #chance(percent: number): boolean {
    return this.#random(100) < percent;
  }

  // ---- programs ----------------------------------------------------------------------------------------------------

  program(): string {
    const parts: string[] = [
      "import sys",
      "class Fuel(Exception): pass",
      `fuel = [${this.#pick([60, 120, MOST_FUEL])}]`,
      "def burn():",
      "    fuel[0] -= 1",
      "    if fuel[0] < 0: raise Fuel('empty')",
      `G0 = ${this.#pick(INTS)}`,
      `G1 = ${this.#pick(FLOATS)}`,
      `G2 = [1, 2, 3]`,
      "",
    ];
    for (let n = 1 + this.#random(3); n > 0; n--) parts.push(this.#class());
    for (let n = 1 + this.#random(4); n > 0; n--) parts.push(this.#function());
    parts.push(this.#main());
    return parts.join("\n") + "\n";
  }

  #main(): string {
    const lines: string[] = [];
    const rounds = this.#pick([4, 12, 25]);
    lines.push(`for round in range(${rounds}):`);
    if (this.#chance(25)) lines.push(`    if round == ${1 + this.#random(rounds)}: ${this.#rebind()}`);
    for (const f of this.#functions) {
      if (this.#chance(25) && this.#functions.length > 1) continue;
      lines.push("    try:");
      const other = this.#chance(40) ? this.#random(rounds) : -1;
      const call = (args: string) => f.generator ? `print [x for x in ${f.name}(${args})]` : `print ${f.name}(${args})`;
      if (other >= 0) {
        lines.push(`        if round > ${other}: ${call(this.#mainArguments(f))}`);
        lines.push(`        else: ${call(this.#mainArguments(f))}`);
      } else lines.push(`        ${call(this.#mainArguments(f))}`);
      lines.push("    except Exception as e: print type(e).__name__, e, where()");
    }
    lines.push(`    fuel[0] = min(fuel[0] + 40, ${MOST_FUEL})`);
    lines.push("print sorted(k for k in globals() if k[0] == 'G'), G0, repr(G1), G2");
    return lines.join("\n");
  }

  #mainArguments(f: Callable): string {
    return this.#argumentList(f, (kind) => {
      if (kind === "o") return `${this.#pick(this.#classes).name}(round)`;
      if (kind === "i" && this.#chance(50)) {
        return this.#pick(["round", "round - 3", `round * ${this.#pick(INTS)}`, `${this.#pick(INTS)} + round`]);
      }
      if (kind === "f" && this.#chance(50)) return this.#pick(["round * 0.5", "round + 1.5", "1.0 / (round + 1)"]);
      return this.#literal(this.#chance(8) ? this.#pick(["i", "f", "s", "a"]) : kind);
    });
  }

  #rebind(): string {
    const c = this.#pick(this.#classes).name;
    return this.#pick([
      "len = lambda x: 77",
      "range = lambda *a: [5, 6]",
      "abs = str",
      `G0 = ${this.#literal(this.#pick(["i", "f", "s"]))}`,
      `${c}.m0 = lambda self, *a: 'patched'`,
      `${c}.K = ${this.#literal(this.#pick(["i", "f", "s"]))}`,
      `${c}.v = property(lambda self: 'prop')`,
      `${c}.__add__ = lambda self, other: 'added'`,
      `${c}.__len__ = lambda self: 3`,
      "isinstance = lambda a, b: 1",
      "__builtins__.len = lambda x: 99",
      `${this.#functions[0]?.name ?? "zzz"} = lambda *a, **k: 'replaced'`,
      `del ${c}.m0`,
      `del ${c}.K`,
      `${c}.__dict__['m0'] = lambda self, *a, **k: 'by dict'`,
      `${c}.__dict__['K'] = 'by dict'`,
    ]);
  }

  // ---- classes -----------------------------------------------------------------------------------------------------

  #class(): string {
    const n = this.#classes.length;
    const name = `C${n}`;
    const base = n > 0 && this.#chance(50) ? this.#pick(this.#classes) : undefined;
    const old = base === undefined ? this.#chance(25) : base.old;
    const lines = [`class ${name}${base !== undefined ? `(${base.name})` : old ? "" : "(object)"}:`];
    this.#classes.push({ name, old });
    const slots = !old && base === undefined && this.#chance(15);
    if (slots) lines.push("    __slots__ = ('v', 'w', 'g')");
    lines.push(`    K = ${this.#literal(this.#pick(["i", "f", "s", "a"]))}`);
    const body: string[] = [];
    if (base === undefined || this.#chance(40)) {
      body.push("    def __init__(self, v=1, w=2):", "        burn()", "        self.v = v", "        self.w = w");
      if (this.#chance(30)) body.push(`        self.g = ${this.#literal("i")}`);
      if (base !== undefined && !old && this.#chance(50)) body.push(`        super(${name}, self).__init__(w, v)`);
    }
    if (base === undefined) body.push("    def __repr__(self): return '<%s>' % self.__class__.__name__");
    for (const m of ["m0", "m1"]) {
      if (base !== undefined && this.#chance(40)) continue;
      body.push(this.#method(m, base && (old ? `${base.name}.${m}(self, i1)` : `super(${name}, self).${m}(i1)`)));
    }
    const extra: [number, string][] = [
      [20, `    def __add__(self, other):\n        burn()\n        return self.v + other`],
      [15, `    def __radd__(self, other):\n        return other + self.w`],
      [
        15,
        `    def __eq__(self, other):\n        burn()\n        return isinstance(other, ${name}) and self.v == other.v`,
      ],
      [15, "    def __len__(self):\n        burn()\n        return 2"],
      [15, "    def __nonzero__(self):\n        burn()\n        return self.v != 0"],
      [15, "    def __getitem__(self, k):\n        burn()\n        if k > 4: raise IndexError(k)\n        return k"],
      [10, "    def __setitem__(self, k, v):\n        self.w = (k, v)"],
      [10, "    def __contains__(self, k):\n        burn()\n        return k == self.v"],
      [15, "    def __call__(self, *a, **k):\n        burn()\n        return (a, sorted(k.items()))"],
      [15, "    def __iter__(self):\n        burn()\n        for q in (1, 2.5, 'it'): yield q"],
      [
        15,
        "    def __enter__(self):\n        burn()\n        return self.v\n    def __exit__(self, *e):\n        burn()\n        print 'exit', e[0] and e[0].__name__\n        return " +
        this.#pick(["False", "True", "e[0] is ZeroDivisionError"]),
      ],
      [15, "    @property\n    def p(self):\n        burn()\n        return self.v"],
      [10, "    @staticmethod\n    def st(a=1): return a"],
      [10, "    @classmethod\n    def cm(cls, a=1): return (cls.__name__, a)"],
      [
        12,
        `    def __getattr__(self, n):\n        if n[:1] == '_': raise AttributeError(n)\n        burn()\n        return '?' + n`,
      ],
      [8, "    def __lt__(self, other):\n        burn()\n        return True"],
      [8, "    def __cmp__(self, other):\n        burn()\n        return 0"],
      [8, "    def __hash__(self): return 5"],
      [
        6,
        "    def __setattr__(self, n, v):\n        burn()\n        " +
        (old ? "self.__dict__[n] = v" : "object.__setattr__(self, n, v)"),
      ],
      [6, "    def __iadd__(self, other):\n        burn()\n        self.v = other\n        return self"],
      [6, "    def __index__(self): return 1"],
      [6, "    def __float__(self): return 4.5"],
      [6, "    def __neg__(self):\n        burn()\n        return 'neg'"],
    ];
    for (const [percent, text] of extra) if (this.#chance(percent)) body.push(text);
    return [...lines, ...body].join("\n") + "\n";
  }

  /** @param above An expression that calls the method of the class above. */
  #method(name: string, above?: string): string {
    this.#enter(["self", "i1"]);
    this.#vars.set("o", ["self"]);
    const place: Place = this.#functionPlace("        ", 2);
    const lines = [
      `    def ${name}(self, i1=${this.#pick(["3", "2147483647", "0"])}${this.#chance(30) ? ", i2=4" : ""}):`,
      "        burn()",
    ];
    if (this.#chance(50)) lines.push(`        self.v = ${this.#expr(this.#pick(["i", "f"]), 1)}`);
    if (this.#chance(40)) lines.push(this.#block(place, 2).trimEnd());
    const results = ["self.v", "i1", "self.K", this.#expr("i", 2), this.#expr("x", 2)];
    if (above !== undefined) results.push(above, above);
    lines.push(`        return ${this.#pick(results)}`);
    return lines.join("\n");
  }

  // ---- functions ---------------------------------------------------------------------------------------------------

  #functionPlace(indent: string, depth: number): Place {
    return { indent, depth, inLoop: false, inFunction: true, inGenerator: false, inFinally: false, loops: 0 };
  }

  #enter(params: string[]): void {
    this.#vars = new Map(KINDS.map((k) => [k, [] as string[]]));
    this.#inner = [];
    for (const p of params) if (/^[ifsatdox]\d$/.test(p)) this.#vars.get(p[0] as Kind)!.push(p);
  }

  #function(): string {
    const f: Callable = {
      name: `h${this.#functions.length}`,
      kinds: [],
      defaults: 0,
      star: this.#chance(12),
      keywords: this.#chance(10),
      generator: this.#chance(18),
    };
    const params: string[] = [];
    for (let n = this.#random(5); n > 0; n--) {
      const kind = this.#pick<Kind>(["i", "i", "i", "f", "f", "s", "a", "d", "o", "o", "t", "x"]);
      f.kinds.push(kind);
      params.push(`${kind}${f.kinds.length}`);
    }
    if (this.#chance(30)) f.defaults = this.#random(f.kinds.length + 1);
    this.#enter(params);
    const shown = params.map((p, i) => i >= params.length - f.defaults ? `${p}=${this.#literal(f.kinds[i])}` : p);
    if (f.star) shown.push("*rest");
    if (f.keywords) shown.push("**kw");
    const lines = [`def ${f.name}(${shown.join(", ")}):`];
    if (this.#chance(15)) lines.push("    global G0, G1");
    lines.push("    burn()");
    for (const kind of ["i", "f", "s", "a", "o"] as Kind[]) {
      if (this.#chance(kind === "i" ? 90 : 45)) {
        const v = `${kind}${7 + this.#random(3)}`;
        lines.push(
          `    ${v} = ${kind === "o" ? `${this.#pick(this.#classes).name}(${this.#random(4)})` : this.#expr(kind, 1)}`,
        );
        this.#vars.get(kind)!.push(v);
      }
    }
    this.#callable = this.#functions.length;
    // It may call itself.
    if (this.#chance(25)) {
      this.#functions.push(f);
      this.#callable++;
    }
    const place = this.#functionPlace("    ", 3);
    place.inGenerator = f.generator;
    lines.push(this.#block(place, 3 + this.#random(5)).trimEnd());
    if (f.generator) lines.push(`    yield ${this.#expr("x", 1)}`);
    else {
      const all = [...this.#vars.values()].flat().filter((v) => v !== "self");
      lines.push(
        this.#chance(35)
          ? "    return sorted((k, v) for k, v in locals().items() if k[0] in 'ifs')"
          : `    return (${all.slice(0, 6).map((v) => v).join(", ")}${all.length > 0 ? "," : ""})`,
      );
    }
    if (!this.#functions.includes(f)) this.#functions.push(f);
    return lines.join("\n") + "\n";
  }

  #argumentList(f: Callable, make: (kind: Kind) => string): string {
    const args: string[] = [];
    const given = f.kinds.length - (f.defaults > 0 ? this.#random(f.defaults + 1) : 0);
    let named = false;
    for (let i = 0; i < given; i++) {
      named ||= this.#chance(6);
      args.push(named ? `${f.kinds[i]}${i + 1}=${make(f.kinds[i])}` : make(f.kinds[i]));
    }
    if (!named && f.star && this.#chance(50)) args.push("*(1, 2.5)");
    else if (!named && given > 0 && this.#chance(4)) {
      const last = args.splice(-1);
      args.push(`*[${last}]`);
    }
    if (f.keywords && this.#chance(50)) args.push(this.#chance(50) ? "q=1" : "**{'z': 2}");
    if (this.#chance(2)) args.push(this.#chance(50) ? "nope=3" : "**{'nope': 1}");
    return args.join(", ");
  }

  #callOf(d: number): string {
    if (this.#callable === 0) return this.#pick(["burn()", "G0"]);
    const f = this.#functions[this.#random(Math.min(this.#callable, this.#functions.length))];
    const call = `${f.name}(${this.#argumentList(f, (kind) => this.#expr(kind, d - 1))})`;
    return f.generator ? `list(${call})` : call;
  }

  // ---- expressions -------------------------------------------------------------------------------------------------

  #literal(kind: Kind): string {
    switch (kind) {
      case "i":
        return this.#pick(INTS);
      case "f":
        return this.#pick(FLOATS);
      case "s":
        return this.#pick(STRINGS);
      case "a":
        return this.#pick([
          "[]",
          "[1, 2, 3]",
          "[1.5, 2]",
          "['a', 'b']",
          "[0, None, 'x']",
          "[2147483647, 1]",
          "[[1], [2]]",
          "range(5)",
        ]);
      case "t":
        return this.#pick(["()", "(1,)", "(1, 2.5)", "('a', None, 3)", "((1, 2), 3)"]);
      case "d":
        return this.#pick(["{}", "{'a': 1}", "{1: 2, 'k': 3.5}", "{2.5: 'x', (1, 2): []}", "dict(a=1, b=2)"]);
      case "o":
        return this.#classes.length === 0 ? "None" : `${this.#pick(this.#classes).name}(${this.#random(3)})`;
      default:
        return this.#pick(["None", "True", "False", "'any'", "3", "2.5", "(1, 2)", "int", "[]"]);
    }
  }

  #variable(kind: Kind): string | undefined {
    const known = this.#vars.get(kind)!;
    return known.length === 0 ? undefined : this.#pick(known);
  }

  #expr(kind: Kind, d: number): string {
    if (this.#chance(3)) {
      // Another kind than it should be; no instances, whose order goes by address.
      kind = this.#pick<Kind>(["i", "f", "s", "a"]);
    }
    if (d <= 0 || this.#chance(25)) return (this.#chance(75) ? this.#variable(kind) : undefined) ?? this.#literal(kind);
    const e = (k: Kind) => this.#expr(k, d - 1);
    const cond = `(${e(kind)} if ${this.#condition(d - 1)} else ${e(kind)})`;
    switch (kind) {
      case "i":
        return this.#pick<() => string>([
          ...Array(6).fill(() => `(${e("i")} ${this.#pick(["+", "-"])} ${e("i")})`),
          () => `(${e("i")} * ${this.#pick(["3", "7", "-1", "0", "2"])})`,
          // A text must not be repeated two thousand million times.
          () => `(+${e("i")} * +${e("i")})`,
          () => this.#product(),
          () => `(${e("i")} ${this.#pick(["//", "%", "/"])} ${e("i")})`,
          () => `(${e("i")} ${this.#pick(["&", "|", "^"])} ${e("i")})`,
          () => `(${e("i")} << (${e("i")} & ${this.#pick(["3", "31"])}))`,
          () => `(${e("i")} >> (${e("i")} & 31))`,
          () => `(${e("i")} ** (${e("i")} & 3))`,
          () => `(${this.#pick(["-", "~", "+", "not "])}${e("i")})`,
          () => `len(${e(this.#pick<Kind>(["a", "s", "t", "d"]))})`,
          () => `${this.#variable("a") ?? "G2"}[${this.#pick(["0", "-1", "1", e("i")])}]`,
          () => `${this.#object()}.${this.#pick(["v", "w", "K", "p", "g"])}`,
          () => `${this.#object()}.${this.#pick(["m0", "m1"])}(${this.#chance(70) ? e("i") : ""})`,
          () => `${this.#object()}.${this.#pick(["m0", "m1"])}(${this.#pick(["i1", "i1", "i2"])}=${e("i")})`,
          () => `${this.#pick(this.#classes).name}.${this.#pick(["K", "K", "m0(o9, 2)", "cm(3)[1]", "st(4)"])}`,
          () => `int(${e(this.#pick<Kind>(["f", "s", "i"]))})`,
          () => `abs(${e("i")})`,
          () => `${this.#pick(["min", "max"])}(${e("i")}, ${e("i")})`,
          () => `sum(${this.#pick(["G2", "range(4)", `[${e("i")}, ${e("i")}]`])})`,
          () => `cmp(${e("i")}, ${e("i")})`,
          () => `ord(${this.#pick(["'a'", "'zq'[1]"])})`,
          () => `divmod(${e("i")}, ${e("i")})[${this.#random(2)}]`,
          () => `${this.#variable("d") ?? "{1: 5}"}.get(${e("i")}, ${e("i")})`,
          () => `${e("s")}.rfind(${e("s")})`,
          () => "G0",
          () => `isinstance(${e("x")}, ${this.#pick(["int", "float", "str", ...this.#classes.map((c) => c.name)])})`,
          () => `(${this.#condition(d - 1)})`,
          () => cond,
          () => this.#callOf(d),
          () => `(lambda q, r=${e("i")}: ${this.#pick(["q + r", "q - r", "+q * +r"])})(${e("i")})`,
          () =>
            `sum(q ${this.#pick(["+ 1", "+ q", "* 7", "- q", "- 2147483647", "+ 2147483647"])} for q in ${
              this.#iterable(d - 1)
            })`,
          ...(this.#inner.length > 0 ? [() => `${this.#pick(this.#inner)}(${e("i")})`] : []),
        ])();
      case "f":
        return this.#pick<() => string>([
          ...Array(5).fill(() =>
            this.#chance(25) ? `(+${e("f")} * +${e("f")})` : `(${e("f")} ${this.#pick(["+", "-", "/"])} ${e("f")})`
          ),
          ...Array(2).fill(() => `(${e("f")} ${this.#pick(["+", "-", "* +", "/"])} ${e("i")})`),
          () => `(${e("i")} ${this.#pick(["+", "-", "/", "* +"])} ${e("f")})`,
          () => `(float(${e("f")}) ${this.#pick(["//", "%", "**"])} ${e(this.#pick<Kind>(["f", "i"]))})`,
          () => `(-${e("f")})`,
          () => `float(${e(this.#pick<Kind>(["i", "s", "f"]))})`,
          () => `abs(${e("f")})`,
          () => `${this.#pick(["min", "max"])}(${e("f")}, ${e("i")})`,
          () => `round(${e("f")}, ${this.#random(3)})`,
          () => "G1",
          () => cond,
          () => `${this.#object()}.v`,
        ])();
      case "s":
        return this.#pick<() => string>([
          ...Array(3).fill(() => `(${e("s")} + ${e("s")})`),
          () => `(${e("s")} * (${e("i")} & 3))`,
          () => `str(${e(this.#pick(KINDS))})`,
          () => `repr(${e(this.#pick<Kind>(["i", "f", "s", "a", "t", "x"]))})`,
          () => `('%s:%s' % (${e("x")}, ${e("i")}))`,
          () => `('%d' % ${e(this.#pick<Kind>(["i", "f"]))})`,
          () => `${e("s")}[${this.#pick(["0", "-1", e("i")])}]`,
          () => `${e("s")}[${this.#pick(["1:", ":2", ":-1", "::-1", `${e("i")}:`])}]`,
          () => `${e("s")}.${this.#pick(["upper()", "strip()", "replace('a', 'b')", "title()", "lower()"])}`,
          () => `','.join(${this.#pick(["['p', 'q']", `[str(q) for q in ${this.#iterable(d - 1)}]`, e("a")])})`,
          () => `chr(${e("i")} & 127)`,
          () => cond,
          () => `hex(${e("i")})`,
        ])();
      case "a":
        return this.#pick<() => string>([
          () => `[${e("x")}, ${e("i")}]`,
          () => `[${e("i")}, ${e("f")}, ${e("s")}]`,
          () => `(${e("a")} + ${e("a")})`,
          () => `(${e("a")} * (${e("i")} & 3))`,
          () =>
            `[q for q in ${this.#iterable(d - 1)}${
              this.#chance(40) ? ` if ${this.#pick(["q", "q > 1", "q != 2"])}` : ""
            }]`,
          () => `[(q, r) for q in ${this.#iterable(d - 1)} for r in (1, 2)]`,
          () => `${e("a")}[${this.#pick(["1:", ":2", ":-1", "::2", "::-1", `${e("i")}:`])}]`,
          () => `range(${e("i")} & 7)`,
          () => `list(${this.#iterable(d - 1)})`,
          () => `map(${this.#pick(["str", "lambda q: q", "lambda q: q + 1", "repr"])}, ${this.#iterable(d - 1)})`,
          () => `zip(${this.#iterable(d - 1)}, ${this.#iterable(d - 1)})`,
          () =>
            `sorted(${this.#pick(["range(3)", "[3, 1, 2]", "'hello'"])}, key=lambda q: ${
              this.#pick(["q", "str(q)", "-ord('a')"])
            })`,
          () => `filter(lambda q: ${this.#pick(["q", "q != 1"])}, ${this.#iterable(d - 1)})`,
          () => cond,
        ])();
      case "t":
        return this.#pick([
          `(${e("i")}, ${e("f")})`,
          `(${e("x")},)`,
          `tuple(${this.#iterable(d - 1)})`,
          `(${e("t")} + ${e("t")})`,
          cond,
        ]);
      case "d":
        return this.#pick([
          `{${e("s")}: ${e("i")}}`,
          `{q: q for q in ${this.#iterable(d - 1)}}`,
          `dict((q, 1) for q in ${this.#iterable(d - 1)})`,
          `{1: ${e("x")}, 'a': ${e("i")}}`,
        ]);
      case "o":
        return this.#pick([
          this.#object(),
          `${this.#pick(this.#classes).name}(${e("i")})`,
          `${this.#pick(this.#classes).name}(${e("f")}, ${e("s")})`,
        ]);
      default:
        return this.#pick<() => string>([
          () => this.#expr(this.#pick(KINDS), d - 1),
          () => this.#callOf(d),
          () => `${this.#object()}.${this.#pick(["v", "w", "K", "p", "missing", "m0()", "m1(2)", "cm(1)", "st()"])}`,
          () => `(${e("x")} ${this.#pick(["and", "or"])} ${e("x")})`,
          () => `(${this.#object()} + ${e("i")})`,
          () => `(${e("i")} + ${this.#object()})`,
          () => `${this.#object()}[${e("i")}]`,
          () => `${this.#object()}(${e("i")}, k=${e("i")})`,
          () => `getattr(${this.#object()}, ${this.#pick(["'v'", "'nope'", "'K'"])}, ${e("i")})`,
          () => `(-${this.#object()})`,
          () => `len(${this.#object()})`,
          () => "sys.exc_info()[0]",
          () => "sys._getframe().f_lineno",
          () => "sys._getframe(1).f_code.co_name",
        ])();
    }
  }

  /** A product of two locals that are numbers for certain, at a place where that is known only when it runs. */
  #product(): string {
    const a = this.#variable("i") ?? "3", b = this.#variable("i") ?? this.#variable("f") ?? "7";
    return `(${a} * ${b} if type(${a}) in (int, long, float) and type(${b}) in (int, float, bool) else 0)`;
  }

  #object(): string {
    return this.#variable("o") ?? `${this.#pick(this.#classes).name}(${this.#random(3)})`;
  }

  #iterable(d: number): string {
    return this.#pick<() => string>([
      () => `range(${1 + this.#random(5)})`,
      () => `xrange(${this.#pick(["3", "5", "1, 6, 2", "5, 0, -2", "2147483646, 2147483649"])})`,
      () => this.#expr("a", Math.max(d - 1, 0)),
      () => this.#expr("t", Math.max(d - 1, 0)),
      () => `(1, 2.5, 3)`,
      () => `'ab'`,
      () => `(2147483647, 1, -1)`,
      () => `(q2 ${this.#pick(["+ 1", "* 2", "- 0.5"])} for q2 in range(3))`,
      () => `enumerate('xy')`,
      () => `iter([1, 2])`,
      () => `sorted({3: 1, 1: 2})`,
      () => this.#chance(30) ? this.#object() : "range(3)",
      () => {
        const gens = this.#functions.slice(0, this.#callable).filter((f) => f.generator);
        if (gens.length === 0) return "range(2)";
        const f = this.#pick(gens);
        return `${f.name}(${this.#argumentList(f, (kind) => this.#expr(kind, 0))})`;
      },
    ])();
  }

  #condition(d: number): string {
    const e = (k: Kind) => this.#expr(k, d - 1);
    return this.#pick<() => string>([
      ...Array(5).fill(() => `${e("i")} ${this.#pick(["<", "<=", "==", "!=", ">", ">="])} ${e("i")}`),
      ...Array(2).fill(() =>
        `${e("f")} ${this.#pick(["<", "<=", "==", "!=", ">", ">="])} ${e(this.#pick<Kind>(["f", "i"]))}`
      ),
      () => `${e("i")} ${this.#pick(["<", "<="])} ${e("i")} ${this.#pick(["<", "!="])} ${e("f")}`,
      () => `${e("s")} ${this.#pick(["==", "!=", "<"])} ${e("s")}`,
      () => `${e("x")} in ${e("a")}`,
      () => `${e("i")} not in ${this.#pick(["(1, 2, 3)", "G2", "[0]"])}`,
      () => `${e("x")} is ${this.#pick(["None", "not None", "True"])}`,
      () => `not ${e("x")}`,
      () => `${this.#object()}`,
      () => `${this.#object()} == ${this.#object()}`,
      () => `${e("i")} and ${e("s")}`,
      () => `${e("i")} or ${e("f")}`,
      () => `${e("i")} in ${this.#object()}`,
      () => e("x"),
      () => `isinstance(${e("o")}, ${this.#pick(this.#classes).name})`,
      () => `${e("i")} % 2`,
    ])();
  }

  // ---- statements --------------------------------------------------------------------------------------------------

  #block(place: Place, count: number): string {
    let text = "";
    for (let i = 0; i < count; i++) text += this.#statement(place);
    return text;
  }

  #nested(place: Place, change: Partial<Place> = {}, most = 3): string {
    const inner = { ...place, indent: place.indent + "    ", depth: place.depth - 1, ...change };
    return this.#block(inner, 1 + this.#random(most));
  }

  #fresh(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  #assignment(i: string): string {
    const kind = this.#pick<Kind>(["i", "i", "i", "i", "f", "f", "f", "s", "a", "t", "d", "o", "x"]);
    const known = this.#vars.get(kind)!;
    const name = known.length > 0 && this.#chance(75) ? this.#pick(known) : `${kind}${this.#random(6)}`;
    if (name === "self") return `${i}pass\n`;
    let text: string;
    if (known.includes(name) && this.#chance(45) && "ifsa".includes(kind)) {
      const op = kind === "i"
        ? this.#pick(["+=", "-=", "*= +", "+=", "-=", "//=", "%=", "&=", "|=", "^=", "/="])
        : kind === "f"
        ? this.#pick(["+=", "-=", "*= +", "/=", "%="])
        : "+=";
      const operand = this.#expr(kind === "f" && this.#chance(30) ? "i" : kind, 2);
      // A list that is a default value, and doubled by each call, would take all memory.
      text = `${op.startsWith("*") ? `${i}${name} = +${name}\n` : ""}${i}${name} ${op} ${
        kind === "a" ? `(${operand})[:12]` : operand
      }\n`;
    } else text = `${i}${name} = ${this.#expr(kind, 3)}\n`;
    // Keeps everything small.
    if (kind === "i" && /\*|<</.test(text)) {
      text += `${i}if not -(1 << 70) < ${name} < (1 << 70): ${name} = ${this.#pick(INTS)}\n`;
    }
    if (kind === "s" || kind === "a" || kind === "t") text += `${i}${name} = ${name}[:12]\n`;
    if (!known.includes(name) && this.#chance(80)) known.push(name);
    return text;
  }

  #statement(place: Place): string {
    const i = place.indent;
    const e = (kind: Kind, d = 2) => this.#expr(kind, d);
    const nestable = place.depth > 0;
    const loopable = nestable && place.loops < 3;
    const choices: [number, () => string][] = [
      [30, () => this.#assignment(i)],
      [5, () => `${i}print ${e("x")}, ${e("i")}\n`],
      [2, () => `${i}print repr(${e("f")})${this.#chance(30) ? "," : ""}\n`],
      [2, () => {
        const a = this.#variable("i"), b = this.#variable("f") ?? this.#variable("i");
        return a === undefined || b === undefined ? `${i}pass\n` : `${i}${a}, ${b} = ${b}, ${a}\n`;
      }],
      [2, () => `${i}i1, f1 = ${this.#pick([`${e("i", 1)}, ${e("f", 1)}`, e("t"), e("a")])}\n`],
      [
        3,
        () =>
          `${i}${this.#object()}.${this.#pick(["v", "w", "g", "K"])} ${this.#pick(["=", "=", "+="])} ${
            e(this.#pick<Kind>(["i", "f", "s"]))
          }\n`,
      ],
      [2, () => `${i}${this.#object()}.${this.#pick(["m0", "m1"])}(${e("i")})\n`],
      [2, () => {
        const a = this.#variable("a") ?? "G2";
        return `${i}${a}.append(${e("x", 1)})\n${i}del ${a}[9:]\n`;
      }],
      [2, () => `${i}${this.#variable("a") ?? "G2"}[${this.#pick(["0", "-1", e("i", 1)])}] = ${e("x", 1)}\n`],
      [1, () => {
        const a = this.#variable("a") ?? "G2";
        return `${i}${a}[${this.#pick(["1:2", ":", "::2"])}] = ${e("a", 1)}\n${i}del ${a}[9:]\n`;
      }],
      [
        2,
        () =>
          `${i}${this.#variable("d") ?? "{}"}[${e(this.#pick<Kind>(["i", "s", "t"]), 1)}] ${this.#pick(["=", "="])} ${
            e("i", 1)
          }\n`,
      ],
      [
        1,
        () =>
          `${i}del ${
            this.#pick([
              this.#variable("i") ?? "i9",
              this.#variable("f") ?? "f9",
              `${this.#variable("a") ?? "G2"}[0]`,
              `${this.#object()}.v`,
            ])
          }\n`,
      ],
      [1, () => `${i}assert ${this.#condition(2)}, ${e("s", 1)}\n`],
      [
        1,
        () =>
          `${i}raise ${
            this.#pick(["ValueError('v')", "KeyError(1)", "ZeroDivisionError", "IndexError, 'two'", "StopIteration"])
          }\n`,
      ],
      [1, () => `${i}exec 'EX = ${this.#random(9)} + 1' in {}\n`],
      [1, () => `${i}print sorted(k for k in locals() if k[0] in 'ifsa')\n`],
      [
        1,
        () =>
          `${i}${this.#pick(this.#classes).name}.${this.#pick(["K", "m0", "zz"])} = ${
            this.#pick([e("i", 1), "lambda self, *a: 41", e("f", 1)])
          }\n`,
      ],
      [1, () => `${i}${this.#variable("o") ?? "o9"}.__class__ = ${this.#pick(this.#classes).name}\n`],
      [1, () => `${i}${this.#variable("o") ?? "o9"}.m0 = lambda *a: 'own'\n`],
      [1, () => `${i}${this.#variable("o") ?? "o9"}.__dict__[${this.#pick(["'m0'", "'v'", "'K'"])}] = ${e("i", 1)}\n`],
      [2, () => `${i}${this.#pick(this.#classes).name}.K += ${this.#pick(["1", e("i", 1)])}\n`],
      [1, () => `${i}b1 = ${this.#object()}.${this.#pick(["m0", "m1", "v"])}; print b1(${e("i", 1)})\n`],
      [2, () => `${i}${this.#callOf(2)}\n`],
      [1, () => `${i}G2.append(1); del G2[5:]\n`],
    ];
    if (place.inLoop) {
      choices.push([2, () => `${i}if ${this.#condition(2)}: break\n`]);
      if (!place.inFinally) choices.push([2, () => `${i}if ${this.#condition(2)}: continue\n`]);
    }
    if (place.inFunction) {
      if (place.inGenerator) {
        choices.push([6, () => `${i}yield ${e("x")}\n`], [2, () => `${i}x5 = yield ${e("i")}\n`]);
        choices.push([1, () => `${i}if ${this.#condition(1)}: return\n`]);
      } else choices.push([2, () => `${i}if ${this.#condition(2)}: return ${e("x")}\n`]);
    }
    if (nestable) {
      choices.push([10, () => this.#if(place)]);
      choices.push([8, () => this.#try(place)]);
      choices.push([2, () => `${i}with ${e("o", 1)} as x3:\n${this.#nested(place)}`]);
      if (place.inFunction) choices.push([3, () => this.#closure(place)]);
    }
    if (loopable) {
      choices.push([14, () => this.#for(place)], [6, () => this.#while(place)]);
    }
    let total = 0;
    for (const [w] of choices) total += w;
    let at = this.#random(total);
    for (const [w, make] of choices) {
      if (at < w) return make();
      at -= w;
    }
    return `${i}pass\n`;
  }

  #if(place: Place): string {
    const i = place.indent;
    let text = `${i}if ${this.#condition(3)}:\n${this.#nested(place)}`;
    if (this.#chance(20)) text += `${i}elif ${this.#condition(2)}:\n${this.#nested(place)}`;
    if (this.#chance(50)) text += `${i}else:\n${this.#nested(place)}`;
    return text;
  }

  #else(place: Place): string {
    return this.#chance(15) ? `${place.indent}else:\n${this.#nested(place)}` : "";
  }

  #for(place: Place): string {
    const i = place.indent;
    const kind = this.#pick<Kind>(["i", "i", "i", "x", "f"]);
    const target = this.#chance(12) ? "i4, x4" : `${kind}${this.#random(5)}`;
    const over = target === "i4, x4"
      ? this.#pick(["enumerate('xyz')", "zip((1, 2), 'ab')", "[(1, 2), (2.5, 3)]", "sorted({1: 2, 3: 4}.items())"])
      : kind === "i" && this.#chance(70)
      ? this.#pick([
        `range(${2 + this.#random(9)})`,
        `xrange(${2 + this.#random(9)})`,
        "xrange(2147483645, 2147483651)",
        "range(7, 0, -2)",
      ])
      : this.#iterable(2);
    const before = this.#vars.get(kind)!.includes(target);
    if (!before && target.length === 2) this.#vars.get(kind)!.push(target);
    return `${i}for ${target} in ${over}:\n` +
      this.#nested(place, { inLoop: true, inFinally: false, loops: place.loops + 1 }, 4) + this.#else(place);
  }

  #while(place: Place): string {
    const i = place.indent;
    const counter = this.#fresh("n");
    const bound = 2 + this.#random(8);
    const condition = this.#chance(40) ? ` and (${this.#condition(2)})` : "";
    return `${i}${counter} = 0\n${i}while ${counter} < ${bound}${condition}:\n${i}    ${counter} += 1\n` +
      this.#nested(place, { inLoop: true, inFinally: false, loops: place.loops + 1 }, 4) + this.#else(place);
  }

  #try(place: Place): string {
    const i = place.indent;
    let text = `${i}try:\n${this.#nested(place)}`;
    const form = this.#random(4);
    if (form < 3) {
      const types = this.#pick([
        "ZeroDivisionError",
        "(TypeError, ValueError)",
        "Exception",
        "Exception",
        "LookupError",
      ]);
      const name = this.#chance(60) ? " as e" : "";
      text += `${i}except ${types}${name}:\n`;
      if (name !== "") text += `${i}    print type(e).__name__, e, where()\n`;
      text += this.#nested(place);
      if (this.#chance(20)) text += `${i}except AttributeError:\n${this.#nested(place)}`;
      if (this.#chance(20)) text += `${i}else:\n${this.#nested(place)}`;
    }
    if (form >= 2) text += `${i}finally:\n${this.#nested(place, { inFinally: true, inLoop: false })}`;
    return text;
  }

  #closure(place: Place): string {
    const i = place.indent;
    const name = this.#fresh("c");
    const free = this.#variable(this.#pick<Kind>(["i", "f"])) ?? "G0";
    this.#inner.push(name);
    return `${i}def ${name}(q, r=${this.#expr("i", 1)}):\n${i}    burn()\n${i}    ${
      this.#pick([`if q > 3: return ${free}`, "pass", `r = ${this.#pick(["q + ", "+q * +"])}${free}`])
    }\n${i}    return ${
      this.#pick([`q + ${free}`, `(q, ${free}, r)`, `+${free} * +r`, `lambda: ${free}`, `[${free} for z in (1, 2)]`])
    }\n`;
  }
}
