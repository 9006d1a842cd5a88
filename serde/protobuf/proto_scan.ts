// SPDX-License-Identifier: MIT
/**
 * Where things stand in a `.proto` source: declarations with their places, and what protobufjs does not keep (default
 * values as they are written) or does not check (numbers of fields, names declared twice).
 *
 * Reads only sources that protobufjs has parsed, or tries to explain why it did not; so it skips what it does not know.
 */

export interface Place {
  /** From 1. */
  line: number;
  /** From 1, characters. */
  column: number;
}

export interface Token extends Place {
  /** String literals with their quotes. */
  text: string;
}

export interface FieldSource {
  /** Full name of the message around it, with the package; of an extension, that of the scope. */
  scope: string;
  name: Token;
  type: Token;
  number: Token;
  /** The default value: one token, or several string literals. */
  default?: Token[];
  /** Declared in an `extend` block. */
  extendee?: Token;
}

interface NumberSource {
  name: Token;
  number: Token;
}

interface ScopeSource {
  /** Full name, with the package; of an extend block, of what is around it. */
  name: string;
  kind: "message" | "enum" | "extend";
  fields: FieldSource[];
  values: NumberSource[];
  reserved: { low: number; high: number }[];
  reservedNames: Set<string>;
  allowAlias: boolean;
}

export interface FileSource {
  syntax: string;
  syntaxAt?: Token;
  package: string;
  imports: Token[];
  scopes: ScopeSource[];
  /** Everything with a name, by full name, in the order of the file. */
  names: { fullName: string; token: Token }[];
}

/** Something that a `.proto` file must not say. */
export interface Fault extends Place {
  message: string;
}

