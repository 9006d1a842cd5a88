# process: changes the time zone
import os
import time
os.environ['TZ'] = 'CET-1CEST,M3.5.0,M10.5.0/3'
time.tzset()
import imaplib

print imaplib.Internaldate2tuple('25 (INTERNALDATE "01-Jan-2000 11:30:00 +0000")')[:6]      # expect: (2000, 1, 1, 12, 30, 0)
print imaplib.Internaldate2tuple('INTERNALDATE " 1-Jul-2000 11:30:00 -0130" x')[:6]         # expect: (2000, 7, 1, 15, 0, 0)
print imaplib.Internaldate2tuple('x')                                                       # expect: None
print imaplib.ParseFlags('1 (FLAGS (\\Seen a))'), imaplib.ParseFlags('FLAGS ()'), imaplib.ParseFlags('x')
# expect: ('\\Seen', 'a') () ()
print imaplib.Int2AP(16), imaplib.Int2AP(-65536), repr(imaplib.Int2AP(0))                   # expect: BA BAAAA ''
for value in 0, 1e9, (2000, 1, 2, 3, 4, 5, 0, 1, 0), time.gmtime(1e9), '"as it is"':
    print imaplib.Time2Internaldate(value)
# expect: " 1-Jan-1970 01:00:00 +0100"
# expect: " 9-Sep-2001 03:46:40 +0200"
# expect: " 2-Jan-2000 03:04:05 +0100"
# expect: " 9-Sep-2001 01:46:40 +0100"
# expect: "as it is"
print imaplib.IMAP4.readonly.__bases__[0] is imaplib.IMAP4.abort, imaplib.IMAP4.error.__module__       # expect: True imaplib

box = imaplib.IMAP4_stream(r'printf "* PREAUTH x\r\n"; read t c; printf "* CAPABILITY IMAP4rev1\r\n$t OK x\r\n"; read t c; '
                           r'printf "$t OK $c\r\n"; read t c; printf "* BYE\r\n$t OK x\r\n"')
print box.noop(), box.logout(), box.process.returncode, box.host         # expect: ('OK', ['NOOP\r']) ('BYE', ['']) 0 None
imaplib.Time2Internaldate('bare')  # expect raises: ValueError: date_time not of a known type
