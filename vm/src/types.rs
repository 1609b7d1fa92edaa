//! The built-in classes, common names and shared objects, made once at start-up.
#![allow(unsafe_code, reason = "the registry is a global that is written once")]

use crate::objects::*;
use crate::value::*;

macro_rules! registry {
    (types { $($t:ident $tname:literal $tbase:ident $tlayout:ident;)* }
     exceptions { $($e:ident $ename:literal $ebase:ident;)* }
     names { $($n:ident $nname:literal;)* }) => {
        /// The built-in classes and shared objects.
        pub struct Builtins {
            $(pub $t: Ref<TypeObj>,)*
            $(pub $e: Ref<TypeObj>,)*
            pub names: Names,
            pub empty_str: Ref<StrObj>,
            pub ascii_chars: Vec<Ref<StrObj>>,
            pub empty_tuple: Option<Ref<TupleObj>>,
            pub ellipsis: Ref<SingletonObj>,
            pub not_implemented: Ref<SingletonObj>,
            /// The classes of proxies: of objects that cannot be called, and of those that can.
            pub weak_proxies: Vec<Ref<TypeObj>>,
        }
        /// Interned names that the VM looks up.
        pub struct Names { $(pub $n: Ref<StrObj>,)* }

        /// All built-in exception classes with their names.
        pub fn exception_classes() -> Vec<&'static Ref<TypeObj>> {
            let b = builtin();
            vec![$(&b.$e,)*]
        }
        /// All other built-in classes.
        pub fn builtin_classes() -> Vec<&'static Ref<TypeObj>> {
            let b = builtin();
            vec![$(&b.$t,)*]
        }

        /// Builds the registry. Must run once, before anything else in this crate.
        pub fn init() {
            // SAFETY: called once at start-up by the only thread; until the registry is complete only the
            // code below uses it.
            unsafe {
                if !(*REGISTRY.as_ptr()).is_null() {
                    return;
                }
                // Strings need the class `str` and the shared one-character strings, classes need `type`:
                // the classes come first (their names are Rust strings), then the registry is filled in.
                let type_ = TypeObj::new("type", std::ptr::null(), vec![], Layout::Type);
                type_.set_metatype(&type_);
                let meta = type_.ptr();
                $(let $t = make(stringify!($t), $tname, meta, &type_, Layout::$tlayout);)*
                $(let $e = make(stringify!($e), $ename, meta, &type_, Layout::Exception);)*
                let made = [$((stringify!($t), $t.clone()),)*];
                let named = |n: &str| made.iter().find(|m| m.0 == n).map_or(&type_, |m| &m.1);
                let str_type = named("str_");
                let dummy: Ref<StrObj> = raw_string(str_type, b"");
                let empty_str = dummy.clone();
                let ascii_chars: Vec<_> = (0..128u8).map(|c| raw_string(str_type, &[c])).collect();
                let single = |ty: &Ref<TypeObj>, n| SingletonObj::new(ty, n);
                let ellipsis = single(named("ellipsis_type"), "Ellipsis");
                let not_implemented = single(named("not_implemented_type"), "NotImplemented");
                let b = Box::leak(Box::new(Builtins {
                    $($t,)* $($e,)*
                    names: Names { $($n: dummy.clone(),)* },
                    empty_str, ascii_chars, empty_tuple: None, ellipsis, not_implemented, weak_proxies: Vec::new(),
                }));
                *REGISTRY.as_ptr() = b;
                $(b.names.$n = intern($nname);)*
                b.empty_tuple = Some(TupleObj::new(vec![]));
                let link = |t: &Ref<TypeObj>, base: &Ref<TypeObj>| {
                    if t.ptr() == b.object.ptr() { return; }
                    t.bases.set(vec![base.clone()]);
                    base.subclasses.with_mut(|s| s.push(t.ptr()));
                };
                $(link(&b.$t, &b.$tbase);)*
                $(link(&b.$e, &b.$ebase);)*
                let mro = |t: &Ref<TypeObj>| {
                    let mut m = vec![t.ptr()];
                    let mut cur = t.clone();
                    while let Some(base) = cur.bases.with(|b| b.first().cloned()) {
                        m.push(base.ptr());
                        cur = base;
                    }
                    t.mro.set(m);
                };
                $(mro(&b.$t);)*
                $(mro(&b.$e); b.$e.flags.set(type_flags::EXCEPTION);)*
                b.weak_proxies = ["weakref.ProxyType", "weakref.CallableProxyType"].map(|name| {
                    TypeObj::new_with_payload(name, &b.type_, vec![b.object.clone()], Layout::Instance, Some(Layout::WeakRef))
                }).into();
            }
        }
    };
}

