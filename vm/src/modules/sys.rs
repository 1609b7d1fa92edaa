//! `sys`.

use sidewinder_frontend::bytecode::Op;
use sidewinder_macros::native_module;

use crate::native::Place;
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::{make_module, struct_class, struct_value};

/// The language version: that of CPython whose behaviour is followed.
const VERSION: (i64, i64, i64) = (3, 14, 0);

/// What the command line says that programs can ask for.
#[derive(Clone, Default, Debug)]
pub struct Flags {
    pub ignore_environment: bool,
    pub isolated: bool,
    pub no_user_site: bool,
    pub safe_path: bool,
    pub quiet: bool,
    pub interactive: bool,
    pub warn_options: Vec<String>,
    /// `name` or `name=value`.
    pub x_options: Vec<String>,
}

/// `sys._xoptions`.
fn x_options(options: &[String]) -> Value {
    let d = DictObj::empty();
    for o in options {
        match o.split_once('=') {
            Some((name, value)) => d.set_str(name, Value::string(value)),
            None => d.set_str(o, Value::bool(true)),
        }
    }
    d.into()
}

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "sys", natives::DOC, natives::NATIVES);
    for d in super::frames::natives::NATIVES {
        m.ns.set_str(d.name, NativeObj::new(d, Some("sys")).into());
    }
    set_import_state(&m.ns);
    set_paths(&m.ns);
    let set = |name: &str, v: Value| m.ns.set_str(name, v);
    let strings = |l: &[String]| -> Value { ListObj::from_iter(l.iter().map(|s| Value::string(s))).into() };
    let int = Value::Int;
    let text = Value::string;
    let (major, minor, micro) = VERSION;
    let own = env!("CARGO_PKG_VERSION");

    for (name, fd) in [("stdin", 0), ("stdout", 1), ("stderr", 2)] {
        let f: Value = FileObj::new(fd).into();
        set(name, f.clone());
        set(&format!("__{name}__"), f);
    }
    for name in ["breakpointhook", "displayhook", "excepthook", "unraisablehook"] {
        set(&format!("__{name}__"), m.ns.get_str(name).unwrap_or(Value::None));
    }
    set("argv", strings(&vm.argv));
    set("path", strings(&vm.search_path));
    set("modules", vm.modules.value());
    set("maxsize", int(i64::MAX));
    set("maxunicode", int(0x10_ffff));
    set("byteorder", text(if cfg!(target_endian = "little") { "little" } else { "big" }));
    set("platform", text(std::env::consts::OS));
    set("version", text(&format!("{major}.{minor}.{micro} (Sidewinder {own})")));
    set("copyright", text("Copyright (c) the Sidewinder authors. MIT licence."));
    set("hexversion", int(major << 24 | minor << 16 | micro << 8 | 0xf0));
    set("api_version", int(1013));
    set("float_repr_style", text("short"));
    let executable = std::env::current_exe().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
    set("executable", text(&executable));
    set("dont_write_bytecode", Value::bool(!vm.write_bytecode));
    let flags = vm.flags.clone();
    set("warnoptions", strings(&flags.warn_options));
    set("_xoptions", x_options(&flags.x_options));
    set("ps1", text(">>> "));
    set("ps2", text("... "));
    set("builtin_module_names", TupleObj::from_iter(super::native_names().iter().map(|n| text(n))).into());
    let library = crate::traceback::STDLIB.split_whitespace().map(text);
    let library = ListObj::from_iter(library).into();
    let frozenset = builtin().frozenset.clone();
    let library = crate::ops::instantiate(vm, &frozenset, Args::new(&[library])).unwrap_or(Value::None);
    set("stdlib_module_names", library);

    let version_info = struct_value(
        &struct_class("sys", "version_info"),
        &[
            ("major", int(major)),
            ("minor", int(minor)),
            ("micro", int(micro)),
            ("releaselevel", text("final")),
            ("serial", int(0)),
        ],
    );
    set("version_info", version_info.clone());
    let implementation = InstanceObj::new(&super::namespace::class());
    for (name, v) in [
        ("name", text("sidewinder")),
        ("cache_tag", text(sidewinder_frontend::pyc::CACHE_TAG)),
        ("version", version_info),
        ("hexversion", int(major << 24 | minor << 16 | micro << 8 | 0xf0)),
    ] {
        implementation.set_attr(&intern(name), v);
    }
    set("implementation", implementation.into());
    let monitoring = super::monitoring::make(vm);
    vm.modules.set_str("sys.monitoring", monitoring.value());
    set("monitoring", monitoring.value());
    set("_jit", make_module(vm, "sys._jit", jit::DOC, jit::NATIVES).value());
    set(
        "flags",
        struct_value(
            &struct_class("sys", "flags"),
            &[
                ("debug", int(0)),
                ("inspect", int(flags.interactive as i64)),
                ("interactive", int(flags.interactive as i64)),
                ("optimize", int(0)),
                ("dont_write_bytecode", int(!vm.write_bytecode as i64)),
                ("no_user_site", int(flags.no_user_site as i64)),
                ("no_site", int(1)),
                ("ignore_environment", int(flags.ignore_environment as i64)),
                ("verbose", int(0)),
                ("bytes_warning", int(0)),
                ("quiet", int(flags.quiet as i64)),
                ("hash_randomization", int(has_hash_keys() as i64)),
                ("isolated", int(flags.isolated as i64)),
                ("dev_mode", Value::bool(false)),
                ("utf8_mode", int(1)),
                ("warn_default_encoding", int(0)),
                ("safe_path", Value::bool(flags.safe_path)),
                ("int_max_str_digits", int(crate::text::int::max_str_digits() as i64)),
                ("gil", int(1)),
                ("thread_inherit_context", int(0)),
                ("context_aware_warnings", int(0)),
            ],
        ),
    );
    set(
        "thread_info",
        struct_value(
            &struct_class("sys", "thread_info"),
            &[("name", text("pthread")), ("lock", text("pymutex")), ("version", Value::None)],
        ),
    );
    set(
        "float_info",
        struct_value(
            &struct_class("sys", "float_info"),
            &[
                ("max", Value::float(f64::MAX)),
                ("max_exp", int(f64::MAX_EXP as i64)),
                ("max_10_exp", int(f64::MAX_10_EXP as i64)),
                ("min", Value::float(f64::MIN_POSITIVE)),
                ("min_exp", int(f64::MIN_EXP as i64)),
                ("min_10_exp", int(f64::MIN_10_EXP as i64)),
                ("dig", int(f64::DIGITS as i64)),
                ("mant_dig", int(f64::MANTISSA_DIGITS as i64)),
                ("epsilon", Value::float(f64::EPSILON)),
                ("radix", int(f64::RADIX as i64)),
                ("rounds", int(1)),
            ],
        ),
    );
    set(
        "int_info",
        struct_value(
            &struct_class("sys", "int_info"),
            &[
                ("bits_per_digit", int(30)),
                ("sizeof_digit", int(4)),
                ("default_max_str_digits", int(crate::text::int::DEFAULT_MAX_STR_DIGITS as i64)),
                ("str_digits_check_threshold", int(crate::text::int::MAX_STR_DIGITS_THRESHOLD as i64)),
            ],
        ),
    );
    set(
        "hash_info",
        struct_value(
            &struct_class("sys", "hash_info"),
            &[
                ("width", int(64)),
                ("modulus", int((1 << 61) - 1)),
                ("inf", int(314_159)),
                ("nan", int(0)),
                ("imag", int(1_000_003)),
                ("algorithm", text("siphash13")),
                ("hash_bits", int(64)),
                ("seed_bits", int(128)),
                ("cutoff", int(0)),
            ],
        ),
    );
    m
}

