// SPDX-License-Identifier: MIT
/**
 * `_openssl`: TLS over memory. `vm/lib/_ssl.py` moves the bytes between a connection and its socket, and so nothing here
 * waits.
 *
 * Operations of a connection give a tuple of a code of `SSL_get_error` (0: done) and a result.
 */
import { PyLong, PyObject, PyTuple, type Value } from "../../vm/base/value.ts";
import { bytesToText, textToBytes } from "../../vm/base/latin1.ts";
import { importError, PyThrow, typeError } from "../../vm/core/exceptions.ts";
import { bigOf, isInteger, isStr, PyList, strValue } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { readOnlyBytes } from "../../vm/objects/buffer_protocol.ts";
import { callNow } from "../../vm/objects/call_now.ts";
import { argumentTypeError, custom, flag, float, int, obj, type Param, str } from "../../vm/native/args.ts";
import { constant, def, defineModule, method, newType } from "../../vm/native/define.ts";
import {
  alpnCallback,
  alpnOf,
  type Callback,
  crypto,
  derOf,
  type Handle,
  opensslVersion,
  passwordCallback,
  peerCertificate,
  servernameCallback,
  ssl,
  textAt,
} from "../../hal/linux/libssl.ts";
import { certificateValue } from "./certificate.ts";

/** A number of 64 bits (format `k`). */
const word = (name: string): Param<bigint> =>
  custom(name, (_vm, v) => {
    if (!isInteger(v)) throw typeError("an integer is required");
    return BigInt.asUintN(64, bigOf(v));
  });
/** A text or None. */
const textOrNone = (name: string): Param<string | null> =>
  custom(name, (vm, v, place) => v === null ? null : str(name).convert!(vm, v, place) as string);
const context = (name: string): Param<PyContext> =>
  custom(name, (_vm, v, place) => {
    if (!(v instanceof PyContext)) throw argumentTypeError(place, "_openssl.Context", v);
    return v;
  });

const parse = (doc: string) => ({ doc, arity: "parse" as const });
const SSL_ERROR_NONE = 0, SSL_ERROR_SSL = 1, SSL_ERROR_SYSCALL = 5, SSL_ERROR_EOF = 8;
const CTRL_SET_TLSEXT_SERVERNAME_CB = 53, CTRL_SET_HOSTNAME = 55, CTRL_SESS_NUMBER = 20;
const CTRL_SET_MIN_VERSION = 123, CTRL_SET_MAX_VERSION = 124, CTRL_SET_DH = 3, CTRL_SET_GROUPS = 91;
const BIO_CTRL_EOF_RETURN = 130, FILETYPE_PEM = 1, TLSEXT_NAMETYPE_HOST = 0, X509_LU_X509 = 1;
const cstringOf = (text: string): Uint8Array<ArrayBuffer> => textToBytes(`${text}\0`);

/** A context, with what OpenSSL may call of the program. */
class PyContext extends PyObject {
  handle!: Handle;
  readonly callbacks = new Map<string, Callback>();
  /** What ALPN chooses from: it must stay where it is. */
  protocols = new Uint8Array(0);
  /** The connection that works with OpenSSL. */
  current: PyConnection | undefined;
  /** What a function of the program threw. */
  pending: unknown = undefined;

  keep(purpose: string, callback: Callback | undefined): void {
    this.callbacks.get(purpose)?.close();
    if (callback === undefined) this.callbacks.delete(purpose);
    else this.callbacks.set(purpose, callback);
  }

  throwPending(): void {
    const { pending } = this;
    this.pending = undefined;
    if (pending !== undefined) throw pending;
  }

  /** Calls a function of the program. `undefined` if it raised an exception, which is thrown when OpenSSL has come back. */
  call(vm: Vm, f: Value, args: Value[]): Value | undefined {
    try {
      return callNow(vm, f, args);
    } catch (e) {
      this.pending = e;
      return undefined;
    }
  }
}

/** Frees what belongs to objects that nobody refers to any more. */
const freed = new FinalizationRegistry<() => void>((free) => free());

