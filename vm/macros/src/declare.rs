//! What a marked function declares.

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{
    Attribute, Error, Expr, ExprLit, FnArg, Ident, ItemFn, Lit, LitStr, Meta, Pat, Result, ReturnType, Token,
    Type,
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Function,
    Method,
    ClassMethod,
    StaticMethod,
    Getter,
    /// Belongs to the getter of the same name.
    Setter,
}

impl Kind {
    fn of(mark: &Attribute) -> Option<Kind> {
        Some(match mark.path().get_ident()?.to_string().as_str() {
            "native" => Kind::Function,
            "method" => Kind::Method,
            "class_method" => Kind::ClassMethod,
            "static_method" => Kind::StaticMethod,
            "getter" => Kind::Getter,
            "setter" => Kind::Setter,
            "slot" | "init" => Kind::Method,
            "new" => Kind::StaticMethod,
            _ => return None,
        })
    }
    /// Name of the variant of `NativeKind`.
    pub fn variant(self) -> &'static str {
        match self {
            Kind::Function => "Function",
            Kind::Method => "Method",
            Kind::ClassMethod => "ClassMethod",
            Kind::StaticMethod => "StaticMethod",
            Kind::Getter | Kind::Setter => "Getter",
        }
    }
    /// The first parameter in the signature, with its dollar sign.
    fn first(self) -> Option<&'static str> {
        match self {
            Kind::Function => Some("$module"),
            Kind::Method | Kind::Getter | Kind::Setter => Some("$self"),
            Kind::ClassMethod => Some("$type"),
            Kind::StaticMethod => None,
        }
    }
    pub fn has_receiver(self) -> bool {
        matches!(self, Kind::Method | Kind::ClassMethod | Kind::Getter | Kind::Setter)
    }
}

/// How an argument gets to its parameter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Position,
    Either,
    Keyword,
    /// All further positional arguments.
    Rest,
    /// All keyword arguments.
    Keywords,
}

/// What a parameter is when it is not given.
pub enum Missing {
    Error,
    /// A value, and how the signature shows it.
    Default(Box<Expr>, String),
    /// Nothing, and how the signature shows that.
    Absent(String),
}

pub struct Param {
    pub ident: Ident,
    pub ty: Type,
    pub way: Way,
    pub missing: Missing,
}

impl Param {
    /// The name in Python.
    pub fn name(&self) -> String {
        plain_name(&self.ident)
    }
    pub fn required(&self) -> bool {
        matches!(self.missing, Missing::Error) && !matches!(self.way, Way::Rest | Way::Keywords)
    }
}

pub struct Native {
    pub kind: Kind,
    pub function: Ident,
    pub name: String,
    pub doc: String,
    /// Variant of `Effects`.
    pub effects: &'static str,
    pub looks_at_frame: bool,
    /// Variant of `Words`.
    pub words: &'static str,
    /// Variant of `Intrinsic`.
    pub intrinsic: Option<Ident>,
    pub signature: Option<String>,
    pub takes_vm: bool,
    /// A method of the struct itself: the receiver is `self`.
    pub takes_self: bool,
    /// It returns what the thunk returns: `Res<Value>`.
    pub plain_result: bool,
    pub params: Vec<Param>,
    /// How many positional arguments there must be, said apart: those of a function with a rest are none else.
    pub least: u8,
    /// Of a function that takes `Args`: the least and the greatest number of positional arguments.
    pub raw: Option<(u8, u8)>,
}

/// The options in a mark's brackets.
#[derive(Default)]
struct Options {
    name: Option<String>,
    effects: Option<&'static str>,
    looks_at_frame: bool,
    words: Option<&'static str>,
    intrinsic: Option<Ident>,
    /// What `signature = ` says, or that there is none.
    signature: Option<Option<String>>,
    min: Option<u8>,
    max: Option<u8>,
}

fn options(mark: &Attribute) -> Result<Options> {
    let mut o = Options::default();
    if let Meta::Path(_) = mark.meta {
        return Ok(o);
    }
    mark.parse_nested_meta(|m| {
        let key = m.path.get_ident().map(|i| i.to_string()).unwrap_or_default();
        let text = |m: &syn::meta::ParseNestedMeta<'_>| Ok::<_, Error>(m.value()?.parse::<LitStr>()?.value());
        match key.as_str() {
            // `#[slot(len)]`
            slot if mark.path().is_ident("slot") && o.name.is_none() => o.name = Some(format!("__{slot}__")),
            "name" => o.name = Some(text(&m)?),
            "effects" => {
                o.effects = Some(match text(&m)?.as_str() {
                    "pure" => "Pure",
                    "reads" => "ReadsHeap",
                    "writes" => "WritesHeap",
                    "runs python" => "RunsPython",
                    "alone" => "Alone",
                    _ => return Err(m.error("effects are pure, reads, writes, alone or runs python")),
                })
            }
            "looks_at_frame" => o.looks_at_frame = true,
            "unpacked" => o.words = Some("Unpacked"),
            "parsed" => o.words = Some("Parsed"),
            "intrinsic" => o.intrinsic = Some(m.value()?.parse()?),
            "signature" => o.signature = Some(Some(text(&m)?)),
            "no_signature" => o.signature = Some(None),
            "min" => o.min = Some(m.value()?.parse::<syn::LitInt>()?.base10_parse()?),
            "max" => o.max = Some(m.value()?.parse::<syn::LitInt>()?.base10_parse()?),
            _ => return Err(m.error("unknown option")),
        }
        Ok(())
    })?;
    Ok(o)
}

