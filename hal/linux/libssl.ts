// SPDX-License-Identifier: MIT
/**
 * OpenSSL (1.1 or 3) through Deno's FFI: TLS over memory, without sockets. Nothing here knows of Python.
 *
 * UNSAFE: prototypes are written by hand, after ssl.h and its neighbours. Functions that may call back (`callback: true`)
 * are those that shake hands and those that may ask for a password. `size_t` and `unsigned long` that cannot be large are
 * declared as 32 bits, which spares a bigint per call.
 */
import { calling, fn, lazily } from "./libc.ts";

const I = "i32", U = "u32", L = "i64", UL = "u64", B = "buffer", P = "pointer", F = "function", V = "void";

const sslTable = () => ({
  TLS_method: fn([], P),
  SSL_CTX_new: fn([P], P),
  SSL_CTX_free: fn([P], V),
  SSL_CTX_ctrl: fn([P, I, L, P], L),
  SSL_CTX_callback_ctrl: fn([P, I, F], L),
  SSL_CTX_set_options: fn([P, UL], UL),
  SSL_CTX_clear_options: fn([P, UL], UL),
  SSL_CTX_get_options: fn([P], UL),
  SSL_CTX_set_verify: fn([P, I, P], V),
  SSL_CTX_get0_param: fn([P], P),
  SSL_CTX_set_cipher_list: fn([P, B], I),
  SSL_CTX_use_certificate_chain_file: calling([P, B], I),
  SSL_CTX_use_PrivateKey_file: calling([P, B, I], I),
  SSL_CTX_check_private_key: fn([P], I),
  SSL_CTX_set_default_passwd_cb: fn([P, F], V),
  SSL_CTX_load_verify_locations: fn([P, B, B], I),
  SSL_CTX_set_default_verify_paths: fn([P], I),
  SSL_CTX_get_cert_store: fn([P], P),
  SSL_CTX_set_session_id_context: fn([P, B, U], I),
  SSL_CTX_set_alpn_protos: fn([P, B, U], I),
  SSL_CTX_set_alpn_select_cb: fn([P, F, P], V),
  SSL_select_next_proto: fn([P, P, B, U, P, U], I),
  SSL_new: fn([P], P),
  SSL_free: fn([P], V),
  SSL_ctrl: fn([P, I, L, B], L),
  SSL_set_bio: fn([P, P, P], V),
  SSL_set_connect_state: fn([P], V),
  SSL_set_accept_state: fn([P], V),
  SSL_set_SSL_CTX: fn([P, P], P),
  SSL_do_handshake: calling([P], I),
  SSL_read: calling([P, B, I], I),
  SSL_write: calling([P, B, I], I),
  SSL_shutdown: calling([P], I),
  SSL_pending: fn([P], I),
  SSL_get_error: fn([P, I], I),
  SSL_get_version: fn([P], P),
  SSL_get_current_cipher: fn([P], P),
  SSL_CIPHER_get_name: fn([P], P),
  SSL_CIPHER_get_version: fn([P], P),
  SSL_CIPHER_get_bits: fn([P, P], I),
  SSL_get0_alpn_selected: fn([P, B, B], V),
  SSL_get_servername: fn([P, I], P),
  SSL_get_finished: fn([P, B, U], U),
  SSL_get_peer_finished: fn([P, B, U], U),
  SSL_is_init_finished: fn([P], I),
} as const);

/** Of OpenSSL 3, which has another name for it than 1.1. */
const ssl3Table = () => ({ SSL_get1_peer_certificate: fn([P], P) } as const);
const ssl1Table = () => ({ SSL_get_peer_certificate: fn([P], P) } as const);

const cryptoTable = () => ({
  OpenSSL_version: fn([I], P),
  OpenSSL_version_num: fn([], UL),
  RAND_add: fn([B, I, "f64"], V),
  RAND_status: fn([], I),
  ERR_peek_last_error: fn([], UL),
  ERR_clear_error: fn([], V),
  ERR_lib_error_string: fn([UL], P),
  ERR_reason_error_string: fn([UL], P),
  BIO_s_mem: fn([], P),
  BIO_new: fn([P], P),
  BIO_new_file: fn([B, B], P),
  BIO_free: fn([P], I),
  BIO_write: fn([P, B, I], I),
  BIO_read: fn([P, B, I], I),
  BIO_ctrl: fn([P, I, L, P], L),
  BIO_ctrl_pending: fn([P], U),
  PEM_read_bio_X509: calling([P, B, F, P], P),
  PEM_read_bio_DHparams: calling([P, B, F, P], P),
  DH_free: fn([P], V),
  d2i_X509_bio: fn([P, B], P),
  i2d_X509: fn([P, B], I),
  X509_free: fn([P], V),
  X509_check_ca: fn([P], I),
  X509_STORE_add_cert: fn([P, P], I),
  X509_STORE_get0_objects: fn([P], P),
  X509_OBJECT_get_type: fn([P], I),
  X509_OBJECT_get0_X509: fn([P], P),
  OPENSSL_sk_num: fn([P], I),
  OPENSSL_sk_value: fn([P, I], P),
  X509_VERIFY_PARAM_get_flags: fn([P], UL),
  X509_VERIFY_PARAM_set_flags: fn([P, UL], I),
  X509_VERIFY_PARAM_clear_flags: fn([P, UL], I),
  X509_get_default_cert_file_env: fn([], P),
  X509_get_default_cert_file: fn([], P),
  X509_get_default_cert_dir_env: fn([], P),
  X509_get_default_cert_dir: fn([], P),
  OBJ_sn2nid: fn([B], I),
  OBJ_txt2obj: fn([B, I], P),
  OBJ_nid2obj: fn([I], P),
  OBJ_obj2nid: fn([P], I),
  OBJ_nid2sn: fn([I], P),
  OBJ_nid2ln: fn([I], P),
  OBJ_obj2txt: fn([B, I, P, I], I),
  ASN1_OBJECT_free: fn([P], V),
} as const);