const contextType = newType<PyContext>("Context", PyContext, { module: "_openssl" }, {
  doc: "Context(least, most): for versions of TLS, 0 for any.",
  slots: {
    tp_new: (_vm, type, args) => {
      const c = new (type.jsClass as unknown as new () => PyContext)();
      const [least, most] = args.map((v) => isInteger(v) ? bigOf(v) : 0n);
      const handle = ssl().SSL_CTX_new(ssl().TLS_method())!;
      c.handle = handle;
      ssl().SSL_CTX_ctrl(handle, CTRL_SET_MIN_VERSION, least ?? 0n, null);
      ssl().SSL_CTX_ctrl(handle, CTRL_SET_MAX_VERSION, most ?? 0n, null);
      const id = cstringOf("Python");
      ssl().SSL_CTX_set_session_id_context(handle, id, id.length - 1);
      freed.register(c, () => ssl().SSL_CTX_free(handle));
      return c;
    },
  },
  methods: () => ({
    options: method<PyContext>()(
      [],
      "The options, a number.",
      (_vm, c) => new PyLong(ssl().SSL_CTX_get_options(c.handle)),
    ),
    set_options: method<PyContext>()([word("options")], parse("Sets exactly these options."), (_vm, c, options) => {
      ssl().SSL_CTX_clear_options(c.handle, ssl().SSL_CTX_get_options(c.handle) & ~options);
      ssl().SSL_CTX_set_options(c.handle, options);
      return null;
    }),
    set_verify: method<PyContext>()([int("mode")], parse("How peers are verified: flags of SSL_CTX_set_verify."), (
      _vm,
      c,
      mode,
    ) => {
      ssl().SSL_CTX_set_verify(c.handle, mode, null);
      return null;
    }),
    verify_flags: method<PyContext>()(
      [],
      "The flags of verification.",
      (_vm, c) => new PyLong(crypto().X509_VERIFY_PARAM_get_flags(ssl().SSL_CTX_get0_param(c.handle))),
    ),
    set_verify_flags: method<PyContext>()([word("flags")], parse("Sets exactly these."), (_vm, c, flags) => {
      const param = ssl().SSL_CTX_get0_param(c.handle);
      crypto().X509_VERIFY_PARAM_clear_flags(param, crypto().X509_VERIFY_PARAM_get_flags(param) & ~flags);
      crypto().X509_VERIFY_PARAM_set_flags(param, flags);
      return null;
    }),
    set_ciphers: method<PyContext>()([str("names")], parse("Whether any of these can be had."), (_vm, c, names) => {
      crypto().ERR_clear_error();
      return ssl().SSL_CTX_set_cipher_list(c.handle, cstringOf(names)) !== 0;
    }),
    load_cert_chain: method<PyContext>()(
      [str("certificates"), str("key"), obj("password")],
      parse("Reads files. Returns whether that could be done. `password()` gives a str."),
      loadCertChain,
    ),
    load_verify_locations: method<PyContext>()(
      [textOrNone("file"), textOrNone("folder")],
      parse("Reads certificates of authorities. Returns whether that could be done."),
      (_vm, c, file, folder) => {
        crypto().ERR_clear_error();
        const path = (v: string | null) => v === null ? null : cstringOf(v);
        return ssl().SSL_CTX_load_verify_locations(c.handle, path(file), path(folder)) === 1;
      },
    ),
    load_verify_data: method<PyContext>()(
      [str("data"), flag("pem")],
      parse(
        "Takes certificates of authorities from a text. Returns how many; an error after the last is in the queue.",
      ),
      loadVerifyData,
    ),
    set_default_verify_paths: method<PyContext>()(
      [],
      "Reads those of the system.",
      (_vm, c) => ssl().SSL_CTX_set_default_verify_paths(c.handle) === 1,
    ),
    certificates: method<PyContext>()(
      [],
      "A list of (DER, whether an authority), and how many other objects.",
      (_vm, c) => {
        const objects = crypto().X509_STORE_get0_objects(ssl().SSL_CTX_get_cert_store(c.handle));
        const found: Value[] = [];
        const count = crypto().OPENSSL_sk_num(objects);
        for (let i = 0; i < count; i++) {
          const object = crypto().OPENSSL_sk_value(objects, i)!;
          if (crypto().X509_OBJECT_get_type(object) !== X509_LU_X509) continue;
          const x = crypto().X509_OBJECT_get0_X509(object)!;
          found.push(new PyTuple([bytesToText(derOf(x)), crypto().X509_check_ca(x) !== 0]));
        }
        return new PyTuple([new PyList(found), count - found.length]);
      },
    ),
    session_count: method<PyContext>()(
      [int("which")],
      parse("A count of sessions, from 0 on as in ssl.h."),
      (_vm, c, which) => new PyLong(ssl().SSL_CTX_ctrl(c.handle, CTRL_SESS_NUMBER + which, 0n, null)),
    ),
    set_curve: method<PyContext>()([str("name")], parse("Whether there is a curve of this name."), (_vm, c, name) => {
      const nid = crypto().OBJ_sn2nid(cstringOf(name));
      if (nid === 0) return false;
      const place = new Int32Array([nid]);
      return ssl().SSL_CTX_ctrl(c.handle, CTRL_SET_GROUPS, 1n, Deno.UnsafePointer.of(place)) === 1n;
    }),
    load_dh_params: method<PyContext>()([str("path")], parse("Whether the parameters could be read and set."), (
      _vm,
      c,
      path,
    ) => {
      crypto().ERR_clear_error();
      const bio = crypto().BIO_new_file(cstringOf(path), cstringOf("r"));
      if (bio === null) return false;
      const dh = crypto().PEM_read_bio_DHparams(bio, null, null, null);
      crypto().BIO_free(bio);
      if (dh === null) return false;
      const done = ssl().SSL_CTX_ctrl(c.handle, CTRL_SET_DH, 0n, dh) === 1n;
      crypto().DH_free(dh);
      return done;
    }),
    set_alpn: method<PyContext>()([str("protocols")], parse("Protocols, each with its length before it."), (
      _vm,
      c,
      protocols,
    ) => {
      const bytes = new Uint8Array(textToBytes(protocols));
      c.protocols = bytes;
      ssl().SSL_CTX_set_alpn_protos(c.handle, bytes, bytes.length);
      const callback = alpnCallback(bytes);
      ssl().SSL_CTX_set_alpn_select_cb(c.handle, callback.pointer, null);
      c.keep("alpn", callback);
      return null;
    }),
    set_servername: method<PyContext>()(
      [obj("f")],
      parse(
        "Has f(owner of the connection, name or None) called for each client; it gives an alert, or −1. None takes that back.",
      ),
      (vm, c, f) => {
        const callback = f === null ? undefined : servernameCallback((connection) => {
          const name = ssl().SSL_get_servername(connection, TLSEXT_NAMETYPE_HOST);
          const r = c.call(vm, f, [c.current?.owner ?? null, name === null ? null : textAt(name)]);
          return typeof r === "number" ? r : INTERNAL_ERROR;
        });
        ssl().SSL_CTX_callback_ctrl(c.handle, CTRL_SET_TLSEXT_SERVERNAME_CB, callback?.pointer ?? null);
        c.keep("servername", callback);
        return null;
      },
    ),
  }),
});
/** The alert. */
const INTERNAL_ERROR = 80;