/// Takes the attributes that `f` accepts out of a list.
fn take(attrs: &mut Vec<Attribute>, f: impl Fn(&Attribute) -> bool) -> Vec<Attribute> {
    let (taken, kept) = std::mem::take(attrs).into_iter().partition(f);
    *attrs = kept;
    taken
}

/// The text of doc comments.
pub fn doc_text(attrs: &[Attribute]) -> String {
    let lines = attrs.iter().filter_map(|a| match &a.meta {
        Meta::NameValue(nv) if nv.path.is_ident("doc") => match &nv.value {
            Expr::Lit(ExprLit { lit: Lit::Str(s), .. }) => Some(s.value()),
            _ => None,
        },
        _ => None,
    });
    let lines: Vec<String> =
        lines.map(|l| l.strip_prefix(' ').unwrap_or(&l).trim_end().to_string()).collect();
    lines.join("\n").trim().to_string()
}

fn plain_name(i: &Ident) -> String {
    let s = i.to_string();
    s.strip_prefix("r#").unwrap_or(&s).to_string()
}

/// Whether a type is written as this name, with or without a path before it.
fn is_type(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(p) if p.path.segments.last().is_some_and(|s| s.ident == name))
}

fn is_vm(ty: &Type) -> bool {
    matches!(ty, Type::Reference(r) if r.mutability.is_some() && is_type(&r.elem, "Vm"))
}

fn is_result(output: &ReturnType) -> bool {
    let ReturnType::Type(_, ty) = output else { return false };
    let Type::Path(p) = &**ty else { return false };
    let Some(last) = p.path.segments.last().filter(|s| s.ident == "Res") else { return false };
    let syn::PathArguments::AngleBracketed(of) = &last.arguments else { return false };
    matches!(of.args.first(), Some(syn::GenericArgument::Type(t)) if is_type(t, "Value"))
}

fn is_values(ty: &Type) -> bool {
    matches!(ty, Type::Reference(r) if matches!(&*r.elem, Type::Slice(s) if is_type(&s.elem, "Value")))
}

/// How Python writes a constant that a default is.
fn python_text(e: &Expr) -> Option<String> {
    match e {
        Expr::Lit(ExprLit { lit, .. }) => match lit {
            Lit::Int(i) => Some(i.base10_digits().to_string()),
            Lit::Float(f) => Some(f.base10_digits().to_string()),
            Lit::Bool(b) => Some(if b.value { "True" } else { "False" }.to_string()),
            Lit::Char(c) => Some(format!("'{}'", c.value())),
            _ => None,
        },
        Expr::Unary(u) if matches!(u.op, syn::UnOp::Neg(_)) => Some(format!("-{}", python_text(&u.expr)?)),
        Expr::Path(p) if p.path.is_ident("None") => Some("None".to_string()),
        _ => None,
    }
}

fn missing(marks: &[Attribute]) -> Result<Missing> {
    let [mark] = marks else {
        return match marks.get(1) {
            None => Ok(Missing::Error),
            Some(second) => Err(Error::new(second.span(), "one of #[default] and #[optional]")),
        };
    };
    if mark.path().is_ident("optional") {
        let shown = match &mark.meta {
            Meta::Path(_) => "<unrepresentable>".to_string(),
            _ => mark.parse_args::<LitStr>()?.value(),
        };
        return Ok(Missing::Absent(shown));
    }
    let parts = mark.parse_args_with(Punctuated::<Expr, Token![,]>::parse_terminated)?;
    let mut parts = parts.into_iter();
    let value = parts.next().ok_or_else(|| Error::new(mark.span(), "no default"))?;
    let shown = match parts.next() {
        Some(Expr::Lit(ExprLit { lit: Lit::Str(s), .. })) => s.value(),
        Some(other) => return Err(Error::new(other.span(), "the text of the default")),
        None => python_text(&value)
            .ok_or_else(|| Error::new(value.span(), "say how Python writes this: #[default(x, \"text\")]"))?,
    };
    Ok(Missing::Default(Box::new(value), shown))
}

