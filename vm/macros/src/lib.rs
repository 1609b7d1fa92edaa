//! Declarations of native functions and methods: a Rust function says it all.
//!
//! ```ignore
//! /// Doc of the module, as `natives::DOC`.
//! #[native_module("math")]
//! mod natives {
//!     /// Return the largest integer that is not greater than x.
//!     #[native(effects = "pure", intrinsic = Floor)]
//!     fn floor(vm: &mut Vm, x: &Value) -> Res<Value> { ... }
//! }
//! ```
//!
//! The module gets a table `NATIVES` with a `NativeDef` for each marked function: a thunk that takes the arguments out of the
//! call and converts them (`native::FromArg`), their number, the text signature, the doc and the effects. The name given to
//! the attribute is that of the module or class. What binds arguments by keyword is one function, `native::bind`, that the
//! thunk hands a table of names.
//!
//! Marks of functions:
//! - `#[native]` a function; `#[method]` its first parameter (behind `vm`) is the receiver; `#[class_method]` the class;
//!   `#[static_method]`; `#[getter]`.
//! - In their brackets: `effects = "pure" | "reads" | "writes" | "runs python"` (the default), `looks_at_frame`,
//!   `intrinsic = Name` (of `Intrinsic`), `name = "..."` when Python's name is another one, `signature = "..."` or
//!   `no_signature` where CPython's text signature does not follow from the parameters, `unpacked` or `parsed` where
//!   CPython's errors about the number of arguments are those of `PyArg_UnpackTuple` or `PyArg_ParseTuple`.
//!
//! Parameters:
//! - `vm: &mut Vm` may come first. The others are given by position only, unless they are marked `#[keyword]` (by keyword
//!   only) or `#[either]`.
//! - `#[default(x)]`: the value when it is not given; `#[default(x, "text")]` if the signature shows something else.
//!   `#[optional]`, `#[optional("text")]`: an `Option` that is `None` when it is not given.
//! - `&[Value]` takes all further positional arguments, `Keywords` all keyword arguments.
//!   With these, `min = n` in the function's mark says how many positional arguments there must be.
//! - `Args` takes the call as it is, unchecked but for `min = n, max = n` in the function's mark.
//!
//! A class whose instances are a Rust struct is declared by three attributes:
//!
//! ```ignore
//! /// A list-like sequence optimized for access near its endpoints.
//! #[native_type("collections.deque", weakref)]
//! #[derive(Trace)]
//! struct Deque { header: Header, items: HeapCell<VecDeque<Value>>, ... }
//! #[native_methods("collections.deque")]
//! impl Deque {
//!     #[new] fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> { ... }
//!     #[slot(len)] fn len(&self) -> usize { ... }
//!     #[getter] fn maxlen(&self) -> Value { ... }
//!     /// Add an element to the right side of the deque.
//!     #[method(effects = "writes")] fn append(&self, x: Value) { ... }
//! }
//! ```
//! - Options of `native_type` behind the name: `weakref` (there can be weak references), `no_base` (no class derives from it),
//!   `iterator` (the struct is a `NativeIterator`, from which the class has `__iter__` and `__next__`), `buffer` (the struct is
//!   `Buffered`: its bytes are what `memoryview` shows), `descriptor` (a `DataDescriptor`), `dict` (objects have a `__dict__`:
//!   they are made by `builtins::made`, and the struct is their built-in part).
//! - Marks of methods besides those above: `#[new]` and `#[init]` take the call as `Args`, the class or the object first;
//!   `#[slot(x)]` is the method `__x__`; `#[setter]` belongs to the getter of that name and is called with `Undef` for a deletion.
//!   A method with `self` takes `vm` behind it.

mod declare;
mod expand;

use proc_macro::TokenStream;

/// Declares the native functions of a module, or methods of a class. See the head of the crate.
#[proc_macro_attribute]
pub fn native_module(name: TokenStream, item: TokenStream) -> TokenStream {
    let owner = syn::parse_macro_input!(name as syn::LitStr);
    let module = syn::parse_macro_input!(item as syn::ItemMod);
    expand::module(&owner.value(), module).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Declares a struct to be that of the objects of a class. See the head of the crate.
#[proc_macro_attribute]
pub fn native_type(options: TokenStream, item: TokenStream) -> TokenStream {
    let item = syn::parse_macro_input!(item as syn::ItemStruct);
    expand::native_type(options.into(), item).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Declares the methods of such a struct.
#[proc_macro_attribute]
pub fn native_methods(name: TokenStream, item: TokenStream) -> TokenStream {
    let owner = syn::parse_macro_input!(name as syn::LitStr);
    let block = syn::parse_macro_input!(item as syn::ItemImpl);
    expand::methods(&owner.value(), block).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Writes what the collector needs of such a struct.
#[proc_macro_derive(Trace, attributes(untraced))]
pub fn derive_trace(item: TokenStream) -> TokenStream {
    let item = syn::parse_macro_input!(item as syn::DeriveInput);
    expand::derive_trace(&item).unwrap_or_else(syn::Error::into_compile_error).into()
}