function loadCertChain(vm: Vm, c: PyContext, certificates: string, key: string, password: Value): Value {
  crypto().ERR_clear_error();
  const callback = password === null ? undefined : passwordCallback((buffer) => {
    const r = c.call(vm, password, []);
    if (r === undefined || !isStr(r)) return -1;
    const bytes = textToBytes(strValue(r));
    buffer.set(bytes.subarray(0, buffer.length));
    return bytes.length;
  });
  if (callback !== undefined) ssl().SSL_CTX_set_default_passwd_cb(c.handle, callback.pointer);
  try {
    const done = ssl().SSL_CTX_use_certificate_chain_file(c.handle, cstringOf(certificates)) === 1 &&
      ssl().SSL_CTX_use_PrivateKey_file(c.handle, cstringOf(key), FILETYPE_PEM) === 1 &&
      ssl().SSL_CTX_check_private_key(c.handle) === 1;
    c.throwPending();
    return done;
  } finally {
    if (callback !== undefined) {
      ssl().SSL_CTX_set_default_passwd_cb(c.handle, null);
      callback.close();
    }
  }
}

/** Memory for OpenSSL to read. */
function bioOf(data: string): Handle {
  const bio = crypto().BIO_new(crypto().BIO_s_mem())!;
  const bytes = textToBytes(data);
  crypto().BIO_write(bio, bytes, bytes.length);
  return bio;
}

