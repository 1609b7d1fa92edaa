//! From declarations to code: the table, and a thunk for each native function.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Error, Expr, ExprLit, Ident, Item, ItemMod, Lit, Result, Type};

use crate::declare::{Missing, Native, Param, Way, declaration, doc_text};

pub fn module(owner: &str, mut module: ItemMod) -> Result<TokenStream> {
    let Some((_, items)) = &mut module.content else {
        return Err(Error::new_spanned(&module, "the functions must be in the module's braces"));
    };
    let mut rows = Vec::new();
    for item in items.iter_mut() {
        if let Item::Fn(f) = item
            && let Some(native) = declaration(f)?
        {
            rows.push(row(owner, &native));
        }
    }
    let table: Item = syn::parse2(quote! {
        /// The functions declared in this module.
        pub static NATIVES: &[::sidewinder_vm::objects::NativeDef] = &[#(#rows),*];
    })?;
    items.push(table);
    let doc = doc_text(&module.attrs);
    if !doc.is_empty() {
        items.push(syn::parse2(quote! {
            /// `__doc__` of the module.
            pub const DOC: &str = #doc;
        })?);
    }
    Ok(quote!(#module))
}

fn row(owner: &str, n: &Native) -> TokenStream {
    let name = &n.name;
    let (thunk, func, min, max, keywords) = match n.raw {
        Some((min, max)) => {
            let f = &n.function;
            (quote!(), quote!(#f), min, max, true)
        }
        None => thunk(owner, n),
    };
    let variant = |s: &str| Ident::new(s, Span::call_site());
    let (kind, effects, words) = (variant(n.kind.variant()), variant(n.effects), variant(n.words));
    let intrinsic = n.intrinsic.clone().unwrap_or_else(|| variant("None"));
    let (doc, looks_at_frame) = (&n.doc, n.looks_at_frame);
    let signature = match &n.signature {
        Some(s) => quote!(Some(#s)),
        None => quote!(None),
    };
    quote! {{
        use ::sidewinder_vm::objects::{Effects, Intrinsic, NativeDef, NativeKind, Words};
        #thunk
        NativeDef {
            kind: NativeKind::#kind,
            effects: Effects::#effects,
            intrinsic: Intrinsic::#intrinsic,
            keywords: #keywords,
            looks_at_frame: #looks_at_frame,
            words: Words::#words,
            doc: #doc,
            signature: #signature,
            ..NativeDef::new(#name, #func, #min, #max)
        }
    }}
}

/// `max` of a row without a limit.
const ANY: u8 = 255;

/// The thunk, its name, the limits of the number of positional arguments (receiver included) that the caller checks, and
/// whether it takes keyword arguments.
fn thunk(owner: &str, n: &Native) -> (TokenStream, TokenStream, u8, u8, bool) {
    let bound = n.kind.has_receiver() as usize;
    let binds = n.params.iter().any(|p| matches!(p.way, Way::Either | Way::Keyword));
    let all_keywords = n.params.iter().any(|p| p.way == Way::Keywords);
    let rest = n.params.iter().any(|p| p.way == Way::Rest);
    let positional: Vec<&Param> =
        n.params.iter().filter(|p| matches!(p.way, Way::Position | Way::Either)).collect();
    let required = positional.iter().filter(|p| p.required()).count();

    let (name, function) = (&n.name, &n.function);
    let mut steps = Vec::new();
    let mut passed = Vec::new();
    if n.takes_vm {
        passed.push(quote!(vm));
    }
    if bound == 1 {
        steps.push(quote! {
            let this = ::sidewinder_vm::native::FromReceiver::receiver(vm, &args.all[0], #owner, #name)?;
        });
        passed.push(quote!(this));
    }
    if binds {
        steps.push(bind(n, &positional, required, bound, rest));
    } else if all_keywords {
        steps.push(quote!(let all = args.pos();));
    } else {
        steps.push(quote!(let all = args.all;));
    }
    let only = n.params.len() == 1;
    let mut slot = 0usize;
    for p in &n.params {
        let (ident, i) = (&p.ident, slot + bound);
        passed.push(quote!(#ident));
        let given = match p.way {
            Way::Keywords => {
                steps.push(quote!(let #ident = ::sidewinder_vm::native::Keywords::new(args);));
                continue;
            }
            Way::Rest => {
                let from = positional.len() + bound;
                let all = if binds { quote!(args.pos()) } else { quote!(all) };
                steps.push(quote!(let #ident = #all.get(#from..).unwrap_or_default();));
                continue;
            }
            // What is required has been found by then.
            _ if binds && p.required() => quote!(slots[#slot].unwrap_or(&Value::None)),
            _ if binds => quote!(slots[#slot]),
            _ if p.required() => quote!(&all[#i]),
            _ => quote!(all.get(#i)),
        };
        slot += 1;
        steps.push(convert(p, name, slot, only, given));
    }
    let body = quote! {
        #[allow(unused_imports, reason = "some thunks need all of them")]
        use ::sidewinder_vm::{native::*, objects::Args, value::Value, vm::{Res, Vm}};
        #[allow(unused_variables, reason = "a function without parameters")]
        fn thunk(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
            #(#steps)*
            Outcome::outcome(#function(#(#passed),*))
        }
    };
    let keywords = binds || all_keywords;
    let (min, max) = match (binds, rest) {
        (true, _) => (bound, ANY as usize),
        (false, true) => (bound + required, ANY as usize),
        _ => (bound + required, bound + positional.len()),
    };
    (body, quote!(thunk), min as u8, max as u8, keywords)
}

/// The step that gives each parameter its argument.
fn bind(n: &Native, positional: &[&Param], required: usize, bound: usize, rest: bool) -> TokenStream {
    let named = || n.params.iter().filter(|p| matches!(p.way, Way::Either | Way::Keyword));
    let names = named().map(Param::name);
    let total = positional.len() + named().filter(|p| p.way == Way::Keyword).count();
    let positional_only = positional.iter().filter(|p| p.way == Way::Position).count() as u8;
    let required_keywords = named().filter(|p| p.way == Way::Keyword && p.required()).count() as u8;
    let (positional, required, name) = (positional.len() as u8, required as u8, &n.name);
    quote! {
        const PARAMS: &Params = &Params {
            function: #name,
            names: &[#(#names),*],
            positional_only: #positional_only,
            positional: #positional,
            required: #required,
            required_keywords: #required_keywords,
            rest: #rest,
        };
        let slots: [Option<&Value>; #total] = bind(vm, PARAMS, args.skip(#bound))?;
    }
}

/// The step that converts one argument: `given` is the argument, or an `Option` of it if it need not be there.
fn convert(p: &Param, function: &str, number: usize, only: bool, given: TokenStream) -> TokenStream {
    let (ident, ty) = (&p.ident, &p.ty);
    let name = if p.way == Way::Position { String::new() } else { p.name() };
    let number = if only && p.way == Way::Position && p.required() { 0 } else { number as u8 };
    let place = quote!(&Place { function: #function, number: #number, name: #name });
    match &p.missing {
        Missing::Error => quote!(let #ident: #ty = FromArg::from_arg(vm, #given, #place)?;),
        Missing::Absent(_) => quote! {
            let #ident: #ty = match #given {
                Some(v) => Some(FromArg::from_arg(vm, v, #place)?),
                None => None,
            };
        },
        Missing::Default(value, _) => {
            let value = constant(ty, value);
            quote! {
                let #ident: #ty = match #given {
                    Some(v) => FromArg::from_arg(vm, v, #place)?,
                    None => #value,
                };
            }
        }
    }
}

/// A default as a value of the parameter's type: for `Value` and `&Value` it is written as Python's.
fn constant(ty: &Type, value: &Expr) -> TokenStream {
    let is_value = |t: &Type| matches!(t, Type::Path(p) if p.path.is_ident("Value"));
    let variant = match value {
        Expr::Path(p) if p.path.is_ident("None") => quote!(Value::None),
        Expr::Lit(ExprLit { lit: Lit::Bool(b), .. }) => quote!(Value::Bool(#b)),
        other => quote!(Value::Int(#other)),
    };
    match ty {
        Type::Reference(r) if is_value(&r.elem) => quote!(&#variant),
        t if is_value(t) => variant,
        _ => quote!(#value),
    }
}