/// What programs that change how modules are found look at. Of it `import` asks `meta_path`; `importlib` fills it.
fn set_import_state(ns: &DictObj) {
    for name in ["meta_path", "path_hooks"] {
        ns.set_str(name, ListObj::empty().into());
    }
    ns.set_str("path_importer_cache", DictObj::empty().into());
    ns.set_str("pycache_prefix", Value::None);
}

/// Where the interpreter lives: the folder above that of the executable.
fn set_paths(ns: &DictObj) {
    let executable = std::env::current_exe().unwrap_or_default();
    let prefix = executable.parent().and_then(|p| p.parent()).unwrap_or(std::path::Path::new("/usr"));
    for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
        ns.set_str(name, Value::string(&prefix.to_string_lossy()));
    }
    ns.set_str("_base_executable", Value::string(&executable.to_string_lossy()));
    ns.set_str("_stdlib_dir", Value::string(crate::import::LIBRARY_FOLDER));
    ns.set_str("platlibdir", Value::string("lib"));
    ns.set_str("abiflags", Value::string(""));
    ns.set_str("_framework", Value::string(""));
}

/// Reports an exception that reached the top, by `sys.excepthook`. An error is the SystemExit that the hook raised.
pub fn report_exception(vm: &mut Vm, e: &Value) -> Res<()> {
    let sys = vm.modules.get_name(&intern("sys"));
    let hook = sys.as_ref().and_then(|s| s.get_exact::<ModuleObj>()).and_then(|s| s.ns.get_str("excepthook"));
    let Some(hook) = hook else {
        crate::stdio::write_stderr("sys.excepthook is missing\n");
        crate::traceback::print_exception(vm, e);
        return Ok(());
    };
    let own = |f: &NativeObj| f.owner == Some("sys") && f.def.name == "excepthook";
    if hook.get_exact::<NativeObj>().is_some_and(own) {
        crate::traceback::print_exception(vm, e);
        return Ok(());
    }
    let ty = Ref::from_ref(e.ty()).into();
    let traceback = e.get_exact::<ExceptionObj>().map_or(Value::None, |e| e.traceback.get());
    let Err(raised) = vm.call(&hook, &[ty, e.clone(), traceback]) else { return Ok(()) };
    if vm.exception_is(&builtin().system_exit) {
        return Err(raised);
    }
    let second = vm.take_exception();
    let _ = vm.out.flush();
    crate::stdio::write_stderr("Error in sys.excepthook:\n");
    crate::traceback::print_exception(vm, &second);
    crate::stdio::write_stderr("\nOriginal exception was:\n");
    crate::traceback::print_exception(vm, e);
    Ok(())
}