function loadVerifyData(_vm: Vm, c: PyContext, data: string, pem: boolean): Value {
  crypto().ERR_clear_error();
  const store = ssl().SSL_CTX_get_cert_store(c.handle);
  const bio = bioOf(data);
  let count = 0;
  for (;;) {
    const x = pem ? crypto().PEM_read_bio_X509(bio, null, null, null) : crypto().d2i_X509_bio(bio, null);
    if (x === null) break;
    crypto().X509_STORE_add_cert(store, x);
    crypto().X509_free(x);
    count++;
  }
  const left = crypto().BIO_ctrl_pending(bio);
  crypto().BIO_free(bio);
  return new PyTuple([count, left]);
}

/** A connection: what comes from the peer is fed, what goes to it is taken. */
class PyConnection extends PyObject {
  handle!: Handle;
  input!: Handle;
  output!: Handle;
  context!: PyContext;
  /** Whose it is. */
  owner: Value = null;
}

const newConnection = def(
  [context("context"), flag("server_side"), textOrNone("hostname"), obj("owner")],
  parse("A connection. `hostname`: what the client asks for. `owner`: whom functions of the context are told of."),
  (_vm, context, serverSide, hostname, owner) => {
    const c = new PyConnection();
    c.owner = owner;
    c.context = context;
    const handle = ssl().SSL_new(c.context.handle)!;
    c.handle = handle;
    c.input = crypto().BIO_new(crypto().BIO_s_mem())!;
    c.output = crypto().BIO_new(crypto().BIO_s_mem())!;
    // Where nothing is there yet, more may come.
    crypto().BIO_ctrl(c.input, BIO_CTRL_EOF_RETURN, -1n, null);
    ssl().SSL_set_bio(handle, c.input, c.output);
    if (hostname !== null) ssl().SSL_ctrl(handle, CTRL_SET_HOSTNAME, 0n, cstringOf(hostname));
    if (serverSide) ssl().SSL_set_accept_state(handle);
    else ssl().SSL_set_connect_state(handle);
    freed.register(c, () => ssl().SSL_free(handle));
    return c;
  },
);

/** The outcome of an operation. */
function outcome(c: PyConnection, operate: (handle: Handle) => number, result: (r: number) => Value): Value {
  const { context } = c;
  crypto().ERR_clear_error();
  context.current = c;
  const r = operate(c.handle);
  context.throwPending();
  if (r > 0) return new PyTuple([SSL_ERROR_NONE, result(r)]);
  let code = ssl().SSL_get_error(c.handle, r);
  const last = crypto().ERR_peek_last_error();
  if (code === SSL_ERROR_SYSCALL && last === 0n) code = SSL_ERROR_EOF;
  // OpenSSL 3 has an error of its own for it.
  if (code === SSL_ERROR_SSL && textAt(crypto().ERR_reason_error_string(last)) === "unexpected eof while reading") {
    code = SSL_ERROR_EOF;
  }
  return new PyTuple([code, null]);
}

const SOME = new Uint8Array(1);

