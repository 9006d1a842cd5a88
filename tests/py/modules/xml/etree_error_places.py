# SPDX-License-Identifier: MIT
"""Which of several errors is told, and where: attributes are looked at one after the other, values as references in them."""
from xml.etree import ElementTree

for document in [
    # The first attribute with an error counts, whatever it is.
    "<r a='&b;' a='1'/>", "<r a='1'  a = \"a&amp;\"/>", "<r xmlns:p='' a='1' a='2'/>", "<r a='1' a='2' xmlns:p=''/>",
    "<r a='&b;' xmlns:p=''/>", "<r xmlns:p='' a='&b;'/>", "<r p:a='&b;' p:a=''/>",
    "<r " + " ".join("a%d='1'" % i for i in range(30)) + " a7='&b;' x='&b;'/>",
    # References in the text of entities, of defaults, of declarations of entities.
    "<!DOCTYPE r [<!ENTITY e '&#38;/;'>]>\n<r a='&e;'/>", "<!DOCTYPE r [<!ENTITY e '&#38;x'>]>\n<r a='&e;'/>",
    "<!DOCTYPE r [<!ATTLIST r a CDATA '&/;'>]><r/>", "<!DOCTYPE r [<!ATTLIST r a CDATA '&#x;'>]><r/>",
    "<!DOCTYPE r [<!ATTLIST r a CDATA 'x&ab'>]><r/>", "<!DOCTYPE r [<!ATTLIST r a CDATA 'x&a&#60;'>]><r/>",
    "<!DOCTYPE r [<!ATTLIST r a CDATA 'x&a:b;'>]><r/>", "<!DOCTYPE r [<!ENTITY e 'x% ;'>]><r/>",
    "<!DOCTYPE r [<!ENTITY e 'x%a b;'>]><r/>", "<!DOCTYPE r [<!ENTITY e 'x&a b;'>]><r/>",
    "<!DOCTYPE r [<!ENTITY e 'x&#xg;'>]><r/>", "<!DOCTYPE r [<!ENTITY e 'x&#12'>]><r/>",
    "<!DOCTYPE r [<!ENTITY e 'x&a:b;'>]><r/>", "<!DOCTYPE r [<!ENTITY e 'x&\xc3\xa9;y&\xc3\xa9 ;'>]><r/>",
    # Names whose last byte is no part of a character; the begin of a mark.
    "<\xc3='1'/>", "<r \xc3=  'a' b/>", "\xef", "\xef\xbb", "\xfe", "\xff", "\0", "<",
]:
    for size in (1000, 1):
        parser = ElementTree.XMLParser()
        try:
            for i in range(0, len(document), size):
                parser.feed(document[i:i + size])
            parser.close()
        except ElementTree.ParseError as error:
            print error,
    print