/// What programs can ask of the JIT.
#[native_module("sys._jit")]
mod jit {
    use super::*;

    /// Return True if the JIT is part of this interpreter.
    #[native(effects = "pure")]
    fn is_available() -> bool {
        true
    }
    /// Return True if the JIT is switched on.
    #[native(effects = "reads")]
    fn is_enabled(vm: &mut Vm) -> bool {
        vm.jit.is_some()
    }
    /// Return True if the caller runs as machine code: never, since a call of this function takes the instruction's slow path.
    #[native]
    fn is_active() -> bool {
        false
    }
}

/// What the interpreter knows about itself, and some of its settings.
#[native_module("sys")]
mod natives {
    use super::*;

    /// Leave the program by raising SystemExit.
    #[native]
    fn exit(vm: &mut Vm, #[optional("None")] status: Option<&Value>) -> Res<Value> {
        let code = status.cloned().unwrap_or(Value::None);
        // A tuple becomes the exception's arguments.
        let args = match code.get_exact::<TupleObj>() {
            Some(t) => t.items().to_vec(),
            None => status.filter(|s| !s.is_none()).cloned().into_iter().collect(),
        };
        let e = ExceptionObj::new(&builtin().system_exit, TupleObj::new(args).into());
        e.set_attr(&builtin().names.code, code);
        Err(vm.raise(e.into()))
    }

    /// Return the exception that is being handled, or None.
    #[native(effects = "reads")]
    fn exception(vm: &mut Vm) -> Value {
        if vm.handled.is_undef() { Value::None } else { vm.handled.clone() }
    }

    /// Return class, value and traceback of the exception that is being handled, or three times None.
    #[native(effects = "reads")]
    fn exc_info(vm: &mut Vm) -> Ref<TupleObj> {
        let items = match vm.handled.get_exact::<ExceptionObj>() {
            Some(e) => vec![Ref::from_ref(vm.handled.ty()).into(), vm.handled.clone(), e.traceback.get()],
            None => vec![Value::None; 3],
        };
        TupleObj::new(items)
    }

    /// Return how many calls may be under way at once.
    #[native(effects = "reads")]
    fn getrecursionlimit(vm: &mut Vm) -> usize {
        vm.recursion_limit
    }

