// SPDX-License-Identifier: MIT
/**
 * Connections to a database and prepared statements, as SQLite's C interface has them; `vm/lib/sqlite3` makes the DB-API
 * of them.
 *
 * INVARIANT: nothing may be thrown through SQLite. What a function of the program throws becomes an error of SQL, anything
 * else (a quota) waits in `pending` until the call into the library is over.
 */
import { PyObject, type Value } from "../../vm/base/value.ts";
import { isThrown } from "../../vm/core/abstract.ts";
import { type PyBaseException, PyThrow } from "../../vm/core/exceptions.ts";
import { atDeath, forgetEnding } from "../../vm/core/finalize.ts";
import { isStr, strValue } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { callNow } from "../../vm/objects/call_now.ts";
import {
  busyCallback,
  type Callback,
  type Handle,
  pointerIn,
  type Sqlite,
  sqlite,
  textAt,
} from "../linux/libsqlite3.ts";
import { cstringOf, ERRORS, sqliteError } from "./errors.ts";

export const OK = 0, BUSY = 5, ROW = 100, DONE = 101;
const OPEN_READWRITE = 2, OPEN_CREATE = 4;

/** What is open of one database: it outlives the objects of the program, so that it can be closed after them. */
export class Connection {
  handle: Handle | null;
  /** Statements that are not finalized. */
  readonly statements = new Set<Prepared>();
  /** By what they serve, such as `"function f/1"`. */
  readonly callbacks = new Map<string, Callback[]>();
  /** Somebody else has locked the database, and SQLite asked whether to wait. */
  busy = false;
  /** What SQL is to be told of the function that raised an exception last. */
  refusal = "";
  /** What a callback threw that has to go on from the call into the library. */
  pending: unknown = undefined;

  constructor(readonly vm: Vm, readonly lib: Sqlite, path: string) {
    const place = new BigUint64Array(1);
    const code = lib.sqlite3_open_v2(
      cstringOf(path),
      new Uint8Array(place.buffer),
      OPEN_READWRITE | OPEN_CREATE,
      null,
    );
    this.handle = pointerIn(place);
    if (code !== OK) {
      const text = this.handle === null ? "out of memory" : textAt(lib.sqlite3_errmsg(this.handle))!;
      if (this.handle !== null) lib.sqlite3_close(this.handle);
      throw sqliteError(vm, code, text);
    }
    // Waiting is ours to do: the other threads go on meanwhile.
    const busy = busyCallback(() => {
      this.busy = true;
      return 0;
    });
    this.callbacks.set("busy", [busy]);
    lib.sqlite3_busy_handler(this.handle!, busy.pointer, null);
  }

  /** The handle. @throws {PyThrow} ProgrammingError once it is closed. */
  get open(): Handle {
    if (this.handle === null) throw ERRORS.ProgrammingError.make(this.vm, "Cannot operate on a closed database.");
    return this.handle;
  }

  /** Throws what a callback left, or the error of a call that gave `code`. */
  fail(code: number): never {
    this.throwPending();
    const { lib, handle } = this;
    throw sqliteError(this.vm, code, textAt(lib.sqlite3_errmsg(handle))!);
  }

  throwPending(): void {
    const { pending } = this;
    this.pending = undefined;
    if (pending !== undefined) throw pending;
  }

  close(): void {
    const { lib, handle } = this;
    if (handle === null) return;
    for (const statement of [...this.statements]) statement.finalize();
    const code = lib.sqlite3_close(handle);
    if (code !== OK) this.fail(code);
    this.handle = null;
    for (const list of this.callbacks.values()) for (const callback of list) callback.close();
    this.callbacks.clear();
  }

  /** Keeps `callbacks`, which SQLite has been given for `purpose`, and closes those that it had before. */
  keep(purpose: string, callbacks: Callback[]): void {
    for (const old of this.callbacks.get(purpose) ?? []) old.close();
    this.callbacks.set(purpose, callbacks);
  }