const connectionType = newType<PyConnection>("Connection", PyConnection, { module: "_openssl", subclassable: false }, {
  doc: "TLS over memory.",
  methods: () => ({
    do_handshake: method<PyConnection>()(
      [],
      "Shakes hands.",
      (_vm, c) => outcome(c, (handle) => ssl().SSL_do_handshake(handle), () => null),
    ),
    read: method<PyConnection>()([int("size")], parse("At most so many bytes."), (_vm, c, size) => {
      if (size === 0) return new PyTuple([SSL_ERROR_NONE, ""]);
      const bytes = new Uint8Array(size);
      return outcome(c, (handle) => ssl().SSL_read(handle, bytes, size), (n) => bytesToText(bytes, 0, n));
    }),
    write: method<PyConnection>()([str("data")], parse("Gives how many bytes it took."), (_vm, c, data) => {
      if (data.length === 0) return new PyTuple([SSL_ERROR_NONE, 0]);
      return outcome(c, (handle) => ssl().SSL_write(handle, textToBytes(data), data.length), (n) => n);
    }),
    shutdown: method<PyConnection>()([], "Says that nothing more will come; True once the peer has, too.", (_vm, c) => {
      let again = false;
      const r = outcome(c, (handle) => {
        const done = ssl().SSL_shutdown(handle);
        again = done === 0;
        return again ? 1 : done;
      }, () => !again);
      return r;
    }),
    feed: method<PyConnection>()(
      [str("data")],
      parse("Gives it what came from the peer; nothing more is to come after ''."),
      (
        _vm,
        c,
        data,
      ) => {
        if (data.length === 0) crypto().BIO_ctrl(c.input, BIO_CTRL_EOF_RETURN, 0n, null);
        else crypto().BIO_write(c.input, textToBytes(data), data.length);
        return null;
      },
    ),
    output: method<PyConnection>()([], "Takes what is to go to the peer.", (_vm, c) => {
      const size = crypto().BIO_ctrl_pending(c.output);
      if (size === 0) return "";
      const bytes = new Uint8Array(size);
      return bytesToText(bytes, 0, crypto().BIO_read(c.output, bytes, size));
    }),
    pending: method<PyConnection>()([], "How many bytes can be read at once.", (_vm, c) => ssl().SSL_pending(c.handle)),
    version: method<PyConnection>()(
      [],
      "Of TLS; None before hands are shaken.",
      (_vm, c) => ssl().SSL_is_init_finished(c.handle) === 0 ? null : textAt(ssl().SSL_get_version(c.handle)),
    ),
    cipher: method<PyConnection>()([], "(name, version of TLS, secret bits), or None.", (_vm, c) => {
      const cipher = ssl().SSL_get_current_cipher(c.handle);
      if (cipher === null) return null;
      return new PyTuple([
        textAt(ssl().SSL_CIPHER_get_name(cipher)),
        textAt(ssl().SSL_CIPHER_get_version(cipher)),
        ssl().SSL_CIPHER_get_bits(cipher, null),
      ]);
    }),
    alpn: method<PyConnection>()([], "The protocol that was chosen, or None.", (_vm, c) => {
      const bytes = alpnOf(c.handle);
      return bytes === undefined ? null : bytesToText(bytes);
    }),
    finished: method<PyConnection>()([flag("of_peer")], parse("The last message of a handshake."), (_vm, c, ofPeer) => {
      const bytes = new Uint8Array(128);
      const get = ofPeer ? ssl().SSL_get_peer_finished : ssl().SSL_get_finished;
      return bytesToText(bytes, 0, get(c.handle, bytes, bytes.length));
    }),
    is_finished: method<PyConnection>()(
      [],
      "Whether hands are shaken.",
      (_vm, c) => ssl().SSL_is_init_finished(c.handle) !== 0,
    ),
    peer: method<PyConnection>()([], "The DER of the peer's certificate, or None.", (_vm, c) => {
      const x = peerCertificate(c.handle);
      if (x === null) return null;
      const der = derOf(x);
      crypto().X509_free(x);
      return bytesToText(der);
    }),
    set_context: method<PyConnection>()(
      [context("context")],
      parse("Goes on with another context."),
      (_vm, c, context) => {
        c.context = context;
        ssl().SSL_set_SSL_CTX(c.handle, c.context.handle);
        return null;
      },
    ),
  }),
});

