//! Machine code where it can run, by `cranelift-jit`: a module for each piece, whose pages are written once, then executable,
//! never both (W^X), and freed with their owner.
//!
//! A module ends when its code is in place, since what it knows of names and relocations is larger than most pieces; the
//! pages are handed on.
#![allow(unsafe_code, reason = "frees machine code")]

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cranelift_codegen::Context;
use cranelift_codegen::ir::ExternalName;
use cranelift_codegen::isa::OwnedTargetIsa;
use cranelift_codegen::{FinalizedMachReloc, FinalizedRelocTarget};
use cranelift_jit::{
    BranchProtection, JITBuilder, JITMemoryKind, JITMemoryProvider, JITModule, SystemMemoryProvider,
};
use cranelift_module::{Module, ModuleError, ModuleReloc, ModuleResult};

use crate::helpers::Function;

static LIVE: AtomicUsize = AtomicUsize::new(0);

/// Bytes of machine code in use, in whole pages.
pub fn live_bytes() -> usize {
    LIVE.load(Ordering::Relaxed)
}

/// The pages of a module, which outlive it: a provider leaks them unless it is told to free them.
#[derive(Clone)]
struct Pages(Arc<Mutex<SystemMemoryProvider>>);

impl Pages {
    fn provider(&self) -> MutexGuard<'_, SystemMemoryProvider> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl JITMemoryProvider for Pages {
    fn allocate(&mut self, size: usize, align: u64, kind: JITMemoryKind) -> io::Result<*mut u8> {
        self.provider().allocate(size, align, kind)
    }
    unsafe fn free_memory(&mut self) {
        // SAFETY: as the caller says.
        unsafe { self.provider().free_memory() }
    }
    fn finalize(&mut self, branch_protection: BranchProtection) -> ModuleResult<()> {
        self.provider().finalize(branch_protection)
    }
}

/// Where a piece and what it calls are declared while it is compiled.
pub struct Draft {
    pub module: JITModule,
    pages: Pages,
}

impl Draft {
    pub fn new(isa: OwnedTargetIsa) -> Draft {
        let pages = Pages(Arc::new(Mutex::new(SystemMemoryProvider::new())));
        // Names are those of the table.
        let mut builder = JITBuilder::with_isa(isa, Box::new(|l| l.to_string()));
        builder.symbol_lookup_fn(Box::new(|name| Function::of_name(name).map(Function::address)));
        builder.memory_provider(Box::new(pages.clone()));
        Draft { module: JITModule::new(builder), pages }
    }

    /// Puts what has been compiled into executable pages.
    ///
    /// # Errors
    /// There is no memory, or the code calls what is not there.
    pub fn place(self, compiled: &Context) -> Result<CodeBlock, String> {
        let Draft { mut module, pages } = self;
        let Some(code) = compiled.compiled_code() else { return Err("nothing is compiled".to_string()) };
        if let Some(missing) = code.buffer.relocs().iter().find_map(missing) {
            return Err(format!("code needs {missing}"));
        }
        let (bytes, align) = (code.code_buffer(), code.buffer.alignment as u64);
        // Frees the pages if the rest fails.
        let mut block = CodeBlock { pages, address: 0, len: bytes.len(), counted: 0 };
        let failed = |e: ModuleError| e.to_string();
        let piece = module.declare_anonymous_function(&compiled.func.signature).map_err(failed)?;
        let reloc = |r| ModuleReloc::from_mach_reloc(r, &compiled.func, piece);
        let relocs: Vec<_> = code.buffer.relocs().iter().map(reloc).collect();
        module.define_function_bytes(piece, align, bytes, &relocs).map_err(failed)?;
        module.finalize_definitions().map_err(failed)?;
        block.address = module.get_finalized_function(piece) as usize;
        Ok(block)
    }
}

/// Machine code of a piece, in pages of its own.
pub struct CodeBlock {
    pages: Pages,
    address: usize,
    /// Bytes of the code.
    len: usize,
    /// Bytes that are counted as live.
    counted: usize,
}

