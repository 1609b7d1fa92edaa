//! Cranelift: target, settings, compiling a function.

use cranelift_codegen::Context;
use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::ir::UserFuncName;
use cranelift_codegen::isa::OwnedTargetIsa;
use cranelift_codegen::settings::{self, Configurable};
use cranelift_frontend::FunctionBuilderContext;

use super::*;

/// Target and settings.
pub struct Compiler {
    isa: OwnedTargetIsa,
    fctx: FunctionBuilderContext,
    ctx: Context,
}

/// Code bytes, and texts if asked for.
pub struct Compiled {
    pub code: Vec<u8>,
    pub clif: Option<String>,
    pub asm: Option<String>,
}

impl Compiler {
    /// For the machine this runs on.
    pub fn native() -> Option<Compiler> {
        Some(Compiler::with(cranelift_native::builder().ok()?.finish(flags()).ok()?))
    }
    /// For another target, to check that lowering works there.
    pub fn for_target(triple: &str) -> Option<Compiler> {
        Some(Compiler::with(cranelift_codegen::isa::lookup(triple.parse().ok()?).ok()?.finish(flags()).ok()?))
    }
    fn with(isa: OwnedTargetIsa) -> Compiler {
        Compiler { isa, fctx: FunctionBuilderContext::new(), ctx: Context::new() }
    }

    /// Machine code of a piece.
    pub fn compile(&mut self, unit: &PieceView<'_>, texts: bool) -> Result<Compiled, String> {
        let Some(first) = unit.traces.first() else { return Err("an empty piece".to_string()) };
        self.ctx.clear();
        let cc = self.isa.default_call_conv();
        let mut sig = Signature::new(cc);
        let n = if unit.parent.is_some() { 2 } else { 3 + unit.n_args };
        sig.params.resize(n, AbiParam::new(I64));
        sig.returns.resize(2, AbiParam::new(I64));
        self.ctx.func.signature = sig;
        self.ctx.func.name = UserFuncName::user(0, 0);
        let mut l = Lower {
            b: FunctionBuilder::new(&mut self.ctx.func, &mut self.fctx),
            unit,
            cc,
            dealloc_sig: None,
            vm: V::from_u32(0),
            base: V::from_u32(0),
            poll_word: V::from_u32(0),
            starts: HashMap::new(),
            loads: Vec::new(),
            pending: Vec::new(),
            sigs: HashMap::new(),
            leave_trace: HashMap::new(),
            view: first,
            t: first.trace,
            is_root: false,
            entry_slots: HashMap::new(),
            map: Vec::new(),
            n: 0,
            results: HashMap::new(),
            exit_blocks: HashMap::new(),
            continued: HashSet::new(),
            stubs: Vec::new(),
            header: None,
        };
        if let Err(e) = l.function() {
            // What has been built so far must not show up in the next piece.
            self.fctx = FunctionBuilderContext::new();
            return Err(e);
        }
        l.b.seal_all_blocks();
        l.b.finalize(self.isa.frontend_config());
        let clif = texts.then(|| self.ctx.func.display().to_string());
        self.ctx.set_disasm(texts);
        let c = self
            .ctx
            .compile(&*self.isa, &mut ControlPlane::default())
            .map_err(|e| format!("{:?}", e.inner))?;
        if !c.buffer.relocs().is_empty() {
            return Err("code needs relocations".to_string());
        }
        Ok(Compiled { code: c.code_buffer().to_vec(), clif, asm: c.vcode.clone() })
    }
}

fn flags() -> settings::Flags {
    let mut b = settings::builder();
    for (k, v) in [
        // Our own passes have done the work: with `speed` code is no faster, and compiling takes a quarter longer.
        ("opt_level", "none"),
        ("enable_verifier", if cfg!(debug_assertions) { "true" } else { "false" }),
        ("is_pic", "false"),
        ("enable_alias_analysis", "true"),
    ] {
        // The names are Cranelift's own; a wrong one is found by the first test.
        b.set(k, v).unwrap_or_else(|e| panic!("setting {k}: {e}"));
    }
    settings::Flags::new(b)
}
