import hmac, hashlib
print hmac.new('key', 'message').hexdigest(), hmac.new('k' * 100, 'm', hashlib.sha256).hexdigest()[:16]  # expect: 4e4748e62b463521f6775fbf921234b5 0482265a92ce176b
h = hmac.new('key', digestmod=hashlib.sha1); h.update('mes'); c = h.copy(); c.update('sage')
print c.hexdigest() == hmac.new('key', 'message', hashlib.sha1).hexdigest(), h.digest_size, hmac.compare_digest('a', 'a')  # expect: True 20 True
