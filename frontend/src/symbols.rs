//! The symbol table as the module `symtable` shows it: CPython's blocks, with its flags.
//!
//! CPython has some blocks and symbols that our table does without: a block for the annotations of each function, even if there are
//! none, and the parameter `.format` of such blocks. They are added here.

use std::rc::Rc;

use crate::location::Source;
use crate::source::Raw;
use crate::symtable::{Meaning, Scope, ScopeId, ScopeKind, Symbol, SymbolTable, facts};
use crate::{CompileError, Mode, parse, symtable};

/// Bits of a symbol's flags, as `_symtable` has them.
pub mod flags {
    pub const DEF_GLOBAL: u32 = 1;
    pub const DEF_LOCAL: u32 = 2;
    pub const DEF_PARAM: u32 = 4;
    pub const DEF_NONLOCAL: u32 = 8;
    pub const USE: u32 = 16;
    pub const DEF_FREE_CLASS: u32 = 64;
    pub const DEF_IMPORT: u32 = 128;
    pub const DEF_ANNOT: u32 = 256;
    pub const DEF_COMP_ITER: u32 = 512;
    pub const DEF_TYPE_PARAM: u32 = 1024;
    pub const DEF_COMP_CELL: u32 = 2048;
    pub const SCOPE_OFF: u32 = 12;
    pub const LOCAL: u32 = 1;
    pub const GLOBAL_EXPLICIT: u32 = 2;
    pub const GLOBAL_IMPLICIT: u32 = 3;
    pub const FREE: u32 = 4;
    pub const CELL: u32 = 5;
}
use flags::*;

/// Kinds of blocks, as `_symtable` numbers them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockType {
    Function,
    Class,
    Module,
    Annotation,
    TypeAlias,
    TypeParameters,
    TypeVariable,
}

#[derive(Debug)]
pub struct Block {
    pub ty: BlockType,
    pub name: Rc<str>,
    pub line: u32,
    pub nested: bool,
    pub parameters: Vec<Rc<str>>,
    /// In order of appearance, with their flags.
    pub symbols: Vec<(Rc<str>, u32)>,
    pub children: Vec<Block>,
}

/// The blocks of a source.
pub fn blocks(source: Raw, filename: &str, mode: Mode) -> Result<Block, CompileError> {
    let parsed = parse::parse(source, filename, mode)?;
    let source = Source::new(&parsed.source, filename);
    let table = symtable::build(&parsed.ast, &source).map_err(|e| *e)?;
    let mut children = vec![Vec::new(); table.scopes.len()];
    for (i, scope) in table.scopes.iter().enumerate() {
        if let Some(parent) = scope.parent {
            children[parent.0 as usize].push(i);
        }
    }
    Ok(Reader { table: &table, children }.block(0))
}

struct Reader<'a> {
    table: &'a SymbolTable,
    children: Vec<Vec<usize>>,
}

