# Identifiers that are normalised, of other scripts, soft and hard, in attributes, keywords and strings.

ﬁ = 1
print(fi, "ﬁ" in globals(), "fi" in globals())
ª = "a"
print(a if "a" in globals() else ª)
µ, Ω, 变量, переменная, ñ, _é = 1, 2, 3, 4, 5, 6
print(μ, Ω, 变量, переменная, ñ, _é)


class Naïve:
    ﬀ = "attr"

    def mé(self, ĳ=1):
        return ij


n = Naïve()
print(n.ff, Naïve.__name__, n.mé(), n.mé(ĳ=5), n.mé(ij=6), hasattr(n, "ﬀ"), getattr(n, "ff"))
setattr(n, "ﬀ2", 1)
print(vars(n))
print((lambda 𝐱: x)(3), [ª for ª in "z"], {"ﬁ": 1}.get("fi"))
import math as ℳ
print(M.pi > 3)
try:
    n.ſ
except AttributeError as error:
    print(error, error.name)
try:
    undefined_ﬁ
except NameError as error:
    print(error)
for text in ("é = 1", "e\u0301 = 1\nprint('\u00e9' in globals())", "1é = 2", "a·b = 1", "·a = 1", "a\u0301 = 1", "\u0301a = 1", "x\u200b = 1", "x\u00a0= 1", "€ = 1", "x² = 1", "ⅷ = 1", "_\u0660 = 1", "\u0660 = 1", "Ⅷ = 5\nprint(VIII)", "𝐝𝐞𝐟 = 1", "ⅰf = 1", "𝕗𝕠𝕣 = 2", "Nοne = 1", "ℯ = 1\nprint(e)", "x = 'ﬁ'\nprint(len(x))", "\u2118 = 1", "℮ = 1", "゛ = 1", "ﹳ = 1", "🙂 = 1", "a🙂 = 1", "“x”", "x – y", "x\uff0by", "（1）", "x ＝ 1", "ｘ = 9\nprint(x)", "'a'ﬁ", "0ｘ1", "１ = 2", "x = １", "f'{ﬁ}'", "def ﬁ(ﬀ): return ff\nprint(fi(1))", "global ﬁ\nfi = 3", "import ﬁ", "class A: __ﬁ = 1\nprint([k for k in vars(A) if 'fi' in k])"):
    try:
        exec(text, {"fi": 7})
        print(ascii(text), "fine")
    except (SyntaxError, Exception) as error:
        print(ascii(text), "->", type(error).__name__, ascii(str(error)))
