// SPDX-License-Identifier: MIT
/**
 * `_sqlite`: SQLite's C interface for `vm/lib/sqlite3`. Texts that go to the library are `str` in UTF-8.
 *
 * A call into the library blocks all threads; only waiting for somebody else's lock does not, since `Statement.step` comes
 * back then.
 */
import { intFromBigInt, PyTuple, type Value } from "../../vm/base/value.ts";
import { bytesToText } from "../../vm/base/latin1.ts";
import { importError, typeError } from "../../vm/core/exceptions.ts";
import { bigOf, isInteger, isStr, PyList, strValue } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { flag, int, obj, str } from "../../vm/native/args.ts";
import { constant, def, defineModule, type GetSetRow, method, newType, type Row } from "../../vm/native/define.ts";
import {
  addressOf,
  authorizerCallback,
  type Callback,
  collationCallback,
  endCallback,
  type Handle,
  pointerIn,
  progressCallback,
  type Sqlite,
  sqlite,
  textAt,
  valuesCallback,
  wordAt,
} from "../linux/libsqlite3.ts";
import { BUSY, type Connection, DONE, OK, Prepared, PyDatabase, PyHold, PyStatement, ROW } from "./database.ts";
import { cstringOf, ERRORS, sqliteError, toUtf8 } from "./errors.ts";
import { argument, bind, column, columnBytes, giveResult, isPlain, NULL, TEXT, type Texts } from "./values.ts";

const UTF8 = 1, AUTHORIZER_DENIES = 1;

const parse = (doc: string) => ({ doc, arity: "parse" as const });

// ---- databases ----------------------------------------------------------------------------------------------------

function connectionOf(vm: Vm, db: PyDatabase): Connection {
  if (db.connection === undefined) throw ERRORS.ProgrammingError.make(vm, "Base Connection.__init__ not called.");
  return db.connection;
}

function prepare(vm: Vm, db: PyDatabase, sql: string): Value {
  const connection = connectionOf(vm, db);
  const { lib, open } = connection;
  const bytes = cstringOf(sql);
  const places = new BigUint64Array(2);
  const statement = new Uint8Array(places.buffer, 0, 8), tail = new Uint8Array(places.buffer, 8, 8);
  connection.busy = false;
  const code = lib.sqlite3_prepare_v2(open, bytes, bytes.length, statement, tail);
  if (code === BUSY && connection.busy) return null;
  if (code !== OK) connection.fail(code);
  connection.throwPending();
  const handle = pointerIn(places);
  const rest = Number(places[1] - addressOf(bytes));
  return new PyTuple([handle === null ? null : new PyStatement(vm, new Prepared(connection, handle)), rest]);
}

/** Tells SQLite what a function of the program gave, or that it raised an exception. */
function answer({ lib, refusal }: Connection, context: Handle, r: Value | undefined): void {
  if (r === undefined || !giveResult(lib, context, r)) {
    lib.sqlite3_result_error(context, cstringOf(refusal), -1);
  }
}

/** Gives SQLite the `callbacks` of a function. */
function declareFunction(
  connection: Connection,
  name: string,
  count: number,
  callbacks: Callback[],
  what: string,
): null {
  const { lib, open } = connection;
  const [f, end] = callbacks.map((c) => c.pointer);
  const code = end === undefined
    ? lib.sqlite3_create_function(open, cstringOf(name), count, UTF8, null, f, null, null)
    : lib.sqlite3_create_function(open, cstringOf(name), count, UTF8, null, null, f, end);
  if (code !== OK) {
    for (const callback of callbacks) callback.close();
    throw ERRORS.OperationalError.make(connection.vm, `Error creating ${what}`);
  }
  connection.keep(`function ${name}/${count}`, callbacks);
  return null;
}

function createFunction(vm: Vm, db: PyDatabase, name: string, count: number, f: Value): Value {
  const connection = connectionOf(vm, db);
  const { lib } = connection;
  const callback = valuesCallback((context, values) =>
    answer(connection, context, connection.call(f, values.map((v) => argument(lib, v))))
  );
  return declareFunction(connection, name, count, [callback], "function");
}

function createAggregate(vm: Vm, db: PyDatabase, name: string, count: number, step: Value, end: Value): Value {
  const connection = connectionOf(vm, db);
  const { lib } = connection;
  let groups = 0;
  /** A group is numbered in the memory that SQLite keeps for it. */
  const groupOf = (context: Handle): number => {
    const place = wordAt(lib.sqlite3_aggregate_context(context, 4)!);
    return place[0] ||= ++groups;
  };
  const callbacks = [
    valuesCallback((context, values) => {
      const args = values.map((v) => argument(lib, v));
      if (connection.call(step, [groupOf(context), ...args]) === undefined) answer(connection, context, undefined);
    }),
    endCallback((context) => answer(connection, context, connection.call(end, [groupOf(context)]))),
  ];
  return declareFunction(connection, name, count, callbacks, "aggregate");
}

