# What files of all kinds let whom fetch.
import robotparser
R=robotparser
def p(text, url=''):
    r=R.RobotFileParser(url); r.parse(text.splitlines() if isinstance(text,str) else text); return r
def show(text, qs=()):
    r=p(text)
    print '--', repr(text)
    print repr(str(r)), r.entries and [ (e.useragents,[(l.path,l.allowance,str(l)) for l in e.rulelines],str(e)) for e in r.entries], r.default_entry and (r.default_entry.useragents, [(l.path,l.allowance) for l in r.default_entry.rulelines]), r.allow_all, r.disallow_all
    print ' '.join('01'[r.can_fetch(a, u)] for a, u in qs)
r=R.RobotFileParser('http://h:80/robots.txt'); print sorted(vars(r).items()), r.mtime(), repr(str(r)), r.can_fetch('a','/')
r.set_url('http://x/y?z'); print r.url,r.host,r.path
r=R.RobotFileParser(); print r.url,repr(r.host),repr(r.path); r.modified(); print r.mtime()>0, r.last_checked>0, r.can_fetch('a','/')
Q=[('*','/'),('bot','/a'),('bot','/a/b'),('Bot/1.0','http://h/a?q=1'),('xbotx','/a%20b'),('','/a'),('other','/c'),('bot','c'),('bot',''),('bot','http://h'),('bot','/a;p'),('bot','/a#f'),('bot','/~u'),('bot','/a%2fb'),('BOT','/a b')]
for t in ('','User-agent: *\nDisallow: /a','User-agent: bot\nDisallow: /a\n\nUser-agent: *\nDisallow: /c','user-AGENT:bot\nDISALLOW:/a\nallow: /','User-agent: bot\nUser-agent: other\nDisallow: /c\nAllow: /a\nDisallow: /','Disallow: /x\nUser-agent: bot\nDisallow: /a','User-agent: bot\nDisallow: /a\nUser-agent: other\nDisallow: /c','User-agent: bot\nDisallow:','User-agent: *\nDisallow:\nDisallow: /a','User-agent: bot # c\n#x\n\n # y\nDisallow: /a # z\n','User-agent: bot\n\nDisallow: /a','User-agent: bot\nDisallow /a\nfoo: bar\n: x\n','User-agent: bot\nDisallow: /a:b\nAllow: /%7eu','User-agent: bot\nDisallow: /~u\nDisallow: /a%2fb\nDisallow: /a b','User-agent: bot\nDisallow: *','User-agent: *\nDisallow: /a\n\nUser-agent: *\nAllow: /\n','User-agent: a\n\n\nUser-agent: bot\nDisallow: /a','User-agent: bot\nAllow:','User-agent: bot\nAllow: ','User-agent: *\nUser-agent: bot\nDisallow: /','User-agent: \nDisallow: /','User-agent: Bot/2.0\nDisallow: /a','User-agent: bot\nDisallow: http://h/a','User-agent: bot\nDisallow: /a?q=1','User-agent: bot\nDisallow: a','\n\nUser-agent: bot\r\nDisallow: /a\r\n','\xef\xbb\xbfUser-agent: bot\nDisallow: /','User-agent: bot\nCrawl-delay: 5\nSitemap: http://x\nDisallow: /a\n','User-agent: b\nUser-agent: bot\n\nDisallow: /\n\nAllow: /','Allow: /\nDisallow: /','User-agent: bot\nDisallow: /a\n#\nDisallow: /c','User-agent: *\n\nUser-agent: bot\nDisallow: /','User-agent:bot\nDisallow:/a?','User-agent:bot\nDisallow:/?','User-agent:bot\nDisallow:/;x','User-agent:bot\nDisallow:/a;p\nDisallow:/a#f'): show(t,Q)
print [(l,) for l in map(str,[R.RuleLine('',False),R.RuleLine('',True),R.RuleLine('/a b',False),R.RuleLine('/a%20b',1),R.RuleLine('*',0)])], vars(R.RuleLine('',False)), vars(R.RuleLine('/x?',True)), R.RuleLine('/a',1).applies_to('/ab'), R.RuleLine('*',1).applies_to('x'), R.RuleLine('/a',1).applies_to('b/a')
e=R.Entry(); print vars(e), repr(str(e)), e.applies_to('x'), e.allowance('/x'); e.useragents=['Foo','Bar']; e.rulelines=[R.RuleLine('/a',False),R.RuleLine('/',True)]
print repr(str(e)), e.applies_to('foo/1'), e.applies_to('FOOBAR'), e.applies_to('fo'), e.allowance('/a/b'), e.allowance('/b'), e.allowance('c')
e.useragents=['*']; print e.applies_to('x')
e.useragents=['']; print e.applies_to('x')
r=R.RobotFileParser(); r.entries=[e]; r.default_entry=None; print r.can_fetch('x','/a'); r.modified(); print r.can_fetch('x','/a'); r.disallow_all=True; print r.can_fetch('x','/b'); r.disallow_all=False; r.allow_all=True; print r.can_fetch('x','/a')
r=R.RobotFileParser(); r.parse(iter(['User-agent: x\n','Disallow: /'])); print r.can_fetch('x','/'), r.mtime()>0
e=R.Entry(); e.useragents=['a','*']; r=R.RobotFileParser(); r._add_entry(e); print r.default_entry is e, r.entries; e2=R.Entry(); e2.useragents=['*']; r._add_entry(e2); print r.default_entry is e, r.entries
u=R.URLopener(); print u.prompt_user_passwd('h','r'), u.errcode
try: R.RobotFileParser('x').read()
except Exception as e: print repr(e)
def p(l):
    r=R.RobotFileParser(); r.parse(l); print repr(str(r)), r.entries and r.entries[0].useragents
p(['User-agent: bot\n','\n','Disallow: /a\n']); p(['User-agent: bot\n','','Disallow: /a\n']); p(['User-agent: bot\n',' ','Disallow: /a\n'])
p(['User-agent: b%6ft','Disallow: /a%0Ab']); p(['User-agent: bot','Disallow : /a']); p([' User-agent : bot','Disallow : /a']); p(['User-agent: bot','','','Disallow: /a','','User-agent: x','Disallow: /'])
p(['User-agent: bot','Disallow: /a','','Disallow: /b']); p(['User-agent: bot','Disallow: /a','Foo: x','User-agent: y','Allow: /']); p(['User-agent: bot','Disallow: /a #x %23']); p(['Disallow:'])
r=R.RobotFileParser(); r.parse(['User-agent: a','Disallow: /x']); r.parse(['User-agent: b','Disallow: /y','User-agent: *','Disallow: /z']); print r
l=R.RuleLine('/a',True); l.path='*'; print l.applies_to('q'), l.applies_to('')
r=R.RobotFileParser(); r.parse(['User-agent: *','Disallow: /%C3%A9','Disallow: /\xc3\xa9','Disallow: http:','Disallow: //h/x']); print r, r.can_fetch('x','/\xc3\xa9'), r.can_fetch('x','/%c3%a9'),r.can_fetch('x','http://h/%C3%A9/q')
for a in (None,5):
    try: print r.can_fetch(a,'/')
    except Exception as e: print repr(e)
r=R.RobotFileParser(); r.parse(['User-agent: a','Disallow: /'])
e=R.Entry(); e.useragents=['x']; 
try: print e.applies_to(None)
except Exception as x: print repr(x)
print R.RuleLine('/a?',0).path, R.RuleLine('?',0).path, R.RuleLine('?',0).allowance, R.RuleLine('/x#',0).path,R.RuleLine('/x#y',0).path
