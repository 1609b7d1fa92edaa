"""`xml.etree.ElementTree`: from text to trees and back."""
import io
import xml.etree.ElementTree as ET

root = ET.fromstring("<a x='1'>head<b>in</b>tail<c/>&lt;&#233;</a>")
print([(e.tag, e.attrib, e.text, e.tail) for e in root.iter()])
print(ET.tostring(root), ET.tostring(root, encoding="unicode"))
print(ET.tostring(ET.fromstring("<p:a xmlns:p='urn:p'><p:b p:k='v'/></p:a>")))
for text in ["<a>", "<a></b>", "<a>&x;</a>", "", "<a/><b/>"]:
    try:
        ET.fromstring(text)
    except ET.ParseError as e:
        print(e, e.code, e.position)
for event, e in ET.iterparse(io.BytesIO(b"<a><b n='1'/><b n='2'>t</b></a>"), ("start", "end")):
    print(event, e.tag, e.attrib, e.text)
pull = ET.XMLPullParser(("end", "start-ns", "comment", "pi"))
for piece in ["<a xmlns='u'><!--c", "--><b/><?p d?>", "</a>"]:
    pull.feed(piece)
    print([(kind, getattr(e, "tag", e)) for kind, e in pull.read_events() if kind == "end" or kind == "start-ns"])


class Target:
    def start(self, tag, attributes):
        print("start", tag, attributes)

    def end(self, tag):
        print("end", tag)

    def data(self, text):
        print("data", repr(text))

    def doctype(self, name, public, system):
        print("doctype", name, public, system)

    def close(self):
        return "closed"


parser = ET.XMLParser(target=Target())
parser.feed("<!DOCTYPE html PUBLIC 'p' 's'><html>t")
parser.feed("<b/></html>")
print(parser.close())