function createCollation(vm: Vm, db: PyDatabase, name: string, f: Value): Value {
  const connection = connectionOf(vm, db);
  const { lib, open } = connection;
  const callback = f === null ? undefined : collationCallback((a, b) => {
    const r = connection.call(f, [bytesToText(a), bytesToText(b)]);
    return r === undefined || !isInteger(r) ? 0 : Number(bigOf(r) > 0n) - Number(bigOf(r) < 0n);
  });
  const code = lib.sqlite3_create_collation(open, cstringOf(name), UTF8, null, callback?.pointer ?? null);
  if (code !== OK) {
    callback?.close();
    connection.fail(code);
  }
  connection.keep(`collation ${name}`, callback === undefined ? [] : [callback]);
  return null;
}

function setAuthorizer(vm: Vm, db: PyDatabase, f: Value): Value {
  const connection = connectionOf(vm, db);
  const { lib, open } = connection;
  const callback = authorizerCallback((action, texts) => {
    const r = connection.call(f, [action, ...texts.map((t) => t === undefined ? null : toUtf8(t))]);
    return typeof r === "number" && (r | 0) === r ? r : AUTHORIZER_DENIES;
  });
  if (lib.sqlite3_set_authorizer(open, callback.pointer, null) !== OK) {
    callback.close();
    throw ERRORS.OperationalError.make(vm, "Error setting authorizer callback");
  }
  connection.keep("authorizer", [callback]);
  return null;
}

function setProgressHandler(vm: Vm, db: PyDatabase, f: Value, steps: number): Value {
  const connection = connectionOf(vm, db);
  const { lib, open } = connection;
  const callback = f === null ? undefined : progressCallback(() => Number(connection.call(f, []) !== false));
  lib.sqlite3_progress_handler(open, f === null ? 0 : steps, callback?.pointer ?? null, null);
  connection.keep("progress", callback === undefined ? [] : [callback]);
  return null;
}

function loadExtension(vm: Vm, db: PyDatabase, path: string): Value {
  const connection = connectionOf(vm, db);
  const { lib, open } = connection;
  const message = new BigUint64Array(1);
  const code = lib.sqlite3_load_extension(open, cstringOf(path), null, new Uint8Array(message.buffer));
  if (code === OK) return null;
  const place = pointerIn(message);
  const text = textAt(place) ?? "not authorized";
  if (place !== null) lib.sqlite3_free(place);
  throw ERRORS.OperationalError.make(vm, toUtf8(text));
}

/** A method without arguments that asks the library. */
const ask = (doc: string, f: (lib: Sqlite, db: Handle) => Value): Row =>
  method<PyDatabase>()([], doc, (vm, db) => {
    const { lib, open } = connectionOf(vm, db);
    return f(lib, open);
  });

const databaseType = newType<PyDatabase>("Database", PyDatabase, { module: "_sqlite", subclassable: false }, {
  doc: "Database(path): opens or creates a database.",
  slots: {
    tp_new: (vm, _type, args) => {
      const db = new PyDatabase();
      if (args.length !== 1 || !isStr(args[0])) throw typeError("Database() takes a path");
      db.attach(vm, strValue(args[0]));
      return db;
    },
  },
  methods: {
    close: method<PyDatabase>()([], "Finalizes its statements and closes it.", (vm, db) => {
      db.close(vm);
      return null;
    }),
    prepare: method<PyDatabase>()(
      [str("sql")],
      parse(
        "Returns a Statement for the first statement of `sql`, or None if that is empty, and where the rest begins.",
      ),
      prepare,
    ),
    changes: ask("Rows that the last statement changed.", (lib, db) => lib.sqlite3_changes(db)),
    total_changes: ask("Rows changed since it was opened.", (lib, db) => lib.sqlite3_total_changes(db)),
    last_insert_rowid: ask("Of the last row inserted.", (lib, db) => intFromBigInt(lib.sqlite3_last_insert_rowid(db))),
    autocommit: ask("Whether no transaction is open.", (lib, db) => lib.sqlite3_get_autocommit(db) !== 0),
    reset_all: method<PyDatabase>()([], "Ends all its statements, whoever has them.", (vm, db) => {
      for (const statement of connectionOf(vm, db).statements) statement.reset();
      return null;
    }),
    interrupt: ask("Has what runs end with an error.", (lib, db) => {
      lib.sqlite3_interrupt(db);
      return null;
    }),
    create_function: method<PyDatabase>()(
      [str("name"), int("count"), obj("f")],
      parse("Has SQL call f(*values). If that raises OperationalError, its text is that of the error in SQL."),
      createFunction,
    ),
    create_aggregate: method<PyDatabase>()(
      [str("name"), int("count"), obj("step"), obj("end")],
      parse("Has SQL call step(group, *values) for each row and end(group) for the result; `group` is a number."),
      createAggregate,
    ),
    create_collation: method<PyDatabase>()(
      [str("name"), obj("f")],
      parse("Has SQL compare with f(a, b), which gives an int; None takes that back."),
      createCollation,
    ),
    set_authorizer: method<PyDatabase>()(
      [obj("f")],
      parse("Has f(action, *texts) asked about each access when a statement is prepared."),
      setAuthorizer,
    ),
    set_progress_handler: method<PyDatabase>()(
      [obj("f"), int("steps")],
      parse("Has f() called every so many steps; a true result ends the statement. None takes that back."),
      setProgressHandler,
    ),
    enable_load_extension: method<PyDatabase>()([flag("on")], parse("Allows loading extensions."), (vm, db, on) => {
      const { lib, open } = connectionOf(vm, db);
      if (lib.sqlite3_enable_load_extension(open, Number(on)) !== OK) {
        throw ERRORS.OperationalError.make(vm, "Error enabling load extension");
      }
      return null;
    }),
    load_extension: method<PyDatabase>()([str("path")], parse("Loads an extension."), loadExtension),
  },
});

