# SPDX-License-Identifier: MIT
# needs: openssl
"""What contexts take and refuse, and what certificates say. Those here are of an authority of our own, until 2100."""
import os
import re
import ssl
import _ssl

here = os.path.dirname(os.path.abspath(__file__)) + '/'


def show(source):
    try:
        print source, '->', eval(source)
    except Exception as e:
        # CPython adds the line of its C source.
        text = re.sub(r' \(_ssl\.c:\d+\)', '', str(e)).replace(here, '')
        print source, '!!', type(e).__module__, type(e).__name__, text, getattr(e, 'reason', 0), getattr(e, 'library', 0)


c = ssl.SSLContext(ssl.PROTOCOL_SSLv23)
for source in ["c.protocol, c.verify_mode, c.check_hostname, bool(c.options & ssl.OP_NO_SSLv3)", "c.cert_store_stats()",
               "sorted(c.session_stats().items())", "ssl.SSLContext(99)", "c.load_cert_chain('/nix')",
               "c.load_verify_locations('/nix')", "c.load_verify_locations()", "c.set_ciphers('nix')", "c.set_ciphers('ALL')",
               "c.load_verify_locations(cadata=u'x')", "c.load_verify_locations(cadata=u'\\xff')",
               "c.load_verify_locations(cadata=5)", "c.load_cert_chain(here + 'server.pem')",
               "c.load_cert_chain(here + 'other.pem', here + 'other.pem')",
               "c.load_cert_chain(here + 'server.pem', here + 'other.pem')", "c.load_cert_chain(here + 'authority.pem')",
               "c.load_cert_chain(here + 'locked.pem', password='wrong')",
               "c.load_cert_chain(here + 'locked.pem', password='secret')",
               "c.load_cert_chain(here + 'locked.pem', password=lambda: bytearray('secret'))",
               "c.load_cert_chain(here + 'locked.pem', password=lambda: 1 / 0)",
               "c.load_cert_chain(here + 'locked.pem', password=lambda: 5)",
               "c.load_cert_chain(here + 'locked.pem', password=5)",
               "c.load_cert_chain(here + 'locked.pem', password='a' * 2000)",
               "c.load_verify_locations(here + 'authority.pem')", "c.cert_store_stats()", "c.get_ca_certs()",
               "c.load_verify_locations(cadata=unicode(open(here + 'authority.pem').read()))",
               "len(c.get_ca_certs(True)[0])", "c.set_alpn_protocols(['a', 'b'])", "c.set_alpn_protocols(['a' * 300])",
               "c.set_alpn_protocols([''])", "c.set_ecdh_curve('nix')", "c.set_ecdh_curve('prime256v1')",
               "c.load_dh_params('/nix')", "setattr(c, 'verify_mode', 9)", "setattr(c, 'verify_mode', 'x')",
               "setattr(c, 'check_hostname', True)", "setattr(c, 'options', 'x')",
               "setattr(c, 'verify_flags', ssl.VERIFY_CRL_CHECK_LEAF)", "c.verify_flags == ssl.VERIFY_CRL_CHECK_LEAF",
               "c.set_servername_callback(5)", "c.set_servername_callback(None)",
               "_ssl._test_decode_cert(here + 'server.pem')", "_ssl._test_decode_cert('/nix')",
               "_ssl._test_decode_cert(__file__)", "_ssl.txt2obj('MD5', name=True)", "_ssl.txt2obj('x')", "_ssl.nid2obj(129)",
               "_ssl.nid2obj(10 ** 6)", "ssl.Purpose.SERVER_AUTH", "ssl.Purpose.CLIENT_AUTH == ssl.Purpose.SERVER_AUTH",
               "ssl.cert_time_to_seconds('Jan  5 09:34:43 2018 GMT')", "ssl.cert_time_to_seconds('x')",
               "ssl.DER_cert_to_PEM_cert('abc' * 30)", "ssl.PEM_cert_to_DER_cert('x')", "ssl.get_protocol_name(2)",
               "ssl.get_protocol_name(77)", "str(ssl.SSLError(1, 'text')), str(ssl.SSLError('text'))",
               "ssl.SSLWantReadError.__mro__[1:3]", "ssl.RAND_status()", "ssl.RAND_add('x', 1)"]:
    show(source)
d = ssl.create_default_context()
print d.verify_mode, d.check_hostname
show("setattr(d, 'verify_mode', ssl.CERT_NONE)")
d = ssl._create_unverified_context()
print d.verify_mode, d.check_hostname
