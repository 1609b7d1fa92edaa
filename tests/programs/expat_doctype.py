"""`pyexpat`: declarations and entities."""
from xml.parsers import expat

HANDLERS = ("StartDoctypeDecl", "EndDoctypeDecl", "EntityDecl", "ElementDecl", "AttlistDecl", "NotationDecl",
            "UnparsedEntityDecl", "SkippedEntity", "ExternalEntityRef", "StartElement", "CharacterData")


def parse(document, parameters=0, external=1):
    p = expat.ParserCreate()
    p.SetParamEntityParsing(parameters)
    p.buffer_text = True

    def handler(name):
        def told(*args):
            print(" ", name, args)
            if name == "ExternalEntityRef" and external:
                sub = p.ExternalEntityParserCreate(args[0])
                sub.Parse(external if isinstance(external, str) else "<ext/>text", True)
            return external and 1
        return told

    for name in HANDLERS:
        setattr(p, name + "Handler", handler(name))
    try:
        p.Parse(document, True)
        print("parsed")
    except expat.ExpatError as e:
        print(e, e.code, e.lineno, e.offset)


def doctype(subset, content=""):
    parse(f"<!DOCTYPE a [{subset}]><a>{content}</a>")


doctype("<!ELEMENT a EMPTY><!ELEMENT b ANY><!ELEMENT c (#PCDATA)><!ELEMENT d (#PCDATA|x|y)*>")
doctype("<!ELEMENT a (b,(c|d)+,e?)*><!ELEMENT b ( c )>")
doctype("<!ATTLIST a b CDATA 'def' c ID #REQUIRED d (x|y) 'x' e NMTOKENS #IMPLIED f CDATA #FIXED ' g  h '>")
doctype("<!NOTATION n PUBLIC 'p  q'><!NOTATION m SYSTEM 's'><!ENTITY u SYSTEM 'u' NDATA n>")
doctype("<!ENTITY e 'a&#65;&f;'><!ENTITY f 'x<b/>y'>", "1&e;2")
doctype("<!ENTITY e 'first'><!ENTITY e 'second'>", "&e;")
doctype("<!ENTITY x SYSTEM 'x.xml'>", "&x;")
doctype("<!ENTITY % p \"<!ENTITY q 'in p'>\">%p;", "&q;")
parse("<!DOCTYPE a [<!ENTITY % p \"<!ENTITY q 'in p'>\">%p;]><a>&q;</a>", 2)
parse("<!DOCTYPE a SYSTEM 'a.dtd'><a>&q;</a>")
parse("<!DOCTYPE a SYSTEM 'a.dtd'><a>&q;</a>", 2, "<!ENTITY q 'outside'>")
parse("<!DOCTYPE a PUBLIC 'p' 'a.dtd' []><a/>")
parse("<!DOCTYPE a [<!ENTITY x SYSTEM 'x.xml'>]><a>&x;</a>", external=0)
doctype("<!ENTITY e '&e;'>", "&e;")
doctype("<!ENTITY e '<b>'>", "&e;</b>")
doctype("<!ENTITY u SYSTEM 'u' NDATA n>", "&u;")
doctype("", "&nothing;")
doctype("<!ELEMENT a>")
doctype("<!NONSENSE a>")
doctype("<!ENTITY e '%p;'>")
parse("<!DOCTYPE a [<!ENTITY e SYSTEM 'e'>]><a b='&e;'/>")
parse("<!DOCTYPE a [<!ENTITY e 'x&f;'><!ENTITY f '&e;'>]><a b='&e;'/>")
laughs = "".join(f"<!ENTITY e{i + 1} '{f'&e{i};' * 10}'>" for i in range(9))
p = expat.ParserCreate()
try:
    p.Parse(f"<!DOCTYPE a [<!ENTITY e0 'ha'>{laughs}]><a>&e9;</a>", True)
except expat.ExpatError as e:
    print(expat.errors.messages[e.code])
