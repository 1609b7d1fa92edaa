"""`pyexpat`: what the handlers are told, and where."""
from xml.parsers import expat


def parse(document, *names, pieces=0, **options):
    p = expat.ParserCreate(**options)

    def handler(name):
        def told(*args):
            print(" ", name, args, p.CurrentLineNumber, p.CurrentColumnNumber, p.CurrentByteIndex)
            return 1
        return told

    for name in names:
        setattr(p, name + "Handler", handler(name))
    try:
        if pieces:
            for i in range(0, len(document), pieces):
                p.Parse(document[i:i + pieces], False)
            p.Parse(document[:0], True)
        else:
            p.Parse(document, True)
        print("parsed", p.CurrentByteIndex)
    except expat.ExpatError as e:
        print(e, e.code, e.lineno, e.offset)


ELEMENTS = "StartElement", "EndElement", "CharacterData", "Comment", "ProcessingInstruction", "XmlDecl"
parse("<?xml version='1.0'?>\n<a x='1' y=\"&lt;&#65;\t\n\">te<b/>xt\r\n&amp;&#x4e2d;<!--c--><?p data ?></a>\n", *ELEMENTS)
parse("<a>é<b>中\U0001f600</b>]] ></a>", *ELEMENTS)
parse("<a>é<b>中\U0001f600</b></a>".encode("utf-16"), *ELEMENTS)
parse("<?xml version='1.0' encoding='iso-8859-1'?><a b='é'>é</a>".encode("latin-1"), *ELEMENTS)
parse("<?xml version='1.0' encoding='koi8-r'?><a>Я</a>".encode("koi8-r"), *ELEMENTS)
parse("\ufeff<a/>".encode(), *ELEMENTS)
parse("<a><![CDATA[<x>&y;\n]] >]]></a>", "StartCdataSection", "EndCdataSection", "CharacterData")
parse("<a><b/>t<!--c-->&lt;</a>", "Default")
NAMES = "StartElement", "EndElement", "StartNamespaceDecl", "EndNamespaceDecl"
parse("<p:a xmlns:p='u' xmlns='d' p:k='v' k='w'><b/><c xmlns=''/></p:a>", *NAMES, namespace_separator=" ")
parse("<a:b:c/>", *NAMES, namespace_separator=" ")
parse("<a:b/>", *NAMES, namespace_separator=" ")
parse("<a xmlns:xml='u'/>", *NAMES, namespace_separator=" ")
parse("<doc><a b='c'>text</a></doc>", "StartElement", "EndElement", pieces=1)
