"""`xml.sax`, `xml.dom.minidom`, `plistlib`, `xmlrpc.client`: what reads XML by events."""
import plistlib
import xml.dom.minidom
import xml.sax
import xmlrpc.client


class Handler(xml.sax.ContentHandler):
    def startElement(self, name, attributes):
        print("start", name, dict(attributes))

    def endElement(self, name):
        print("end", name)

    def characters(self, text):
        print("text", repr(text))

    def processingInstruction(self, target, data):
        print("pi", target, data)


xml.sax.parseString("<a b='c'>x<d/>y<?p q?></a>", Handler())
try:
    xml.sax.parseString("<a></b>", Handler())
except xml.sax.SAXParseException as e:
    print(e.getMessage(), e.getLineNumber(), e.getColumnNumber())

document = xml.dom.minidom.parseString(
    "<!DOCTYPE a [<!ENTITY e 'v'><!ATTLIST a d CDATA 'def'>]><a x='1'>t<b/>&e;<![CDATA[<q>]]><!--c--></a>")
print(document.toxml())
print(document.doctype.name, document.doctype.internalSubset)
print([n.nodeName for n in document.documentElement.childNodes], document.documentElement.getAttribute("d"))
print(xml.dom.minidom.parseString("<a><b>t</b></a>").toprettyxml(indent=" "))
try:
    xml.dom.minidom.parseString("<a>")
except Exception as e:
    print(type(e).__name__, e)

value = {"list": [1, 2.5, b"bytes", True], "nested": {"k": "v<&>"}}
print(plistlib.loads(plistlib.dumps(value)) == value)
try:
    plistlib.loads(b"<plist><nonsense/></plist>", fmt=plistlib.FMT_XML)
except ValueError as e:
    print(type(e).__name__)
print(xmlrpc.client.loads(xmlrpc.client.dumps((1, "a", [None, {"k": 1.5}]), "method", allow_none=True)))
