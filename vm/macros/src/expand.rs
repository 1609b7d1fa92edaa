//! From declarations to code: the table, and a thunk for each native function.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{
    DeriveInput, Error, Expr, ExprLit, Ident, ImplItem, Item, ItemFn, ItemImpl, ItemMod, ItemStruct, Lit,
    LitStr, Result, Token, Type,
};

use crate::declare::{Kind, Missing, Native, Param, Way, declaration, doc_text};

pub fn module(owner: &str, mut module: ItemMod) -> Result<TokenStream> {
    let Some((_, items)) = &mut module.content else {
        return Err(Error::new_spanned(&module, "the functions must be in the module's braces"));
    };
    let mut rows = Vec::new();
    for item in items.iter_mut() {
        if let Item::Fn(f) = item
            && let Some(native) = declaration(f)?
        {
            rows.push(row(owner, None, &native, None));
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

/// The methods of a native struct, as its constant `NATIVES`.
pub fn methods(owner: &str, mut block: ItemImpl) -> Result<TokenStream> {
    let ty = block.self_ty.clone();
    let mut declared = Vec::new();
    for item in &mut block.items {
        let ImplItem::Fn(f) = item else { continue };
        let mut copy: ItemFn = syn::parse_quote!(
            fn f() {}
        );
        (copy.attrs, copy.sig) = (std::mem::take(&mut f.attrs), f.sig.clone());
        let native = declaration(&mut copy)?;
        if native.as_ref().is_some_and(|n| n.name == "__new__") {
            copy.attrs.push(syn::parse_quote! {
                #[allow(clippy::new_ret_no_self, reason = "Python's `__new__`")]
            });
        }
        declared.extend(native);
        (f.attrs, f.sig) = (copy.attrs, copy.sig);
    }
    let (setters, others): (Vec<Native>, Vec<Native>) =
        declared.into_iter().partition(|n| n.kind == Kind::Setter);
    let rows = others.iter().map(|n| {
        let setter = setters.iter().find(|s| n.kind == Kind::Getter && s.name == n.name);
        row(owner, Some(&ty), n, setter)
    });
    Ok(quote! {
        #block
        impl #ty {
            /// The methods declared above.
            pub const NATIVES: &'static [::sidewinder_vm::objects::NativeDef] = &[#(#rows),*];
        }
    })
}

/// The options of `#[native_type]`.
struct TypeOptions {
    name: LitStr,
    flags: Vec<Ident>,
}
impl Parse for TypeOptions {
    fn parse(input: ParseStream<'_>) -> Result<TypeOptions> {
        let (name, mut flags) = (input.parse()?, Vec::new());
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            flags.push(input.parse()?);
        }
        Ok(TypeOptions { name, flags })
    }
}

/// The struct with its table.
pub fn native_type(options: TokenStream, item: ItemStruct) -> Result<TokenStream> {
    let TypeOptions { name, flags } = syn::parse2(options)?;
    let (ty, doc) = (&item.ident, doc_text(&item.attrs));
    let mut table = quote!(NativeType::new::<#ty>(#name, #doc, #ty::NATIVES));
    for flag in flags {
        table = match flag.to_string().as_str() {
            "weakref" => quote!(#table.with_weakref()),
            "no_base" => quote!(#table.without_subclasses()),
            "iterator" => quote!(#table.iterator::<#ty>()),
            "buffer" => quote!(#table.buffered::<#ty>()),
            "dict" => quote!(#table.with_dict()),
            "descriptor" => quote!(#table.descriptor::<#ty>()),
            _ => {
                let msg = "options are weakref, no_base, iterator, buffer, dict and descriptor";
                return Err(Error::new(flag.span(), msg));
            }
        };
    }
    let first = item.fields.iter().next().and_then(|f| f.ident.as_ref());
    if first.is_none_or(|f| f != "header") {
        return Err(Error::new_spanned(&item, "the first field is `header: Header`"));
    }
    Ok(quote! {
        #[repr(C)]
        #item
        const _: () = {
            use ::sidewinder_vm::objects::{NativeStruct, NativeType, is_native};
            use ::sidewinder_vm::value::{HeapType, Layout, ObjectRef};
            static TABLE: NativeType = #table;
            #[allow(unsafe_code, reason = "the struct is declared for this")]
            // SAFETY: the struct is `repr(C)` and starts with a header; its class, which only its objects have, tells it apart.
            unsafe impl HeapType for #ty {
                const LAYOUT: Layout = Layout::Native;
                #[inline(always)]
                fn fits(o: &ObjectRef) -> bool {
                    is_native::<#ty>(o)
                }
            }
            #[allow(unsafe_code, reason = "the struct is declared for this")]
            // SAFETY: as above; the header is private to the module that makes the objects.
            unsafe impl NativeStruct for #ty {
                const TYPE: &'static NativeType = &TABLE;
            }
        };
    })
}

/// `Traced` for a struct: each field but the header, and those marked `#[untraced]`.
pub fn derive_trace(item: &DeriveInput) -> Result<TokenStream> {
    let syn::Data::Struct(s) = &item.data else {
        return Err(Error::new_spanned(item, "structs only"));
    };
    let traced = s.fields.iter().filter_map(|f| {
        let name = f.ident.as_ref()?;
        (name != "header" && !f.attrs.iter().any(|a| a.path().is_ident("untraced"))).then_some(name)
    });
    let (ty, traced) = (&item.ident, traced.collect::<Vec<_>>());
    Ok(quote! {
        impl ::sidewinder_vm::objects::Traced for #ty {
            #[allow(unused_variables, reason = "there may be nothing to trace")]
            fn trace(&self, f: &mut dyn FnMut(&::sidewinder_vm::value::ObjectRef)) {
                #(::sidewinder_vm::objects::Traced::trace(&self.#traced, f);)*
            }
            fn drop_parts(&self) {
                #(::sidewinder_vm::objects::Traced::drop_parts(&self.#traced);)*
            }
        }
    })
}

fn row(owner: &str, of: Option<&Type>, n: &Native, setter: Option<&Native>) -> TokenStream {
    let name = &n.name;
    let (thunk, func, min, max, keywords) = match n.raw {
        Some((min, max)) => {
            let f = path(of, n);
            (quote!(), quote!(::sidewinder_vm::objects::native_fn(#f)), min, max, true)
        }
        None => thunk(owner, of, n),
    };
    let setter = match setter {
        None => quote!(None),
        Some(s) => {
            let (body, f, ..) = self::thunk(owner, of, s);
            quote!(Some({ #body #f }))
        }
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
            setter: #setter,
            ..NativeDef::row(#name, #func, #min, #max)
        }
    }}
}

/// How the function is named from outside of its block.
fn path(of: Option<&Type>, n: &Native) -> TokenStream {
    let f = &n.function;
    match of {
        Some(ty) => quote!(<#ty>::#f),
        None => quote!(#f),
    }
}

/// `max` of a row without a limit.
const ANY: u8 = 255;

/// The thunk, its name, the limits of the number of positional arguments (receiver included) that the caller checks, and
/// whether it takes keyword arguments.
fn thunk(owner: &str, of: Option<&Type>, n: &Native) -> (TokenStream, TokenStream, u8, u8, bool) {
    let bound = n.kind.has_receiver() as usize;
    let binds = n.params.iter().any(|p| matches!(p.way, Way::Either | Way::Keyword));
    let all_keywords = n.params.iter().any(|p| p.way == Way::Keywords);
    let rest = n.params.iter().any(|p| p.way == Way::Rest);
    let positional: Vec<&Param> =
        n.params.iter().filter(|p| matches!(p.way, Way::Position | Way::Either)).collect();
    let required = positional.iter().filter(|p| p.required()).count();

    let (name, function) = (&n.name, path(of, n));
    // Names of its own, so that nothing hides the function that is called.
    let local = |name: &str| Ident::new(name, Span::mixed_site());
    let (vm, args, all, names, slots) =
        (local("vm"), local("args"), local("all"), local("names"), local("slots"));
    let mut steps = Vec::new();
    let mut passed = Vec::new();
    if n.takes_vm && !n.takes_self {
        passed.push(quote!(#vm));
    }
    if bound == 1 {
        let this = local("this");
        steps.push(quote!(let #this = FromReceiver::receiver(#vm, &#args.all[0], #owner, #name)?;));
        passed.push(quote!(#this));
    }
    if n.takes_vm && n.takes_self {
        passed.push(quote!(#vm));
    }
    if binds {
        let (params, total) = params(n, &positional, required, rest);
        steps.push(quote! {
            const PARAMS: &Params = &#params;
            let #slots: [Option<&Value>; #total] = ::sidewinder_vm::native::bind(#vm, PARAMS, #args.skip(#bound))?;
        });
    }
    if binds || all_keywords {
        steps.push(quote!(let #all = #args.pos();));
    } else {
        steps.push(quote!(let #all = #args.all;));
    }
    let only = n.params.len() == 1;
    let mut slot = 0usize;
    for p in &n.params {
        let (ident, i) = (local(&format!("arg_{}", passed.len())), slot + bound);
        passed.push(quote!(#ident));
        let given = match p.way {
            Way::Keywords => {
                steps.push(quote!(let #ident = Keywords::new(#args);));
                continue;
            }
            Way::Rest => {
                let from = positional.len() + bound;
                steps.push(quote!(let #ident = #all.get(#from..).unwrap_or_default();));
                continue;
            }
            // What is required has been found by then.
            _ if binds && p.required() => quote!(#slots[#slot].unwrap_or(&Value::None)),
            _ if binds => quote!(#slots[#slot]),
            _ if p.required() => quote!(&#all[#i]),
            _ => quote!(#all.get(#i)),
        };
        slot += 1;
        let place = place(p, name, slot, only);
        steps.push(convert(p, &vm, &ident, given, &place));
    }
    let call = quote!(#function(#(#passed),*));
    let call = if n.plain_result { call } else { quote!(Outcome::outcome(#call)) };
    let body = quote! {
        #[allow(unused_imports, unused_variables, reason = "not every thunk needs all of them")]
        fn thunk(
            #vm: &mut ::sidewinder_vm::vm::Vm,
            #all: &[::sidewinder_vm::value::Value],
            #names: Option<&::sidewinder_vm::objects::TupleObj>,
        ) -> ::sidewinder_vm::vm::Res<::sidewinder_vm::value::Value> {
            use ::sidewinder_vm::native::{FromArg, FromReceiver, Keywords, Outcome, Params, Place};
            use ::sidewinder_vm::value::Value;
            let #args = ::sidewinder_vm::objects::Args { all: #all, kwnames: #names };
            #(#steps)*
            #call
        }
    };
    let keywords = binds || all_keywords;
    let (min, max) = match (binds, rest) {
        (true, _) => (bound + n.least as usize, ANY as usize),
        (false, true) => (bound + required, ANY as usize),
        _ => (bound + required, bound + positional.len()),
    };
    (body, quote!(thunk), min as u8, max as u8, keywords)
}

/// The table that binds the arguments, and how many parameters it has.
fn params(n: &Native, positional: &[&Param], required: usize, rest: bool) -> (TokenStream, usize) {
    let named = || n.params.iter().filter(|p| matches!(p.way, Way::Either | Way::Keyword));
    let names = named().map(Param::name);
    let total = positional.len() + named().filter(|p| p.way == Way::Keyword).count();
    let positional_only = positional.iter().filter(|p| p.way == Way::Position).count() as u8;
    let required_keywords = named().filter(|p| p.way == Way::Keyword && p.required()).count() as u8;
    let (positional, required, name) = (positional.len() as u8, required as u8, &n.name);
    let table = quote! {
        Params {
            function: #name,
            names: &[#(#names),*],
            positional_only: #positional_only,
            positional: #positional,
            required: #required,
            required_keywords: #required_keywords,
            rest: #rest,
        }
    };
    (table, total)
}

/// Which argument it is, for messages.
fn place(p: &Param, function: &str, number: usize, only: bool) -> TokenStream {
    let name = if p.way == Way::Position { String::new() } else { p.name() };
    let number = if only && p.way == Way::Position && p.required() { 0 } else { number as u8 };
    quote!(&Place { function: #function, number: #number, name: #name })
}

/// The step that converts one argument: `given` is the argument, or an `Option` of it if it need not be there.
fn convert(p: &Param, vm: &Ident, ident: &Ident, given: TokenStream, place: &TokenStream) -> TokenStream {
    let ty = &p.ty;
    match &p.missing {
        Missing::Error => quote!(let #ident: #ty = FromArg::from_arg(#vm, #given, #place)?;),
        Missing::Absent(_) => quote! {
            let #ident: #ty = match #given {
                Some(v) => Some(FromArg::from_arg(#vm, v, #place)?),
                None => None,
            };
        },
        Missing::Default(value, _) => {
            let value = constant(ty, value);
            quote! {
                let #ident: #ty = match #given {
                    Some(v) => FromArg::from_arg(#vm, v, #place)?,
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
        Expr::Lit(ExprLit { lit: Lit::Bool(b), .. }) => quote!(Value::bool(#b)),
        other => quote!(Value::Int(#other)),
    };
    match ty {
        Type::Reference(r) if is_value(&r.elem) => quote!(&#variant),
        t if is_value(t) => variant,
        _ => quote!(#value),
    }
}
