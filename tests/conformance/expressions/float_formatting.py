# Format specifications of floats and complex numbers.
for spec in ["", "f", "e", "g", "%", "F", "E", "G", "n", ".2f", ".0f", ".0e", ".0g", ".3g", ".10g", "10.2f", "<10.2f", "^10.2f", "=+10.2f", "010.2f", "+.1f", " .1f", ",.2f", "_.3f", "020,.2f", "#.0f", "#.3g", "#", "z.0f", "z.1f", "+z.1f", ".2%", ".0%", "d", "x", "s", "c", ".", "5.", ",e", "_g", ".3", "8.3", "*>12", "é^9.1f", ".400f" if False else ".20f"]:
    for v in (1234.5678, -0.04, float("inf"), float("nan"), 1e16, 0.0):
        try:
            print(repr(spec), repr(format(v, spec)), end=" ")
        except Exception as e:
            print(repr(spec), type(e).__name__, e, end=" ")
    print()
for spec in ["", "f", ".2f", "e", "g", ".3g", "10", "<20.1f", "+.1f", ",.1f", "0=10", "010", "d", "%", "#.2g", " ", "z.0f"]:
    try:
        print(repr(spec), repr(format(1.5 - 2.25j, spec)), repr(format(complex("nan"), spec)))
    except Exception as e:
        print(repr(spec), type(e).__name__, e)
