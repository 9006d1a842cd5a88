from urlparse import urlparse, urljoin, parse_qs, parse_qsl, urlunparse
u = urlparse('https://me:pw@Example.org:8443/a/b;p?x=1&x=2&y=%41+b#top')
print u.scheme, u.netloc, u.path, u.params, u.query, u.fragment
# expect: https me:pw@Example.org:8443 /a/b p x=1&x=2&y=%41+b top
print u.username, u.password, u.hostname, u.port  # expect: me pw example.org 8443
print u.geturl() == urlunparse(u), u[1]  # expect: True me:pw@Example.org:8443
print sorted(parse_qs(u.query).items())  # expect: [('x', ['1', '2']), ('y', ['A b'])]
print parse_qsl('a=1;b&c=', True)  # expect: [('a', '1'), ('b', ''), ('c', '')]
print urljoin('http://h/a/b/c', '../d?q'), urljoin('http://h/a', '//g/x'), urljoin('http://h/a', '#f')
# expect: http://h/a/d?q http://g/x http://h/a#f