/** Messages in messages, at most. */
const MAX_DEPTH = 200;
const MAX_NUMBER = 536870911;
/** Numbers that the library keeps for itself. */
const OWN_NUMBERS = [19000, 19999];
const TOKEN =
  /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|("(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|[-+]?[\w.]+|[\s\S])/y;

/** The tokens of a source, without comments. */
export function tokensOf(source: string): Token[] {
  const out: Token[] = [];
  let line = 1, lineStart = 0;
  TOKEN.lastIndex = 0;
  for (let at = 0; at < source.length; at = TOKEN.lastIndex) {
    const m = TOKEN.exec(source)!;
    if (m[1] !== undefined) out.push({ text: m[1], line, column: at - lineStart + 1 });
    for (let nl = m[0].indexOf("\n"); nl >= 0; nl = m[0].indexOf("\n", nl + 1)) {
      line++;
      lineStart = at + nl + 1;
    }
  }
  return out;
}

const isString = (t: string): boolean => t[0] === '"' || t[0] === "'";
const join = (scope: string, name: string): string => scope === "" ? name : `${scope}.${name}`;

/** An integer as `.proto` files write it; NaN: none. */
export function integerOf(text: string): bigint | undefined {
  const m = /^([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/.exec(text);
  if (m === null) return undefined;
  const n = BigInt(/^0[0-7]+$/.test(m[2]) ? `0o${m[2].slice(1)}` : m[2]);
  return m[1] === "-" ? -n : n;
}

const ESCAPES: Record<string, number> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  "\\": 92,
  "'": 39,
  '"': 34,
  "?": 63,
};
const encoder = new TextEncoder();

/** The bytes that string literals stand for. */
export function stringBytes(tokens: readonly Token[]): Uint8Array {
  const out: number[] = [];
  for (const { text } of tokens) {
    const body = text.slice(1, -1);
    const parts = /\\(?:[xX]([0-9a-fA-F]{1,2})|([0-7]{1,3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))|[^\\]+/g;
    for (let m = parts.exec(body); m !== null; m = parts.exec(body)) {
      if (m[1] !== undefined) out.push(parseInt(m[1], 16));
      else if (m[2] !== undefined) out.push(parseInt(m[2], 8) & 255);
      else if (m[3] !== undefined) out.push(...encoder.encode(String.fromCharCode(parseInt(m[3], 16))));
      else if (m[4] !== undefined) {
        const c = parseInt(m[4], 16);
        out.push(...encoder.encode(c > 0x10ffff ? "\ufffd" : String.fromCodePoint(c)));
      } else if (m[5] !== undefined) out.push(...(m[5] in ESCAPES ? [ESCAPES[m[5]]] : encoder.encode(m[5])));
      else for (const b of encoder.encode(m[0])) out.push(b);
    }
  }
  return Uint8Array.from(out);
}

class Scanner {
  readonly file: FileSource = { syntax: "proto2", package: "", imports: [], scopes: [], names: [] };
  #at = 0;
  #depth = 0;
  constructor(readonly tokens: Token[]) {}

  #text(ahead = 0): string {
    return this.tokens[this.#at + ahead]?.text ?? "";
  }
  #take(): Token {
    return this.tokens[this.#at++] ?? { text: "", line: 1, column: 1 };
  }
  get #over(): boolean {
    return this.#at >= this.tokens.length;
  }

  scan(): FileSource {
    while (!this.#over) {
      const { file } = this;
      switch (this.#text()) {
        case "syntax":
        case "edition":
          this.#at += 2;
          file.syntaxAt = this.#take();
          file.syntax = file.syntaxAt.text.slice(1, -1);
          this.#statement();
          break;
        case "package":
          this.#at++;
          while (!this.#over && this.#text() !== ";") file.package += this.#take().text;
          this.#statement();
          break;
        case "import":
          this.#at += this.#text(1) === "public" || this.#text(1) === "weak" ? 2 : 1;
          file.imports.push(this.#take());
          this.#statement();
          break;
        default:
          this.#declaration(file.package);
      }
    }
    return this.file;
  }

  /** Skips to the end of a statement or of its block. */
  #statement(): void {
    for (let depth = 0; !this.#over;) {
      const { text } = this.#take();
      if (text === "{") depth++;
      else if (text === "}") {
        if (--depth <= 0) return;
      } else if (text === ";" && depth === 0) return;
    }
  }

  #declaration(scope: string): void {
    switch (this.#text()) {
      case "message":
        this.#at++;
        this.#block("message", this.#name(scope));
        break;
      case "enum":
        this.#at++;
        this.#enum(this.#name(scope), scope);
        break;
      case "extend": {
        this.#at++;
        let extendee = this.#take();
        while (!this.#over && this.#text() !== "{") extendee = { ...extendee, text: extendee.text + this.#take().text };
        this.#block("extend", scope, extendee);
        break;
      }
      default:
        this.#statement();
    }
  }

  /** Takes a name that is declared here, and gives the full one. */
  #name(scope: string, token = this.#take()): string {
    const fullName = join(scope, token.text);
    this.file.names.push({ fullName, token });
    return fullName;
  }

  #newScope(kind: ScopeSource["kind"], name: string): ScopeSource {
    const made: ScopeSource = {
      name,
      kind,
      fields: [],
      values: [],
      reserved: [],
      reservedNames: new Set(),
      allowAlias: false,
    };
    this.file.scopes.push(made);
    return made;
  }

  #block(kind: "message" | "extend", name: string, extendee?: Token): void {
    if (this.#text() !== "{") return;
    // Deeper ones protobufjs refuses.
    if (this.#depth >= MAX_DEPTH) return this.#statement();
    this.#depth++;
    this.#at++;
    const scope = this.#newScope(kind, name);
    // Braces of oneofs: their fields are the message's.
    for (let oneofs = 0; !this.#over;) {
      const text = this.#text();
      if (text === "}") {
        this.#at++;
        if (oneofs-- === 0) {
          this.#depth--;
          return;
        }
      } else if (text === ";") this.#at++;
      else if (this.#isField(text)) this.#field(scope, extendee);
      else if (text === "oneof") {
        this.#at++;
        this.#name(name);
        this.#at++;
        oneofs++;
      } else if (text === "message" || text === "enum" || text === "extend") this.#declaration(name);
      else if (text === "reserved" || text === "extensions") this.#ranges(scope, text === "reserved");
      else this.#statement();
    }
  }

  /** A field begins here, whose type or name may be a word such as `message`: what tells is the `=` and number. */
  #isField(text: string): boolean {
    if (text === "map" && this.#text(1) === "<") return true;
    if (text === "option" || text === "reserved" || text === "extensions") return false;
    const from = text === "optional" || text === "required" || text === "repeated" ? 1 : 0;
    return from === 1 || /^[\w.]+$/.test(this.#text(1)) && this.#text(2) === "=";
  }

  #field(scope: ScopeSource, extendee: Token | undefined): void {
    let type = this.#take();
    if (/^(optional|required|repeated)$/.test(type.text) && this.#text(1) !== "=") type = this.#take();
    if (type.text === "map" && this.#text() === "<") {
      this.#at += 3;
      type = this.#take();
      this.#at++;
    }
    const group = type.text === "group";
    // The dots of a type may stand apart.
    while (!this.#over && (type.text.endsWith(".") || this.#text()[0] === ".")) {
      type = { ...type, text: type.text + this.#take().text };
    }
    const name = this.#take();
    if (this.#text() !== "=") return this.#statement();
    this.#at++;
    const number = this.#take();
    this.#name(scope.name, group ? { ...name, text: name.text[0].toLowerCase() + name.text.slice(1) } : name);
    const field: FieldSource = { scope: scope.name, name, type, number };
    if (extendee !== undefined) field.extendee = extendee;
    scope.fields.push(field);
    if (this.#text() === "[") this.#options(field);
    if (group) {
      field.name = { ...name, text: name.text[0].toLowerCase() + name.text.slice(1) };
      field.type = name;
      this.#block("message", this.#name(scope.name, name));
    } else this.#statement();
  }

  #options(field: FieldSource): void {
    this.#at++;
    for (let depth = 1; !this.#over && depth > 0;) {
      const { text } = this.#take();
      if (text === "[" || text === "{" || text === "(") depth++;
      else if (text === "]" || text === "}" || text === ")") depth--;
      else if (text === "default" && depth === 1 && this.#text() === "=") {
        this.#at++;
        field.default = [this.#take()];
        if (/^[-+]$/.test(field.default[0].text)) field.default[0].text += this.#take().text;
        while (isString(field.default[0].text) && isString(this.#text())) field.default.push(this.#take());
      }
    }
  }

  #ranges(scope: ScopeSource, reserved: boolean): void {
    for (this.#at++; !this.#over && this.#text() !== ";" && this.#text() !== "}";) {
      const { text } = this.#take();
      if (isString(text) || /^[A-Za-z_]\w*$/.test(text)) scope.reservedNames.add(text.replace(/["']/g, ""));
      const low = Number(integerOf(text) ?? NaN);
      if (Number.isNaN(low)) continue;
      let high = low;
      if (this.#text() === "to") {
        this.#at++;
        const end = this.#take().text;
        high = end === "max" ? Infinity : Number(integerOf(end) ?? NaN);
      }
      if (reserved) scope.reserved.push({ low, high });
    }
    this.#statement();
  }

  /** Values of an enum are names of what is around it. */
  #enum(name: string, around: string): void {
    if (this.#text() !== "{") return;
    this.#at++;
    const scope = this.#newScope("enum", name);
    while (!this.#over && this.#text() !== "}") {
      if (this.#text() === "option" && this.#text(1) !== "=") {
        if (this.#text(1) === "allow_alias") scope.allowAlias = this.#text(3) === "true";
        this.#statement();
      } else if (this.#text() === "reserved" && this.#text(1) !== "=") this.#ranges(scope, true);
      else if (this.#text(1) === "=") {
        const value = this.#take();
        this.#name(around, value);
        this.#at++;
        const number = this.#take();
        if (/^[-+]$/.test(number.text)) number.text += this.#take().text;
        scope.values.push({ name: value, number });
        this.#statement();
      } else this.#statement();
    }
    this.#at++;
  }
}

/** What a source declares, and where. */
export function scanProto(source: string): FileSource {
  return new Scanner(tokensOf(source)).scan();
}

/** The first thing wrong with what a file declares, as far as it shows without the files that it imports. */
export function faultOf(file: FileSource): Fault | undefined {
  if (file.syntax !== "proto2" && file.syntax !== "proto3") {
    return at(file.syntaxAt!, `'${file.syntax}' is neither proto2 nor proto3`);
  }
  for (const scope of file.scopes) {
    const fault = scope.kind === "enum" ? enumFault(file, scope) : scopeFault(file, scope);
    if (fault !== undefined) return fault;
  }
  const names = new Set<string>();
  for (const { fullName, token } of file.names) {
    if (names.has(fullName)) return at(token, `'${fullName}' is declared twice`);
    names.add(fullName);
  }
  return undefined;
}

const at = ({ line, column }: Token, message: string): Fault => ({ line, column, message });

/** Whether a default value fits a scalar type; other types take any name. */
function isDefault(type: string, text: string): boolean {
  if (type === "string" || type === "bytes") return isString(text);
  if (type === "bool") return text === "true" || text === "false";
  if (type === "double" || type === "float") {
    return /^-?(inf|nan)$/.test(text) || !Number.isNaN(Number(text)) && !isString(text);
  }
  const range = /^(?:(u)int|s?int|(fixed)|sfixed)(32|64)$/.exec(type);
  if (range === null) return !isString(text);
  const n = integerOf(text);
  const bits = Number(range[3]);
  return n !== undefined && (range[1] ?? range[2] ? BigInt.asUintN(bits, n) : BigInt.asIntN(bits, n)) === n;
}

function scopeFault(file: FileSource, scope: ScopeSource): Fault | undefined {
  const numbers = new Map<number, string>();
  for (const { name, type, number, default: value } of scope.fields) {
    const n = Number(integerOf(number.text) ?? NaN);
    if (!(n >= 1 && n <= MAX_NUMBER)) {
      return at(number, `field numbers are from 1 to ${MAX_NUMBER}, not ${number.text}`);
    }
    if (n >= OWN_NUMBERS[0] && n <= OWN_NUMBERS[1]) {
      return at(number, `field numbers ${OWN_NUMBERS.join(" to ")} are kept for the library`);
    }
    if (scope.kind === "message") {
      const other = numbers.get(n);
      if (other !== undefined) return at(number, `field '${other}' has number ${n} in '${scope.name}'`);
      numbers.set(n, name.text);
      if (scope.reserved.some(({ low, high }) => n >= low && n <= high)) {
        return at(number, `number ${n} is reserved in '${scope.name}'`);
      }
      if (scope.reservedNames.has(name.text)) return at(name, `'${name.text}' is reserved in '${scope.name}'`);
    }
    if (value === undefined) continue;
    if (file.syntax === "proto3") return at(value[0], "fields have no default values in proto3");
    if (!isDefault(type.text, value[0].text)) return at(value[0], `${value[0].text} is no value of type ${type.text}`);
  }
  return undefined;
}

function enumFault(file: FileSource, scope: ScopeSource): Fault | undefined {
  const numbers = new Map<bigint, string>();
  for (const { name, number } of scope.values) {
    const n = integerOf(number.text);
    if (n === undefined || n < -0x80000000n || n > 0x7fffffffn) {
      return at(number, `'${number.text}' is no 32-bit number`);
    }
    if (numbers.size === 0 && file.syntax === "proto3" && n !== 0n) {
      return at(number, `the first value of an enum is 0 in proto3`);
    }
    const other = numbers.get(n);
    if (other !== undefined && !scope.allowAlias) {
      return at(number, `'${other}' has number ${n} in '${scope.name}'; 'option allow_alias = true;' allows that`);
    }
    numbers.set(n, name.text);
  }
  return undefined;
}