let version: "3" | "1.1" | undefined;

/** Which OpenSSL the system has. @throws {Error} if none. */
export function opensslVersion(): "3" | "1.1" {
  if (version !== undefined) return version;
  for (const found of ["3", "1.1"] as const) {
    try {
      Deno.dlopen(`libssl.so.${found}`, {}).close();
      return version = found;
    } catch {
      // The other one, then.
    }
  }
  throw new Error("libssl.so.3: cannot open shared object file: No such file or directory");
}

const libssl = () => `libssl.so.${opensslVersion()}`;
/** The functions for connections, each opened when it is first asked for. */
export const ssl = lazily(sslTable, libssl);
/** The functions for certificates, errors and memory. */
export const crypto = lazily(cryptoTable, () => `libcrypto.so.${opensslVersion()}`);
const ssl3 = lazily(ssl3Table, libssl), ssl1 = lazily(ssl1Table, libssl);

/** What OpenSSL's handles are. */
export type Handle = Deno.PointerObject;

/** The peer's certificate, to be freed; `null` if it showed none. */
export const peerCertificate = (connection: Handle): Handle | null =>
  opensslVersion() === "3" ? ssl3().SSL_get1_peer_certificate(connection) : ssl1().SSL_get_peer_certificate(connection);

/** A text that ends with a NUL; `""` for a null pointer. */
export const textAt = (pointer: Handle | null): string =>
  pointer === null ? "" : Deno.UnsafePointerView.getCString(pointer);

/** A view of `size` bytes at `pointer`, to be read and written. */
export const memoryAt = (pointer: Handle, size: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(pointer, size));

/** The DER encoding of a certificate. */
export function derOf(certificate: Handle): Uint8Array<ArrayBuffer> {
  const der = new Uint8Array(crypto().i2d_X509(certificate, null));
  const place = new BigUint64Array([BigInt(Deno.UnsafePointer.value(Deno.UnsafePointer.of(der)))]);
  crypto().i2d_X509(certificate, new Uint8Array(place.buffer));
  return der;
}

/** What {@linkcode SSL_get0_alpn_selected} tells. */
export function alpnOf(connection: Handle): Uint8Array<ArrayBuffer> | undefined {
  const place = new BigUint64Array(1), size = new Uint32Array(1);
  ssl().SSL_get0_alpn_selected(connection, new Uint8Array(place.buffer), new Uint8Array(size.buffer));
  const pointer = Deno.UnsafePointer.create(place[0]);
  return pointer === null ? undefined : memoryAt(pointer, size[0]).slice();
}

/** A function that the library may call. `close` it when the library does not know it any more. */
export type Callback = Deno.UnsafeCallback;

/** `int f(buffer, size, …)`: writes a password and returns its size; −1 for none. */
export const passwordCallback = (f: (buffer: Uint8Array) => number): Callback =>
  new Deno.UnsafeCallback(
    { parameters: [P, I, I, P], result: I },
    (buffer, size) => f(memoryAt(buffer!, size)),
  ) as unknown as Callback;

/** `int f(ssl, alert, …)`: which name the client asks for. Returns the alert to be sent, −1 for none. */
export const servernameCallback = (f: (connection: Handle) => number): Callback =>
  new Deno.UnsafeCallback({ parameters: [P, P, P], result: I }, (connection, alert) => {
    const code = f(connection!);
    if (code < 0) return SSL_TLSEXT_ERR_OK;
    new Int32Array(Deno.UnsafePointerView.getArrayBuffer(alert!, 4))[0] = code;
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  }) as unknown as Callback;
const SSL_TLSEXT_ERR_OK = 0, SSL_TLSEXT_ERR_ALERT_FATAL = 2, SSL_TLSEXT_ERR_NOACK = 3;
const NEGOTIATED = 1;

/** `int f(ssl, out, size, theirs, size, …)`: chooses the first of our `protocols` that the client knows as well. */
export const alpnCallback = (protocols: Uint8Array<ArrayBuffer>): Callback =>
  new Deno.UnsafeCallback(
    { parameters: [P, P, P, P, U, P], result: I },
    (_ssl, out, size, theirs, count) =>
      ssl().SSL_select_next_proto(out, size, protocols, protocols.length, theirs, count) === NEGOTIATED
        ? SSL_TLSEXT_ERR_OK
        : SSL_TLSEXT_ERR_NOACK,
  ) as unknown as Callback;