/** The long name of an object identifier, or the identifier. */
function nameOf(oid: string): string {
  const object = crypto().OBJ_txt2obj(cstringOf(oid), 1);
  if (object === null) return oid;
  const nid = crypto().OBJ_obj2nid(object);
  crypto().ASN1_OBJECT_free(object);
  return nid === 0 ? oid : textAt(crypto().OBJ_nid2ln(nid));
}

/** `(nid, short name, long name, identifier)` of an object. */
function objectValue(object: Handle): Value {
  const nid = crypto().OBJ_obj2nid(object);
  const text = new Uint8Array(256);
  const size = crypto().OBJ_obj2txt(text, text.length, object, 1);
  return new PyTuple([
    nid,
    textAt(crypto().OBJ_nid2sn(nid)),
    textAt(crypto().OBJ_nid2ln(nid)),
    size > 0 ? bytesToText(text, 0, size) : null,
  ]);
}

/** @throws {PyThrow} ImportError if the system has no OpenSSL. */
function versionText(): Value {
  try {
    opensslVersion();
  } catch (e) {
    throw e instanceof Error ? importError(e.message) : e;
  }
  return textAt(crypto().OpenSSL_version(0));
}

export const opensslModule = defineModule("_openssl", "TLS over memory.", {
  Context: contextType,
  Connection: connectionType,
  version: constant(versionText, "That of OpenSSL, a text."),
  version_number: constant(() => new PyLong(crypto().OpenSSL_version_num()), "The same as a number."),
  connect: newConnection,
  certificate: def([str("der")], parse("What a certificate says, a dict; None for what is none."), (_vm, der) => {
    try {
      return certificateValue(textToBytes(der), nameOf);
    } catch (e) {
      if (e instanceof PyThrow) throw e;
      return null;
    }
  }),
  pem_to_der: def([str("pem")], parse("The DER of the certificate in a text, or None."), (_vm, pem) => {
    const bio = bioOf(pem);
    const x = crypto().PEM_read_bio_X509(bio, null, null, null);
    crypto().BIO_free(bio);
    if (x === null) return null;
    const der = derOf(x);
    crypto().X509_free(x);
    return bytesToText(der);
  }),
  error: def(
    [],
    "Takes the errors of the last operation. Gives (code, library, reason) of the last one, code 0 for none.",
    () => {
      const code = crypto().ERR_peek_last_error();
      const texts = [crypto().ERR_lib_error_string(code), crypto().ERR_reason_error_string(code)];
      crypto().ERR_clear_error();
      return new PyTuple([Number(code), ...texts.map((t) => t === null ? null : textAt(t))]);
    },
  ),
  default_paths: def([], "Where OpenSSL looks for authorities: names of variables and paths.", () =>
    new PyTuple([
      textAt(crypto().X509_get_default_cert_file_env()),
      textAt(crypto().X509_get_default_cert_file()),
      textAt(crypto().X509_get_default_cert_dir_env()),
      textAt(crypto().X509_get_default_cert_dir()),
    ])),
  object_of_text: def([str("text"), flag("name")], parse("(nid, short name, long name, identifier), or None."), (
    _vm,
    text,
    name,
  ) => {
    const object = crypto().OBJ_txt2obj(cstringOf(text), Number(!name));
    if (object === null) return null;
    const r = objectValue(object);
    crypto().ASN1_OBJECT_free(object);
    return r;
  }),
  object_of_nid: def([int("nid")], parse("The same by number."), (_vm, nid) => {
    const object = crypto().OBJ_nid2obj(nid);
    return object === null ? null : objectValue(object);
  }),
  RAND_add: def(
    [readOnlyBytes("string"), float("entropy")],
    parse("Mixes something into the random numbers; `entropy` is how many bytes of it nobody could guess."),
    (_vm, data, entropy) => {
      crypto().RAND_add(data.length === 0 ? SOME : textToBytes(data), data.length, entropy);
      return null;
    },
  ),
  RAND_status: def(
    [],
    "1 if there are enough random numbers, else 0.",
    () => new PyLong(BigInt(crypto().RAND_status())),
  ),
});