/// What a function declares, if it is marked. The marks are taken off.
pub fn declaration(f: &mut ItemFn) -> Result<Option<Native>> {
    let marks = take(&mut f.attrs, |a| Kind::of(a).is_some());
    let Some(mark) = marks.first() else { return Ok(None) };
    let Some(kind) = Kind::of(mark) else { return Ok(None) };
    let mut o = options(mark)?;
    match mark.path().get_ident().map(|i| i.to_string()).as_deref() {
        Some("new") => (o.name, o.min, o.max) = (Some("__new__".into()), Some(0), Some(u8::MAX)),
        Some("init") => (o.name, o.min, o.max) = (Some("__init__".into()), Some(1), Some(u8::MAX)),
        _ => {}
    }
    let mut native = Native {
        kind,
        function: f.sig.ident.clone(),
        name: o.name.unwrap_or_else(|| plain_name(&f.sig.ident)),
        doc: doc_text(&f.attrs),
        effects: o.effects.unwrap_or("RunsPython"),
        looks_at_frame: o.looks_at_frame,
        words: o.words.unwrap_or("Plain"),
        intrinsic: o.intrinsic,
        signature: None,
        takes_vm: false,
        takes_self: false,
        plain_result: is_result(&f.sig.output),
        params: Vec::new(),
        least: o.min.unwrap_or(0),
        raw: None,
    };
    let mut receiver = kind.has_receiver();
    for input in &mut f.sig.inputs {
        let FnArg::Typed(p) = input else {
            if !std::mem::take(&mut receiver) {
                return Err(Error::new(input.span(), "no self here"));
            }
            native.takes_self = true;
            continue;
        };
        if is_vm(&p.ty) && !native.takes_vm {
            native.takes_vm = true;
            continue;
        }
        if is_type(&p.ty, "Args") {
            let (Some(min), Some(max)) = (o.min, o.max) else {
                return Err(Error::new(mark.span(), "min and max of a function that takes Args"));
            };
            native.raw = Some((min, max));
            continue;
        }
        if std::mem::take(&mut receiver) {
            continue;
        }
        native.params.push(param(p)?);
    }
    if receiver && native.raw.is_none() {
        return Err(Error::new(f.sig.span(), "no receiver"));
    }
    check_order(&native, f.sig.span())?;
    if f.sig.inputs.len() > 7 {
        f.attrs.push(syn::parse_quote! {
            #[allow(clippy::too_many_arguments, reason = "Python's function has them")]
        });
    }
    native.signature = match o.signature {
        Some(s) => s,
        None if native.raw.is_some() || matches!(kind, Kind::Getter | Kind::Setter) => None,
        None => Some(text_signature(&native)),
    };
    Ok(Some(native))
}

fn param(p: &mut syn::PatType) -> Result<Param> {
    let Pat::Ident(ident) = &*p.pat else { return Err(Error::new(p.pat.span(), "a name")) };
    let ident = ident.ident.clone();
    let keyword = !take(&mut p.attrs, |a| a.path().is_ident("keyword")).is_empty();
    let either = !take(&mut p.attrs, |a| a.path().is_ident("either")).is_empty();
    let defaults = take(&mut p.attrs, |a| a.path().is_ident("default") || a.path().is_ident("optional"));
    let way = match (keyword, either) {
        _ if is_values(&p.ty) => Way::Rest,
        _ if is_type(&p.ty, "Keywords") => Way::Keywords,
        (true, _) => Way::Keyword,
        (_, true) => Way::Either,
        _ => Way::Position,
    };
    Ok(Param { ident, ty: (*p.ty).clone(), way, missing: missing(&defaults)? })
}

fn check_order(n: &Native, at: Span) -> Result<()> {
    let rank = |p: &Param| match p.way {
        Way::Position => 0,
        Way::Either => 1,
        Way::Rest => 2,
        Way::Keyword => 3,
        Way::Keywords => 4,
    };
    if !n.params.is_sorted_by_key(rank) {
        return Err(Error::new(at, "positional parameters come first, then *rest, then keyword-only ones"));
    }
    let positional = || n.params.iter().filter(|p| rank(p) < 2);
    if !positional().map(|p| !p.required()).is_sorted() {
        return Err(Error::new(at, "a required parameter behind an optional one"));
    }
    if n.params.iter().any(|p| p.way == Way::Keywords) && n.params.iter().any(|p| matches!(rank(p), 1 | 3)) {
        return Err(Error::new(at, "all keyword arguments go to `Keywords`"));
    }
    Ok(())
}

