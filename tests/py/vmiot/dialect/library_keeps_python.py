# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
import json, textwrap, ConfigParser, StringIO
c = ConfigParser.RawConfigParser()
c.readfp(StringIO.StringIO("[s]\na = 1\n"))
print c.get("s", "a"), json.dumps([1.5, {"a": 2}]), textwrap.wrap("aa bb", 3)  # expect: PRINT: 1 [1.5, {"a": 2}] ['aa', 'bb']