impl Reader<'_> {
    fn block(&self, i: usize) -> Block {
        let scope = &self.table.scopes[i];
        let ty = block_type(scope);
        let mut parameters = Vec::new();
        let mut symbols = Vec::new();
        let lazy = matches!(ty, BlockType::Annotation | BlockType::TypeAlias | BlockType::TypeVariable);
        if lazy {
            parameters.push(".format".into());
            symbols.push((".format".into(), USE | DEF_PARAM | LOCAL << SCOPE_OFF));
        }
        if scope.sees_class && lazy {
            symbols.push(("__classdict__".into(), USE | FREE << SCOPE_OFF));
        }
        let is_module = scope.kind == ScopeKind::Module;
        for s in &scope.symbols {
            if is_internal(scope, s) {
                continue;
            }
            if s.facts & facts::PARAM != 0 {
                parameters.push(s.name.clone());
            }
            symbols.push((s.name.clone(), flags_of(scope, s)));
        }
        if is_module {
            if scope.annotations.is_some() {
                symbols.push(("__conditional_annotations__".into(), USE | GLOBAL_IMPLICIT << SCOPE_OFF));
            }
            self.declared_elsewhere(&mut symbols);
        }
        let mut b = Block {
            ty,
            name: scope.name.trim_matches(['<', '>']).into(),
            line: scope.line,
            nested: self.is_nested(scope),
            parameters,
            symbols,
            children: Vec::new(),
        };
        if is_module {
            b.name = "top".into();
        }
        self.add_children(i, &mut b);
        b
    }

    /// What functions and classes say is global, the module knows.
    fn declared_elsewhere(&self, symbols: &mut Vec<(Rc<str>, u32)>) {
        for s in self.table.scopes[1..].iter().flat_map(|s| &s.symbols) {
            if s.facts & facts::GLOBAL == 0 {
                continue;
            }
            let flags = match symbols.iter_mut().find(|(name, _)| *name == s.name) {
                Some((_, flags)) => flags,
                None => {
                    symbols.push((s.name.clone(), 0));
                    let Some((_, flags)) = symbols.last_mut() else { continue };
                    flags
                }
            };
            *flags = *flags & ((1 << SCOPE_OFF) - 1) | DEF_GLOBAL | GLOBAL_EXPLICIT << SCOPE_OFF;
        }
    }

    /// Adds the blocks inside of a scope. Comprehensions that have no code of their own are part of the block.
    fn add_children(&self, i: usize, b: &mut Block) {
        let scope = &self.table.scopes[i];
        let mut has_annotations = false;
        for &child in &self.children[i] {
            let c = &self.table.scopes[child];
            if c.inlined {
                let new =
                    c.symbols.iter().filter(|s| s.facts & facts::BOUND != 0 && s.facts & facts::WALRUS == 0);
                for s in new.filter(|s| &*s.name != ".0") {
                    if !b.symbols.iter().any(|(name, _)| *name == s.name) {
                        b.symbols.push((s.name.clone(), flags_of(c, s)));
                    }
                }
                self.add_children(child, b);
                continue;
            }
            let of_function = c.kind == ScopeKind::Annotations
                && scope.annotations != Some(ScopeId(child as u32))
                && block_type(c) == BlockType::Annotation;
            if c.kind == ScopeKind::Function && !has_annotations {
                b.children.push(self.no_annotations(i, c));
            }
            has_annotations = of_function;
            b.children.push(self.block(child));
        }
    }

    /// The block of the annotations of a function that has none.
    fn no_annotations(&self, outer: usize, function: &Scope) -> Block {
        let outer = &self.table.scopes[outer];
        let mut symbols = vec![(".format".into(), USE | DEF_PARAM | LOCAL << SCOPE_OFF)];
        if outer.kind == ScopeKind::Class || outer.sees_class {
            symbols.push(("__classdict__".into(), USE | FREE << SCOPE_OFF));
        }
        Block {
            ty: BlockType::Annotation,
            name: "__annotate__".into(),
            line: function.line,
            nested: self.is_nested(function),
            parameters: vec![".format".into()],
            symbols,
            children: Vec::new(),
        }
    }

    fn is_nested(&self, scope: &Scope) -> bool {
        let Some(parent) = scope.parent else { return false };
        let parent = self.table.scope(parent);
        parent.is_function_like() || self.is_nested(parent)
    }
}

fn block_type(scope: &Scope) -> BlockType {
    match scope.kind {
        ScopeKind::Module => BlockType::Module,
        ScopeKind::Class => BlockType::Class,
        ScopeKind::TypeParams => BlockType::TypeParameters,
        ScopeKind::Annotations => match scope.place {
            "a type alias" => BlockType::TypeAlias,
            p if p == symtable::AN_ANNOTATION => BlockType::Annotation,
            _ => BlockType::TypeVariable,
        },
        _ => BlockType::Function,
    }
}

/// What our classes have and CPython's do not.
fn is_internal(scope: &Scope, s: &Symbol) -> bool {
    let is_class = scope.kind == ScopeKind::Class && s.facts == facts::ASSIGNED;
    is_class && matches!(&*s.name, "__module__" | "__qualname__") && !s.is_written
        || scope.kind == ScopeKind::Annotations && &*s.name == "__conditional_annotations__"
}

fn flags_of(scope: &Scope, s: &Symbol) -> u32 {
    let mut out = 0;
    let all = [
        (facts::USED, USE),
        (facts::ASSIGNED, DEF_LOCAL),
        (facts::PARAM, DEF_PARAM),
        (facts::GLOBAL, DEF_GLOBAL),
        (facts::NONLOCAL, DEF_NONLOCAL),
        (facts::ANNOTATED, DEF_ANNOT),
        (facts::ITERATION, DEF_COMP_ITER),
        (facts::IMPORTED, DEF_IMPORT),
        (facts::TYPE_PARAM, DEF_TYPE_PARAM),
    ];
    for (fact, flag) in all {
        out |= if s.facts & fact != 0 { flag } else { 0 };
    }
    if s.facts & facts::IMPORTED != 0 && !s.is_written {
        out &= !DEF_LOCAL;
    }
    let is_explicit = s.facts & facts::GLOBAL != 0;
    let is_bound = s.facts & facts::BOUND != 0;
    let place = match s.meaning {
        Meaning::Cell => CELL,
        Meaning::Free => FREE,
        _ if is_explicit => GLOBAL_EXPLICIT,
        Meaning::Local => LOCAL,
        _ if is_bound && matches!(scope.kind, ScopeKind::Module | ScopeKind::Class) => LOCAL,
        _ => GLOBAL_IMPLICIT,
    };
    out | place << SCOPE_OFF
}