unsafe fn make(
    field: &str,
    name: &str,
    meta: *const TypeObj,
    type_: &Ref<TypeObj>,
    layout: Layout,
) -> Ref<TypeObj> {
    if field == "type_" { type_.clone() } else { TypeObj::new(name, meta, vec![], layout) }
}

/// A string made while the registry is not there yet.
unsafe fn raw_string(str_type: &Ref<TypeObj>, b: &[u8]) -> Ref<StrObj> {
    StrObj::bootstrap(str_type, b)
}

static REGISTRY: Global<*const Builtins> = Global::new(std::ptr::null());

/// The registry.
#[inline(always)]
pub fn builtin() -> &'static Builtins {
    // SAFETY: `init` has run (every public way into this crate calls it first) and never runs again.
    unsafe { &**REGISTRY.as_ptr() }
}

registry! {
    types {
        object "object" object Instance;
        type_ "type" object Type;
        none_type "NoneType" object Singleton;
        int "int" object BigInt;
        bool_ "bool" int BigInt;
        float "float" object Instance;
        complex "complex" object Complex;
        str_ "str" object Str;
        bytes "bytes" object Bytes;
        list "list" object List;
        tuple "tuple" object Tuple;
        dict "dict" object Dict;
        set "set" object Set;
        frozenset "frozenset" object Set;
        range "range" object Range;
        slice "slice" object Slice;
        function "function" object Function;
        builtin_function "builtin_function_or_method" object NativeFunction;
        method_descriptor "method_descriptor" object NativeFunction;
        getset_descriptor "getset_descriptor" object NativeFunction;
        wrapper_descriptor "wrapper_descriptor" object NativeFunction;
        classmethod_descriptor "classmethod_descriptor" object NativeFunction;
        member_descriptor "member_descriptor" object Member;
        method_wrapper "method-wrapper" object BoundMethod;
        mapping_proxy "mappingproxy" object Proxy;
        method "method" object BoundMethod;
        cell "cell" object Cell;
        generator "generator" object Generator;
        coroutine "coroutine" object Coroutine;
        async_generator "async_generator" object Coroutine;
        async_generator_asend "async_generator_asend" object AsyncStep;
        async_generator_athrow "async_generator_athrow" object AsyncStep;
        coroutine_wrapper "coroutine_wrapper" object AsyncStep;
        anext_awaitable "anext_awaitable" object AsyncStep;
        code "code" object Code;
        module "module" object Module;
        traceback "traceback" object Traceback;
        property "property" object Property;
        staticmethod "staticmethod" object Wrapper;
        classmethod "classmethod" object Wrapper;
        super_ "super" object Super;
        text_io "TextIOWrapper" object File;
        ellipsis_type "ellipsis" object Singleton;
        not_implemented_type "NotImplementedType" object Singleton;
        dict_keys "dict_keys" object DictView;
        dict_values "dict_values" object DictView;
        dict_items "dict_items" object DictView;
        iterator "iterator" object Iterator;
        callable_iterator "callable_iterator" object Iterator;
        list_iterator "list_iterator" object Iterator;
        list_reverseiterator "list_reverseiterator" object Iterator;
        tuple_iterator "tuple_iterator" object Iterator;
        str_ascii_iterator "str_ascii_iterator" object Iterator;
        str_iterator "str_iterator" object Iterator;
        bytearray_iterator "bytearray_iterator" object Iterator;
        memory_iterator "memory_iterator" object Iterator;
        bytes_iterator "bytes_iterator" object Iterator;
        range_iterator "range_iterator" object Iterator;
        longrange_iterator "longrange_iterator" object Iterator;
        dict_keyiterator "dict_keyiterator" object Iterator;
        dict_valueiterator "dict_valueiterator" object Iterator;
        dict_itemiterator "dict_itemiterator" object Iterator;
        dict_reversekeyiterator "dict_reversekeyiterator" object Iterator;
        dict_reversevalueiterator "dict_reversevalueiterator" object Iterator;
        dict_reverseitemiterator "dict_reverseitemiterator" object Iterator;
        set_iterator "set_iterator" object Iterator;
        reversed "reversed" object Iterator;
        enumerate "enumerate" object Iterator;
        zip "zip" object Iterator;
        map "map" object Iterator;
        filter "filter" object Iterator;
        weakref "weakref.ReferenceType" object WeakRef;
    }
    exceptions {
        base_exception "BaseException" object;
        exception "Exception" base_exception;
        base_exception_group "BaseExceptionGroup" base_exception;
        exception_group "ExceptionGroup" base_exception_group;
        generator_exit "GeneratorExit" base_exception;
        keyboard_interrupt "KeyboardInterrupt" base_exception;
        system_exit "SystemExit" base_exception;
        arithmetic_error "ArithmeticError" exception;
        floating_point_error "FloatingPointError" arithmetic_error;
        overflow_error "OverflowError" arithmetic_error;
        zero_division_error "ZeroDivisionError" arithmetic_error;
        assertion_error "AssertionError" exception;
        attribute_error "AttributeError" exception;
        buffer_error "BufferError" exception;
        eof_error "EOFError" exception;
        import_error "ImportError" exception;
        module_not_found_error "ModuleNotFoundError" import_error;
        lookup_error "LookupError" exception;
        index_error "IndexError" lookup_error;
        key_error "KeyError" lookup_error;
        memory_error "MemoryError" exception;
        name_error "NameError" exception;
        unbound_local_error "UnboundLocalError" name_error;
        os_error "OSError" exception;
        blocking_io_error "BlockingIOError" os_error;
        connection_error "ConnectionError" os_error;
        broken_pipe_error "BrokenPipeError" connection_error;
        file_exists_error "FileExistsError" os_error;
        file_not_found_error "FileNotFoundError" os_error;
        interrupted_error "InterruptedError" os_error;
        is_a_directory_error "IsADirectoryError" os_error;
        not_a_directory_error "NotADirectoryError" os_error;
        permission_error "PermissionError" os_error;
        timeout_error "TimeoutError" os_error;
        child_process_error "ChildProcessError" os_error;
        process_lookup_error "ProcessLookupError" os_error;
        connection_aborted_error "ConnectionAbortedError" connection_error;
        connection_refused_error "ConnectionRefusedError" connection_error;
        connection_reset_error "ConnectionResetError" connection_error;
        reference_error "ReferenceError" exception;
        runtime_error "RuntimeError" exception;
        not_implemented_error "NotImplementedError" runtime_error;
        recursion_error "RecursionError" runtime_error;
        python_finalization_error "PythonFinalizationError" runtime_error;
        stop_async_iteration "StopAsyncIteration" exception;
        stop_iteration "StopIteration" exception;
        syntax_error "SyntaxError" exception;
        indentation_error "IndentationError" syntax_error;
        tab_error "TabError" indentation_error;
        incomplete_input_error "_IncompleteInputError" syntax_error;
        system_error "SystemError" exception;
        type_error "TypeError" exception;
        value_error "ValueError" exception;
        unicode_error "UnicodeError" value_error;
        unicode_decode_error "UnicodeDecodeError" unicode_error;
        unicode_encode_error "UnicodeEncodeError" unicode_error;
        unicode_translate_error "UnicodeTranslateError" unicode_error;
        warning "Warning" exception;
        deprecation_warning "DeprecationWarning" warning;
        future_warning "FutureWarning" warning;
        runtime_warning "RuntimeWarning" warning;
        syntax_warning "SyntaxWarning" warning;
        user_warning "UserWarning" warning;
        bytes_warning "BytesWarning" warning;
        encoding_warning "EncodingWarning" warning;
        import_warning "ImportWarning" warning;
        pending_deprecation_warning "PendingDeprecationWarning" warning;
        resource_warning "ResourceWarning" warning;
        unicode_warning "UnicodeWarning" warning;
    }
    names {
        build_class "__build_class__"; import "__import__"; name "__name__"; qualname "__qualname__"; module "__module__"; doc "__doc__"; dict "__dict__";
        class "__class__"; file "__file__"; builtins "__builtins__"; all "__all__"; path "__path__";
        init "__init__"; new "__new__"; del "__del__"; repr "__repr__"; str_ "__str__"; format "__format__";
        hash "__hash__"; bool_ "__bool__"; len "__len__"; call "__call__"; iter "__iter__"; next "__next__";
        contains "__contains__"; getitem "__getitem__"; setitem "__setitem__"; delitem "__delitem__";
        missing "__missing__"; reversed "__reversed__"; length_hint "__length_hint__"; index "__index__"; bytes "__bytes__";
        int "__int__"; float "__float__"; abs "__abs__"; neg "__neg__"; pos "__pos__"; invert "__invert__";
        round "__round__"; floor "__floor__"; ceil "__ceil__"; trunc "__trunc__"; divmod "__divmod__"; rdivmod "__rdivmod__";
        enter "__enter__"; exit "__exit__"; get "__get__"; set "__set__"; delete "__delete__";
        set_name "__set_name__"; init_subclass "__init_subclass__"; getattr "__getattr__";
        getattribute "__getattribute__"; setattr "__setattr__"; delattr "__delattr__"; dir "__dir__";
        slots "__slots__"; classcell "__classcell__"; traceback "__traceback__"; cause "__cause__";
        context "__context__"; suppress_context "__suppress_context__"; notes "__notes__"; match_args "__match_args__";
        lt "__lt__"; le "__le__"; eq "__eq__"; ne "__ne__"; gt "__gt__"; ge "__ge__";
        add "__add__"; radd "__radd__"; iadd "__iadd__"; sub "__sub__"; rsub "__rsub__"; isub "__isub__";
        mul "__mul__"; rmul "__rmul__"; imul "__imul__"; truediv "__truediv__"; rtruediv "__rtruediv__";
        itruediv "__itruediv__"; floordiv "__floordiv__"; rfloordiv "__rfloordiv__"; ifloordiv "__ifloordiv__";
        mod_ "__mod__"; rmod "__rmod__"; imod "__imod__"; pow "__pow__"; rpow "__rpow__"; ipow "__ipow__";
        matmul "__matmul__"; rmatmul "__rmatmul__"; imatmul "__imatmul__"; lshift "__lshift__";
        rlshift "__rlshift__"; ilshift "__ilshift__"; rshift "__rshift__"; rrshift "__rrshift__";
        irshift "__irshift__"; and "__and__"; rand "__rand__"; iand "__iand__"; or "__or__"; ror "__ror__";
        ior "__ior__"; xor "__xor__"; rxor "__rxor__"; ixor "__ixor__";
        value "value"; code "code"; args "args"; keys "keys"; send "send"; aiter "__aiter__"; anext "__anext__"; await_ "__await__"; throw "throw"; close "close"; prepare "__prepare__";
        main "__main__"; defaults "__defaults__"; kwdefaults "__kwdefaults__"; closure "__closure__"; code_attr "__code__";
        globals "__globals__"; wrapped "__wrapped__"; func "__func__"; self_ "__self__"; bases "__bases__"; mro "__mro__";
        default_factory "default_factory"; subclasshook "__subclasshook__"; instancecheck "__instancecheck__"; subclasscheck "__subclasscheck__"; class_getitem "__class_getitem__";
        annotations "__annotations__"; annotate "__annotate__"; annotate_func "__annotate_func__"; annotations_cache "__annotations_cache__";
        type_params "__type_params__"; mro_entries "__mro_entries__"; orig_bases "__orig_bases__"; msg "msg"; obj "obj"; name_attr "name"; firstlineno "__firstlineno__"; static_attributes "__static_attributes__";
        weakref "__weakref__"; abstractmethods "__abstractmethods__"; isabstractmethod "__isabstractmethod__";
        mro_method "mro"; metaclass "metaclass";
    }
}
