# Names of before 2.5, which load their modules when used.
# process: modules must not be loaded yet
import sys
import email
loaded = [name for name in sys.modules if name.startswith('email.') and sys.modules[name]]
print 'email.message' in loaded, 'email.Message' in loaded, email.__version__         # expect: False True 4.0.3
from email.MIMEText import MIMEText
from email.MIMEMultipart import MIMEMultipart
from email.Utils import formatdate
from email import Encoders, Header
import email.Charset
import email.base64MIME
print MIMEText.__module__, MIMEMultipart.__module__        # expect: email.mime.text email.mime.multipart
print formatdate(0), Encoders.encode_base64.__name__       # expect: Thu, 01 Jan 1970 00:00:00 -0000 encode_base64
print Header.Header is sys.modules['email.header'].Header, email.Charset.Charset('latin-1')  # expect: True iso-8859-1
print email.base64MIME.encode('a', eol=''), email.mime.Text.MIMEText is MIMEText, email.Message.__name__
# expect: YQ== True email.message
for name in 'MIMEApplication', 'nothing':
    try:
        __import__('email.' + name)
    except ImportError as e:
        print e
# expect: No module named MIMEApplication
# expect: No module named nothing
print sorted(name for name in email.__all__ if not hasattr(email, name))
# expect: ['generator', 'parser']
email.Utils.nothing       # expect raises: AttributeError: 'module' object has no attribute 'nothing'
