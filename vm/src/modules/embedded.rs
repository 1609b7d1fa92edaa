//! Parts of the built-in classes that are written in Python, compiled when first needed. Their frames leave no traceback
//! entries.

use sidewinder_frontend::{Mode, compile};

use crate::builtins::consume::{HIDDEN_FILE, is_hidden};
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

/// A file of Python.
#[derive(Clone, Copy)]
pub enum Part {
    Typing,
    Templates,
    Frames,
    Buffers,
}

/// The namespaces of the parts that are in use.
pub type Namespaces = [Option<Ref<DictObj>>; 4];

impl Part {
    /// The name that its functions have as their module, and the source.
    fn source(self) -> (&'static str, &'static [u8]) {
        match self {
            Part::Typing => ("typing", include_bytes!("typing.py")),
            Part::Templates => ("string.templatelib", include_bytes!("templates.py")),
            Part::Frames => ("builtins", include_bytes!("frames.py")),
            Part::Buffers => ("builtins", include_bytes!("buffers.py")),
        }
    }
}

impl Part {
    /// Functions that its source uses.
    fn natives(self) -> &'static [NativeDef] {
        match self {
            Part::Frames => super::frames::variables::NATIVES,
            Part::Buffers => &GIVE_BACK,
            _ => &[],
        }
    }
}

static GIVE_BACK: [NativeDef; 1] = [NativeDef::new("give_back", give_back, 2, 2)];

fn give_back(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    crate::builtins::give_back(vm, &args.all[0], &args.all[1]);
    Ok(Value::None)
}

static CALLER: NativeDef = NativeDef { looks_at_frame: true, ..NativeDef::new("caller", caller, 0, 0) };

/// The name of the module that is running, as the innermost frame that can be seen has it.
fn caller(vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    vm.settle_frames();
    let frame = vm.frames.iter().rev().find(|f| !is_hidden(f.code()));
    Ok(frame.and_then(|f| f.code().ns.get_name(&builtin().names.name)).unwrap_or(Value::None))
}

/// What a part calls `name`.
pub fn member(vm: &mut Vm, part: Part, name: &str) -> Res<Value> {
    let ns = match &vm.embedded[part as usize] {
        Some(ns) => ns.clone(),
        None => {
            let (module, source) = part.source();
            let code = match compile(source, HIDDEN_FILE, Mode::Exec) {
                Ok(c) => c,
                Err(e) => return Err(crate::import::raise_compile_error(vm, &e)),
            };
            let ns = DictObj::empty();
            ns.set_fallback(&vm.builtins);
            ns.set_str("__name__", Value::string(module));
            ns.set_str("caller", NativeObj::new(&CALLER, None).into());
            for d in part.natives() {
                ns.set_str(d.name, NativeObj::new(d, None).into());
            }
            vm.embedded[part as usize] = Some(ns.clone());
            vm.run_code(&CodeObj::link(&code, &ns), None)?;
            ns
        }
    };
    Ok(ns.get_name(&intern(name)).unwrap_or(Value::None))
}

pub fn call(vm: &mut Vm, part: Part, name: &str, args: &[Value]) -> Res<Value> {
    let f = member(vm, part, name)?;
    vm.call(&f, args)
}