    /// Set how many calls may be under way at once.
    #[native]
    fn setrecursionlimit(vm: &mut Vm, limit: i32) -> Res<()> {
        if limit < 1 {
            return Err(vm.value_error("recursion limit must be greater or equal than 1"));
        }
        let limit = limit as usize;
        vm.settle_frames();
        let depth = vm.depth();
        if depth >= limit {
            let msg = format!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
            );
            return Err(vm.error(&builtin().recursion_error, msg));
        }
        vm.recursion_limit = limit;
        Ok(())
    }

    /// Return the size of an object in bytes, by its __sizeof__; the default if that is not to be had.
    #[native(no_signature)]
    fn getsizeof(
        vm: &mut Vm,
        #[either] object: &Value,
        #[either]
        #[optional]
        default: Option<&Value>,
    ) -> Res<Value> {
        match (size_of(vm, object), default) {
            (Err(_), Some(d)) if vm.exception_is(&builtin().type_error) => {
                vm.take_exception();
                Ok(d.clone())
            }
            (n, _) => n.map(Value::Int),
        }
    }

    fn size_of(vm: &mut Vm, v: &Value) -> Res<i64> {
        let (f, receiver) = crate::ops::load_special(vm, v, &intern("__sizeof__"))?;
        let n = match f {
            Value::Undef => vm.call(&receiver, &[])?,
            f => vm.call(&f, &[receiver])?,
        };
        match n.as_i64() {
            Some(n @ 0..) => Ok(n),
            Some(_) => Err(vm.value_error("__sizeof__() should return >= 0")),
            None => Err(vm.type_error("an integer is required")),
        }
    }

    /// Return the number of references to an object.
    #[native(looks_at_frame)]
    fn getrefcount(vm: &mut Vm, object: &Value) -> i64 {
        // What CPython says of immortal objects. Immediate values have no count.
        const IMMORTAL: i64 = 3_221_225_472;
        let Value::Object(o) = object else { return IMMORTAL };
        let lives_on = match o.layout() {
            Layout::Str => o.get::<StrObj>().is_some_and(|s| s.is_interned()),
            Layout::Type => o.get::<TypeObj>().is_some_and(|t| !t.is_heap()),
            Layout::Tuple => o.get::<TupleObj>().is_some_and(|t| t.is_empty()),
            _ => false,
        };
        if lives_on { IMMORTAL } else { o.ref_count() as i64 - is_copy_of_local(vm, object) as i64 }
    }

    /// Whether an argument was copied from a local variable just before the call: CPython does not count it then.
    fn is_copy_of_local(vm: &mut Vm, argument: &Value) -> bool {
        let Some(f) = vm.frame() else { return false };
        let Some(at) = f.current().checked_sub(1) else { return false };
        let (i, code) = (f.code().instr(at), f.code());
        let from_local = i.op == Op::Move && (i.b as usize) < code.code.n_locals as usize;
        from_local && std::ptr::eq(argument, f.base.wrapping_add(i.a as usize))
    }

    /// Return the number of blocks of memory that are in use.
    #[native]
    fn getallocatedblocks() -> i64 {
        crate::heap::heap().live
    }

    /// Return the number of interned strings.
    #[native]
    fn getunicodeinternedsize() -> usize {
        interned_strings()
    }

    /// Print what is known of the memory that objects take to stderr.
    #[native]
    fn _debugmallocstats(vm: &mut Vm) {
        let _ = vm.out.flush();
        crate::stdio::write_stderr(&crate::heap::statistics());
    }

    /// Return whether there is only one string of that text among the names.
    #[native(effects = "reads")]
    fn _is_interned(string: &StrObj) -> bool {
        string.is_interned()
    }

    /// Return the one string of that text that names are compared with.
    #[native(effects = "writes", name = "intern")]
    fn intern_str(vm: &mut Vm, string: &Value) -> Res<Ref<StrObj>> {
        match string.clone() {
            Value::Object(o) if o.layout() == Layout::Str => match o.downcast::<StrObj>() {
                Ok(s) => Ok(intern_obj(s)),
                Err(o) => Err(not_interned(vm, &Value::Object(o))),
            },
            v => Err(not_interned(vm, &v)),
        }
    }

    fn not_interned(vm: &mut Vm, v: &Value) -> Raised {
        match v.as_str() {
            Some(_) => vm.type_error(format!("can't intern {}", v.ty().name())),
            None => Place { function: "intern", number: 0, name: "" }.wrong_type(vm, "str", v),
        }
    }

    /// Return the encoding of text that is not told otherwise.
    #[native(effects = "pure")]
    fn getdefaultencoding() -> Value {
        Value::string("utf-8")
    }

    /// Return the encoding of file names.
    #[native(effects = "pure")]
    fn getfilesystemencoding() -> Value {
        Value::string("utf-8")
    }

    /// Return how characters that file names cannot hold are dealt with.
    #[native(effects = "pure")]
    fn getfilesystemencodeerrors() -> Value {
        Value::string("surrogateescape")
    }

    /// Tell the hooks of an event: there are none.
    #[native(effects = "pure", no_signature)]
    fn audit(event: &StrObj, args: &[Value]) {
        let _ = (event, args);
    }

    /// Forget what is known of the attributes of classes: nothing that could be out of date.
    #[native(effects = "pure")]
    fn _clear_internal_caches() {}

    /// Take the descriptors of __dict__ and __weakref__ out of a class, of which a copy with other slots is made.
    #[native]
    fn _clear_type_descriptors(vm: &mut Vm, r#type: &Value) -> Res<()> {
        let Some(class) = r#type.get_exact::<TypeObj>() else {
            let what = r#type.ty().name();
            let msg = format!("_clear_type_descriptors() argument must be type, not {what}");
            return Err(vm.type_error(msg));
        };
        if !class.is_heap() {
            return Err(vm.type_error("argument is immutable"));
        }
        for name in [&builtin().names.dict, &builtin().names.weakref] {
            class.dict.with_mut(|d| d.remove_name(name));
        }
        class.modified();
        Ok(())
    }

    /// Set what is told of asynchronous generators: that one begins, and that one is about to be freed.
    #[native(no_signature)]
    fn set_asyncgen_hooks(
        vm: &mut Vm,
        #[either]
        #[optional]
        firstiter: Option<&Value>,
        #[either]
        #[optional]
        finalizer: Option<&Value>,
    ) -> Res<()> {
        for (v, what) in [(finalizer, "finalizer"), (firstiter, "firstiter")] {
            if let Some(v) = v
                && !v.is_none()
                && !crate::builtins::is_callable(v)
            {
                let t = v.ty().name();
                return Err(vm.type_error(format!("callable {what} expected, got {t}")));
            }
        }
        let hook = |v: &Value| (!v.is_none()).then(|| v.clone());
        if let Some(v) = firstiter {
            vm.async_hooks.first_iteration = hook(v);
        }
        if let Some(v) = finalizer {
            vm.async_hooks.finaliser = hook(v);
        }
        Ok(())
    }

    /// Return what `set_asyncgen_hooks` has set.
    #[native]
    fn get_asyncgen_hooks(vm: &mut Vm) -> Value {
        let h = &vm.async_hooks;
        let (first, last) = (h.first_iteration.clone(), h.finaliser.clone());
        let fields =
            [("firstiter", first.unwrap_or(Value::None)), ("finalizer", last.unwrap_or(Value::None))];
        struct_value(&crate::modules::made_struct_class("builtins", "asyncgen_hooks"), &fields)
    }

    /// Return how many frames of the place where a coroutine was made it keeps: none.
    #[native(effects = "pure")]
    fn get_coroutine_origin_tracking_depth() -> i64 {
        0
    }

    /// Set how many of the frames that made it a coroutine remembers; they are not kept.
    #[native]
    fn set_coroutine_origin_tracking_depth(vm: &mut Vm, #[either] depth: i32) -> Res<()> {
        if depth < 0 {
            return Err(vm.value_error("depth must be >= 0"));
        }
        Ok(())
    }

    /// Report an exception that nobody can catch.
    #[native]
    fn unraisablehook(vm: &mut Vm, unraisable: &Value) -> Res<()> {
        crate::traceback::unraisable_hook(vm, unraisable)
    }

    /// Return the function that settrace has set, or None.
    #[native(effects = "reads")]
    fn gettrace(vm: &mut Vm) -> Value {
        set_or_none(&vm.hooks.trace)
    }

    /// Return the function that setprofile has set, or None.
    #[native(effects = "reads")]
    fn getprofile(vm: &mut Vm) -> Value {
        set_or_none(&vm.hooks.profile)
    }

    /// Have a function called for the calls, lines, returns and exceptions of the program.
    #[native(looks_at_frame)]
    fn settrace(vm: &mut Vm, function: &Value) {
        vm.set_trace(function.clone());
    }

    /// Have a function called for the calls and returns of the program.
    #[native(looks_at_frame)]
    fn setprofile(vm: &mut Vm, function: &Value) {
        vm.set_profile(function.clone());
    }

    /// Have a function called for what happens in the program, in all threads.
    #[native(looks_at_frame)]
    fn _settraceallthreads(vm: &mut Vm, function: &Value) {
        for t in vm.threads.all.clone() {
            vm.on_behalf_of(&t, |vm| vm.set_trace(function.clone()));
        }
    }

    /// Have a function called for the calls and returns of the program, in all threads.
    #[native(looks_at_frame)]
    fn _setprofileallthreads(vm: &mut Vm, function: &Value) {
        for t in vm.threads.all.clone() {
            vm.on_behalf_of(&t, |vm| vm.set_profile(function.clone()));
        }
    }

    fn set_or_none(f: &Value) -> Value {
        if f.is_undef() { Value::None } else { f.clone() }
    }

    /// Return the number of processors that the program was told to count on: none.
    #[native(effects = "pure")]
    fn _get_cpu_count_config() -> i64 {
        -1
    }

    /// Return whether only one thread runs Python at a time.
    #[native(effects = "pure")]
    fn _is_gil_enabled() -> bool {
        true
    }

    /// Return the greatest number of digits that ints are converted from and to text with.
    #[native(effects = "reads")]
    fn get_int_max_str_digits() -> usize {
        crate::text::int::max_str_digits()
    }

    /// Set the greatest number of digits that ints are converted from and to text with; 0 is no limit.
    #[native]
    fn set_int_max_str_digits(vm: &mut Vm, #[either] maxdigits: i32) -> Res<()> {
        let least = crate::text::int::MAX_STR_DIGITS_THRESHOLD;
        match usize::try_from(maxdigits) {
            Ok(n) if n == 0 || n >= least => crate::text::int::set_max_str_digits(n),
            _ => return Err(vm.value_error(format!("maxdigits must be >= {least} or 0 for unlimited"))),
        }
        Ok(())
    }

    /// Return the seconds after which another thread gets its turn.
    #[native(effects = "reads")]
    fn getswitchinterval() -> f64 {
        crate::threads::turn::interval().as_secs_f64()
    }

    /// Set the seconds after which another thread gets its turn.
    #[native]
    fn setswitchinterval(vm: &mut Vm, interval: f64) -> Res<()> {
        match std::time::Duration::try_from_secs_f64(interval) {
            Ok(d) if interval > 0.0 => crate::threads::turn::set_interval(d),
            _ => return Err(vm.value_error("switch interval must be strictly positive")),
        }
        Ok(())
    }

    /// Return a dict from the identifiers of threads to the frames that they are in.
    #[native(looks_at_frame)]
    fn _current_frames(vm: &mut Vm) -> Value {
        crate::modules::thread::of_each(vm, |vm| {
            Some(crate::modules::frames::current(vm)).filter(|f| !f.is_none())
        })
    }

    /// Return a dict from the identifiers of threads to the exceptions that they handle.
    #[native]
    fn _current_exceptions(vm: &mut Vm) -> Value {
        crate::modules::thread::of_each(vm, |vm| Some(vm.handled.clone()))
    }

    /// Return whether the interpreter is shutting down.
    #[native(effects = "reads")]
    fn is_finalizing(vm: &mut Vm) -> bool {
        vm.is_finalizing
    }

    /// Print the value of an interactive expression, and keep it as builtins._.
    #[native]
    fn displayhook(vm: &mut Vm, object: &Value) -> Res<()> {
        crate::builtins::display_hook(vm, object)
    }

    /// Call what PYTHONBREAKPOINT names: nothing if that is 0, pdb.set_trace if it is not set.
    #[native(min = 0, max = 255)]
    fn breakpointhook(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let set = std::env::var("PYTHONBREAKPOINT").ok().filter(|_| !vm.flags.ignore_environment);
        let name = set.filter(|n| !n.is_empty()).unwrap_or_else(|| "pdb.set_trace".to_string());
        if name == "0" {
            return Ok(Value::None);
        }
        let (module, attribute) = name.rsplit_once('.').unwrap_or(("builtins", &name));
        let hook = crate::import::import_dotted(vm, module)
            .and_then(|m| crate::ops::get_attr(vm, &m, &intern(attribute)));
        match hook {
            Ok(hook) => vm.call_kw(&hook, args.all, args.kwnames),
            Err(e) => {
                let class = vm.exception.ty();
                if !class.is_subclass(&builtin().import_error)
                    && !class.is_subclass(&builtin().attribute_error)
                {
                    return Err(e);
                }
                vm.take_exception();
                let msg = format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{name}\"");
                crate::warnings::warn(vm, &builtin().runtime_warning, &msg)?;
                Ok(Value::None)
            }
        }
    }

    /// Print an exception with its traceback to stderr.
    #[native]
    fn excepthook(vm: &mut Vm, exctype: &Value, value: &Value, traceback: &Value) {
        let _ = (exctype, traceback);
        crate::traceback::print_exception(vm, value);
    }
}