  /**
   * Calls a function of the program. `undefined` if it raised an exception, waited, or ran for ever. An OperationalError
   * is what SQL is told; any other exception is raised again when the library has come back.
   */
  call(f: Value, args: Value[]): Value | undefined {
    const { vm } = this;
    this.refusal = "user-defined function raised exception";
    if (this.pending !== undefined) return undefined;
    try {
      const r = callNow(vm, f, args);
      if (r === undefined) {
        this.refusal = "what SQL calls cannot wait: for a sleep, a lock, a module that is imported first";
      }
      return r;
    } catch (e) {
      const text = e instanceof PyThrow && isThrown(e, ERRORS.OperationalError.of(vm))
        ? (e.value as PyBaseException).args.items[0]
        : undefined;
      if (text !== undefined && isStr(text)) this.refusal = strValue(text);
      else this.pending = e;
      return undefined;
    }
  }
}

/** A prepared statement: it outlives the object of the program, too. */
export class Prepared {
  /** `null` once finalized. */
  handle: Handle | null;
  /** Whether somebody runs it or reads its rows, and how many have. */
  taken = false;
  ticket = 0;

  constructor(readonly connection: Connection, handle: Handle) {
    this.handle = handle;
    connection.statements.add(this);
  }

  /** Takes it for oneself. Returns a ticket for {@linkcode give}; 0 if somebody else has it. */
  take(): number {
    if (this.taken) return 0;
    this.taken = true;
    return ++this.ticket;
  }

  /** Who has this ticket does not need it any more. */
  give(ticket: number): void {
    if (this.ticket === ticket) this.reset();
  }

  /** Ends it, whoever has it. */
  reset(): void {
    this.taken = false;
    this.ticket++;
    if (this.handle !== null) this.connection.lib.sqlite3_reset(this.handle);
  }

  finalize(): void {
    const { handle, connection } = this;
    if (handle === null) return;
    this.handle = null;
    connection.statements.delete(this);
    connection.lib.sqlite3_finalize(handle);
  }
}

/** `_sqlite.Database`. */
export class PyDatabase extends PyObject {
  connection: Connection | undefined;
  #ending: object | undefined;

  attach(vm: Vm, path: string): void {
    const connection = new Connection(vm, sqlite(), path);
    this.connection = connection;
    this.#ending = atDeath(vm, this, closer(connection));
    // Others may wait for what it has locked.
    vm.watch?.(this, "nearby");
  }

  close(vm: Vm): void {
    this.connection?.close();
    if (this.#ending !== undefined) forgetEnding(vm, this.#ending);
    vm.unwatch?.(this);
  }
}

/** A function of its own, for it must not capture the object that dies. */
const closer = (connection: Connection) => (): void => connection.close();

/** `_sqlite.Statement`. */
export class PyStatement extends PyObject {
  constructor(vm: Vm, readonly prepared: Prepared) {
    super();
    atDeath(vm, this, finalizer(prepared));
  }

  /** What SQLite knows it by. @throws {PyThrow} ProgrammingError once its database is closed. */
  get handle(): Handle {
    const { handle, connection } = this.prepared;
    if (handle === null) throw ERRORS.ProgrammingError.make(connection.vm, "Cannot operate on a closed database.");
    return handle;
  }
}

const finalizer = (prepared: Prepared) => (): void => prepared.finalize();

/** `_sqlite.Hold`: who has it reads the rows of a statement, which is reset when nobody does any more. */
export class PyHold extends PyObject {
  readonly #ending: object;
  constructor(vm: Vm, prepared: Prepared, ticket: number) {
    super();
    this.#ending = atDeath(vm, this, giver(prepared, ticket));
    vm.watch?.(this, "nearby");
  }
  release(vm: Vm): void {
    forgetEnding(vm, this.#ending);
    vm.unwatch?.(this);
  }
}

const giver = (prepared: Prepared, ticket: number) => (): void => prepared.give(ticket);