/// The parameters as `__text_signature__` writes them.
fn text_signature(n: &Native) -> String {
    let mut parts: Vec<String> = n.kind.first().map(String::from).into_iter().collect();
    // Parameters that the function does not look at begin with an underscore in Rust.
    let name = |p: &Param| match p.way {
        Way::Position | Way::Rest => p.name().trim_start_matches('_').to_string(),
        _ => p.name(),
    };
    let shown = |p: &Param| match &p.missing {
        Missing::Error => name(p),
        Missing::Default(_, text) | Missing::Absent(text) => format!("{}={text}", name(p)),
    };
    parts.extend(n.params.iter().filter(|p| p.way == Way::Position).map(shown));
    if !parts.is_empty() {
        parts.push("/".to_string());
    }
    parts.extend(n.params.iter().filter(|p| p.way == Way::Either).map(shown));
    match n.params.iter().find(|p| p.way == Way::Rest) {
        Some(rest) => parts.push(format!("*{}", name(rest))),
        None if n.params.iter().any(|p| p.way == Way::Keyword) => parts.push("*".to_string()),
        None => {}
    }
    parts.extend(n.params.iter().filter(|p| p.way == Way::Keyword).map(shown));
    let keywords = n.params.iter().find(|p| p.way == Way::Keywords);
    parts.extend(keywords.map(|p| format!("**{}", p.name())));
    format!("({})", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(text: &str) -> Result<Native> {
        let mut f: ItemFn = syn::parse_str(text)?;
        declaration(&mut f)?.ok_or_else(|| Error::new(Span::call_site(), "no mark"))
    }

    fn signature(text: &str) -> String {
        match declared(text) {
            Ok(n) => n.signature.unwrap_or_default(),
            Err(e) => panic!("{e}"),
        }
    }

    fn error(text: &str) -> String {
        declared(text).map_or_else(|e| e.to_string(), |n| panic!("{} is accepted", n.name))
    }

    #[test]
    fn signatures_are_written_as_cpython_writes_them() {
        for (text, wanted) in [
            ("#[native] fn f() {}", "($module, /)"),
            ("#[native] fn f(vm: &mut Vm, x: f64) -> f64 {}", "($module, x, /)"),
            ("#[native] fn f(x: i64, #[default(-1)] y: i64) {}", "($module, x, y=-1, /)"),
            (
                "#[native] fn f(#[either] x: i64, #[either] #[default(None)] r#mod: &Value) {}",
                "($module, /, x, mod=None)",
            ),
            (
                "#[native] fn f(args: &[Value], #[keyword] #[default(false)] flush: bool) {}",
                "($module, /, *args, flush=False)",
            ),
            (
                "#[native] fn f(x: i64, #[keyword] #[default(1e-9, \"1e-09\")] y: f64) {}",
                "($module, x, /, *, y=1e-09)",
            ),
            ("#[method] fn f(this: &StrObj, args: &[Value], kw: Keywords<'_>) {}", "($self, /, *args, **kw)"),
            (
                "#[class_method] fn f(class: &Value, #[optional] x: Option<i64>) {}",
                "($type, x=<unrepresentable>, /)",
            ),
            ("#[static_method] fn f(x: i64) {}", "(x, /)"),
            ("#[static_method] fn f(#[either] x: i64) {}", "(x)"),
            ("#[native(no_signature)] fn f(x: i64) {}", ""),
            ("#[native(signature = \"(a)\")] fn f(x: i64) {}", "(a)"),
        ] {
            assert_eq!(signature(text), wanted, "{text}");
        }
    }

    #[test]
    fn marks_say_name_doc_and_effects() {
        let text = "/// Return it.\n/// All of it.\n#[native(effects = \"reads\", name = \"g\", parsed, intrinsic = Len)] fn f() {}";
        let n = declared(text).unwrap_or_else(|e| panic!("{e}"));
        let intrinsic = n.intrinsic.map(|i| i.to_string());
        assert_eq!(
            (n.name.as_str(), n.doc.as_str(), n.effects, n.words),
            ("g", "Return it.\nAll of it.", "ReadsHeap", "Parsed")
        );
        assert_eq!(intrinsic.as_deref(), Some("Len"));
    }

    #[test]
    fn declarations_that_make_no_sense_are_refused() {
        for (text, wanted) in [
            ("#[native] fn f(#[default(1)] x: i64, y: i64) {}", "required parameter behind an optional"),
            ("#[native] fn f(#[keyword] x: i64, y: i64) {}", "positional parameters come first"),
            ("#[native] fn f(#[default(x())] x: i64) {}", "say how Python writes this"),
            ("#[native(effects = \"none\")] fn f() {}", "effects are"),
            ("#[native(pure)] fn f() {}", "unknown option"),
            ("#[method] fn f() {}", "no receiver"),
            ("#[native] fn f(args: Args<'_>) {}", "min and max"),
            ("#[native] fn f(#[keyword] x: i64, kw: Keywords<'_>) {}", "all keyword arguments"),
        ] {
            assert!(error(text).contains(wanted), "{text}: {}", error(text));
        }
    }
}
