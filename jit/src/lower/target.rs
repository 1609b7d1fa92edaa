//! Cranelift: target, settings, compiling a function.

use std::fmt;

use cranelift_codegen::Context;
use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::entity::SecondaryMap;
use cranelift_codegen::ir::entities::AnyEntity;
use cranelift_codegen::ir::{self, ExternalName, UserFuncName};
use cranelift_codegen::isa::OwnedTargetIsa;
use cranelift_codegen::settings::{self, Configurable};
use cranelift_codegen::write::{FuncWriter, PlainWriter, decorate_function};
use cranelift_frontend::FunctionBuilderContext;
use cranelift_module::FuncId;
use target_lexicon::Triple;

use super::*;
use crate::code::{CodeBlock, Draft};

/// Target and settings.
pub struct Compiler {
    isa: OwnedTargetIsa,
    fctx: FunctionBuilderContext,
    ctx: Context,
}

/// Machine code, and texts if asked for.
pub struct Compiled {
    pub code: CodeBlock,
    /// Bytes of it that are there for exits only.
    pub stub_bytes: usize,
    pub clif: Option<String>,
    pub asm: Option<String>,
}

impl Compiler {
    /// For the machine this runs on.
    pub fn native() -> Option<Compiler> {
        Some(Compiler::with(cranelift_native::builder().ok()?.finish(flags()).ok()?))
    }
    /// For any processor of a kind.
    pub fn for_target(triple: Triple) -> Option<Compiler> {
        Some(Compiler::with(cranelift_codegen::isa::lookup(triple).ok()?.finish(flags()).ok()?))
    }
    fn with(isa: OwnedTargetIsa) -> Compiler {
        Compiler { isa, fctx: FunctionBuilderContext::new(), ctx: Context::new() }
    }

    /// Machine code of a piece, where it can run.
    ///
    /// # Errors
    /// The piece is not understood, Cranelift gives up, or there is no memory for code.
    pub fn compile(&mut self, unit: &PieceView<'_>, texts: bool) -> Result<Compiled, String> {
        let mut draft = Draft::new(self.isa.clone());
        self.lower(unit, &mut draft.module)?;
        let clif = texts.then(|| self.clif(&draft.module));
        self.ctx.set_disasm(texts);
        self.generate()?;
        let code = self.ctx.compiled_code();
        let asm = code.and_then(|c| c.vcode.clone());
        let places = code.iter().flat_map(|c| c.buffer.get_srclocs_sorted());
        let stubs = places.filter(|p| p.loc == SourceLoc::new(IN_STUB));
        let stub_bytes = stubs.map(|s| (s.end - s.start) as usize).sum();
        Ok(Compiled { code: draft.place(&self.ctx)?, stub_bytes, clif, asm })
    }
    /// Compiles a piece for nothing but the error that this may bring.
    ///
    /// # Errors
    /// The piece is not understood, or Cranelift gives up.
    pub fn check(&mut self, unit: &PieceView<'_>) -> Result<(), String> {
        self.lower(unit, &mut Draft::new(self.isa.clone()).module)?;
        self.generate()
    }

    /// A piece as Cranelift's function.
    fn lower(&mut self, unit: &PieceView<'_>, module: &mut JITModule) -> Result<(), String> {
        let Some(first) = unit.traces.first() else { return Err("an empty piece".to_string()) };
        self.ctx.clear();
        let cc = self.isa.default_call_conv();
        let mut sig = Signature::new(cc);
        let n = if unit.parent.is_some() { 2 } else { 3 + unit.n_args };
        sig.params.resize(n, AbiParam::new(I64));
        sig.returns.resize(2, AbiParam::new(I64));
        self.ctx.func.signature = sig;
        self.ctx.func.name = UserFuncName::user(0, 0);
        // A processor of the first kind may lack the instruction; others have no such setting.
        let fma = self.isa.isa_flags().iter().find(|f| f.name == "has_fma").and_then(|f| f.as_bool());
        let mut l = Lower {
            fma: fma.unwrap_or(true),
            window: None,
            b: FunctionBuilder::new(&mut self.ctx.func, &mut self.fctx),
            module,
            unit,
            cc,
            functions: HashMap::new(),
            vm: V::from_u32(0),
            base: V::from_u32(0),
            poll_word: V::from_u32(0),
            starts: HashMap::new(),
            loads: Vec::new(),
            pending: Vec::new(),
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
        Ok(())
    }
    fn generate(&mut self) -> Result<(), String> {
        match self.ctx.compile(&*self.isa, &mut ControlPlane::default()) {
            Ok(_) => Ok(()),
            Err(e) => Err(format!("{:?}", e.inner)),
        }
    }
    fn clif(&self, module: &JITModule) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = decorate_function(&mut Named(module), &mut text, &self.ctx.func);
        text
    }
}

/// Writes functions with the names of what they call, which they themselves have by number.
struct Named<'a>(&'a JITModule);

impl FuncWriter for Named<'_> {
    fn write_block_header(
        &mut self,
        w: &mut dyn fmt::Write,
        func: &ir::Function,
        block: Block,
        indent: usize,
    ) -> fmt::Result {
        PlainWriter.write_block_header(w, func, block, indent)
    }
    fn write_instruction(
        &mut self,
        w: &mut dyn fmt::Write,
        func: &ir::Function,
        aliases: &SecondaryMap<V, Vec<V>>,
        inst: Inst,
        indent: usize,
    ) -> fmt::Result {
        PlainWriter.write_instruction(w, func, aliases, inst, indent)
    }
    fn write_entity_definition(
        &mut self,
        w: &mut dyn fmt::Write,
        func: &ir::Function,
        entity: AnyEntity,
        value: &dyn fmt::Display,
    ) -> fmt::Result {
        let AnyEntity::FuncRef(f) = entity else { return writeln!(w, "    {entity} = {value}") };
        let ExternalName::User(name) = func.dfg.ext_funcs[f].name else { return Ok(()) };
        let id = func.params.user_named_funcs()[name].index;
        let name = self.0.declarations().get_function_decl(FuncId::from_u32(id)).name.as_deref();
        writeln!(w, "    {entity} = {value} ; {}", name.unwrap_or_default())
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