// ---- statements ---------------------------------------------------------------------------------------------------

function step(_vm: Vm, s: PyStatement): Value {
  const { connection } = s.prepared;
  connection.busy = false;
  const code = connection.lib.sqlite3_step(s.handle);
  connection.throwPending();
  if (code === ROW) return true;
  if (code === DONE) return false;
  if (code === BUSY && connection.busy) {
    connection.lib.sqlite3_reset(s.handle);
    return null;
  }
  // Resetting gives the code of the failure; its text is gone with the next call.
  const text = textAt(connection.lib.sqlite3_errmsg(connection.open))!;
  connection.lib.sqlite3_reset(s.handle);
  throw sqliteError(connection.vm, code, text);
}

/** The row at which a statement stands. */
function rowOf(vm: Vm, s: PyStatement, columns: number, texts: Texts): PyTuple {
  const { lib } = s.prepared.connection;
  const row = new Array<Value>(columns);
  for (let i = 0; i < columns; i++) row[i] = column(vm, lib, s.handle, i, texts);
  return new PyTuple(row);
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

const getset: Record<string, GetSetRow<PyStatement>> = {
  parameters: {
    doc: "The names of its parameters, None for those that have none.",
    get: (_vm, s) => {
      const { lib } = s.prepared.connection;
      return new PyTuple(
        range(lib.sqlite3_bind_parameter_count(s.handle)).map((i) => {
          const name = textAt(lib.sqlite3_bind_parameter_name(s.handle, i + 1));
          return name === undefined ? null : toUtf8(name);
        }),
      );
    },
  },
  columns: {
    doc: "The names of its columns.",
    get: (_vm, s) => {
      const { lib } = s.prepared.connection;
      return new PyTuple(
        range(lib.sqlite3_column_count(s.handle)).map((i) =>
          toUtf8(textAt(lib.sqlite3_column_name(s.handle, i)) ?? "")
        ),
      );
    },
  },
  types: {
    doc: "The declared types of its columns, None for those that are no column of a table.",
    get: (_vm, s) => {
      const { lib } = s.prepared.connection;
      return new PyTuple(
        range(lib.sqlite3_column_count(s.handle)).map((i) => {
          const type = textAt(lib.sqlite3_column_decltype(s.handle, i));
          return type === undefined ? null : toUtf8(type);
        }),
      );
    },
  },
};

const statementType = newType<PyStatement>("Statement", PyStatement, { module: "_sqlite", subclassable: false }, {
  doc: "A prepared statement.",
  getset,
  methods: {
    bind: method<PyStatement>()(
      [int("i"), obj("value"), flag("any_bytes")],
      parse("Sets parameter `i`, from 1 on. False for a value that has no storage class."),
      (vm, s, i, v, anyBytes) => {
        const { connection } = s.prepared;
        const code = bind(vm, connection.lib, s.handle, i, v, anyBytes);
        if (code !== undefined && code !== OK) connection.fail(code);
        return code !== undefined;
      },
    ),
    bind_plain: method<PyStatement>()(
      [obj("values"), flag("any_bytes")],
      parse(
        "Sets the first parameters to the items of a tuple or list, up to one that may have to be adapted. Gives how many.",
      ),
      (vm, s, values, anyBytes) => {
        const { connection } = s.prepared;
        if (!(values instanceof PyTuple || values instanceof PyList)) throw typeError("a tuple or list is required");
        const { items } = values;
        for (let i = 0; i < items.length; i++) {
          if (!isPlain(items[i])) return i;
          const code = bind(vm, connection.lib, s.handle, i + 1, items[i], anyBytes)!;
          if (code !== OK) connection.fail(code);
        }
        return items.length;
      },
    ),
    step: method<PyStatement>()(
      [],
      "Goes to the next row: True. False at the end, None where somebody else has locked the database.",
      step,
    ),
    row: method<PyStatement>()(
      [int("texts")],
      parse("The row, a tuple. `texts`: 0 unicode, 1 str, 2 str for ASCII and unicode for others."),
      (vm, s, texts) => rowOf(vm, s, s.prepared.connection.lib.sqlite3_column_count(s.handle), texts),
    ),
    rows: method<PyStatement>()(
      [obj("rows"), int("texts"), int("count")],
      parse("Adds so many of the next rows to a list. Gives whether there are more, as `step` does."),
      (vm, s, list, texts, count) => {
        const columns = s.prepared.connection.lib.sqlite3_column_count(s.handle);
        if (!(list instanceof PyList)) throw typeError("a list is required");
        const { items } = list;
        for (let i = 0; i < count; i++) {
          const more = step(vm, s);
          if (more !== true) return more;
          items.push(rowOf(vm, s, columns, texts));
        }
        return true;
      },
    ),
    value: method<PyStatement>()(
      [int("i"), int("texts")],
      parse("One value of the row, from 0 on."),
      (vm, s, i, texts) => column(vm, s.prepared.connection.lib, s.handle, i, texts),
    ),
    is_text: method<PyStatement>()(
      [int("i")],
      parse("Whether a value of the row is a text."),
      (_vm, s, i) => s.prepared.connection.lib.sqlite3_column_type(s.handle, i) === TEXT,
    ),
    raw: method<PyStatement>()([int("i")], parse("The bytes of a value of the row; None for NULL."), (_vm, s, i) => {
      const { lib } = s.prepared.connection;
      return lib.sqlite3_column_type(s.handle, i) === NULL ? null : bytesToText(columnBytes(lib, s.handle, i));
    }),
    take: method<PyStatement>()(
      [],
      "Takes it for oneself. Gives a ticket, 0 if somebody else has it.",
      (_vm, s) => s.prepared.take(),
    ),
    give: method<PyStatement>()([int("ticket")], parse("Ends it, if it is still that ticket's."), (_vm, s, ticket) => {
      s.prepared.give(ticket);
      return null;
    }),
    reset: method<PyStatement>()([], "Ends it; it can be run again.", (_vm, s) => {
      if (s.prepared.handle !== null) s.prepared.connection.lib.sqlite3_reset(s.prepared.handle);
      return null;
    }),
    finalize: method<PyStatement>()([], "Ends it for ever.", (_vm, s) => {
      s.prepared.finalize();
      return null;
    }),
    hold: method<PyStatement>()(
      [int("ticket")],
      parse("An object with whose end it is given back."),
      (vm, s, ticket) => new PyHold(vm, s.prepared, ticket),
    ),
  },
});

const holdType = newType<PyHold>("Hold", PyHold, { module: "_sqlite", subclassable: false }, {
  doc: "Gives a statement back when nobody refers to it any more.",
  methods: {
    release: method<PyHold>()([], "Nothing is to be given back any more.", (vm, hold) => {
      hold.release(vm);
      return null;
    }),
  },
});

/** @throws {PyThrow} ImportError if the system has no such library. */
function libraryVersion(): Value {
  try {
    return textAt(sqlite().sqlite3_libversion())!;
  } catch (e) {
    if (!(e instanceof Error)) throw e;
    throw importError("libsqlite3.so.0: cannot open shared object file: No such file or directory");
  }
}

const exceptions = Object.fromEntries(Object.entries(ERRORS).map(([name, e]) => [name, constant(e.of)]));

export const sqliteModule = defineModule("_sqlite", "SQLite's C interface, as far as sqlite3 needs it.", {
  ...exceptions,
  Database: databaseType,
  Statement: statementType,
  Hold: holdType,
  version: constant(libraryVersion, "That of the library."),
  complete: def(
    [str("sql")],
    "Whether the text ends a statement.",
    (_vm, sql) => sqlite().sqlite3_complete(cstringOf(sql)) !== 0,
  ),
  enable_shared_cache: def([flag("on")], "Has connections share their cache.", (vm, on) => {
    if (sqlite().sqlite3_enable_shared_cache(Number(on)) !== OK) {
      throw ERRORS.OperationalError.make(vm, "Changing the shared_cache flag failed");
    }
    return null;
  }),
});