impl CodeBlock {
    /// Counts it as live. Code that has been made and is not due yet is not: when a thread has made it may differ between
    /// runs.
    pub fn count(&mut self) {
        self.counted = self.len.next_multiple_of(PAGE);
        LIVE.fetch_add(self.counted, Ordering::Relaxed);
    }
    /// Bytes of the code.
    pub fn code_bytes(&self) -> usize {
        self.len
    }
    /// Bytes that are counted as live.
    pub fn bytes(&self) -> usize {
        self.counted
    }
    pub fn addr(&self) -> *const u8 {
        self.address as *const u8
    }
}

/// What is counted. (Pages can be larger, where processors other than x86 are set up so.)
const PAGE: usize = 4096;

/// What a relocation names, if that is not in the table: the module does not survive looking it up.
fn missing(r: &FinalizedMachReloc) -> Option<String> {
    match &r.target {
        FinalizedRelocTarget::Func(_) | FinalizedRelocTarget::ExternalName(ExternalName::User(_)) => None,
        FinalizedRelocTarget::ExternalName(ExternalName::LibCall(l)) => {
            Some(l.to_string()).filter(|l| Function::of_name(l).is_none())
        }
        FinalizedRelocTarget::ExternalName(name) => Some(format!("{name:?}")),
    }
}

impl Drop for CodeBlock {
    fn drop(&mut self) {
        LIVE.fetch_sub(self.counted, Ordering::Relaxed);
        // SAFETY: the owner makes sure that nothing runs in the code.
        unsafe { self.pages.free_memory() };
    }
}

#[cfg(test)]
mod tests {
    use cranelift_codegen::control::ControlPlane;
    use cranelift_codegen::ir::types::{F32, F64};
    use cranelift_codegen::ir::{AbiParam, InstBuilder, Type, UserFuncName};
    use cranelift_codegen::isa::lookup;
    use cranelift_codegen::settings::{Flags, builder};
    use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
    use target_lexicon::Triple;

    use super::*;

    /// A function that rounds down, for the oldest processor of this kind.
    fn floor(ty: Type) -> Result<CodeBlock, String> {
        let isa = lookup(Triple::host()).expect("this machine is supported").finish(Flags::new(builder()));
        let isa = isa.expect("it has no flags that must be set");
        let (mut ctx, mut fctx) = (Context::new(), FunctionBuilderContext::new());
        ctx.func.name = UserFuncName::user(0, 0);
        ctx.func.signature.call_conv = isa.default_call_conv();
        ctx.func.signature.params.push(AbiParam::new(ty));
        ctx.func.signature.returns.push(AbiParam::new(ty));
        let mut b = FunctionBuilder::new(&mut ctx.func, &mut fctx);
        let block = b.create_block();
        b.append_block_params_for_function_params(block);
        b.switch_to_block(block);
        let x = b.block_params(block)[0];
        let x = b.ins().floor(x);
        b.ins().return_(&[x]);
        b.seal_all_blocks();
        b.finalize(isa.frontend_config());
        let draft = Draft::new(isa.clone());
        ctx.compile(&*isa, &mut ControlPlane::default()).expect("it can be compiled");
        draft.place(&ctx)
    }

    #[test]
    fn code_calls_what_the_processor_lacks() {
        let block = floor(F64).expect("there is such a function");
        // SAFETY: it was compiled as such.
        let f: extern "C" fn(f64) -> f64 = unsafe { std::mem::transmute(block.addr()) };
        assert_eq!((f(2.5), f(-2.5)), (2.0, -3.0));
    }

    /// No trace has such a number, so there is no function for it.
    #[cfg(target_arch = "x86_64")]
    #[test]
    fn code_that_calls_what_is_not_there_is_refused() {
        assert_eq!(floor(F32).err().as_deref(), Some("code needs FloorF32"));
    }
}
