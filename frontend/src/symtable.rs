//! Scopes and names: which variable every name means.
//!
//! Python decides before running whether a name is a local, a variable of an enclosing function, or a
//! global. First a walk over the tree collects, scope by scope, which names are bound and used; then
//! every name is resolved outwards. A local that an inner function uses lives in a *cell*.
//!
//! List, set and dict comprehensions are *inlined* into the function or module that holds them (as in
//! CPython since 3.12): they have a scope of their own, but no code object. In a class body they do
//! become functions, because what they contain must not see the names of the class.
//!
//! Errors found here are those that CPython's symbol table reports, in its wording.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;
use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr, Pattern, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::fold;
use crate::location::{Result, Source};

/// Nesting depth at which compilation gives up (the passes recurse over the tree).
pub(crate) const MAX_DEPTH: u32 = 6000;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ScopeId(pub u32);

impl ScopeId {
    /// The outermost scope of a table.
    pub const MODULE: ScopeId = ScopeId(0);
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    Generator,
    /// A list, set or dict comprehension.
    Comprehension,
    /// A function that is called for the annotations of a function, class or module, the value of a type alias, or the bound
    /// or default of a type parameter.
    Annotations,
    /// The function around a generic function, class or type alias, whose variables are the type parameters.
    TypeParams,
}

/// Facts about a name in a scope (bit set).
pub(crate) mod facts {
    pub const USED: u16 = 1;
    pub const ASSIGNED: u16 = 2;
    pub const PARAM: u16 = 4;
    pub const GLOBAL: u16 = 8;
    pub const NONLOCAL: u16 = 16;
    pub const ANNOTATED: u16 = 32;
    /// Iteration variable of a comprehension.
    pub const ITERATION: u16 = 64;
    /// Bound by `:=` in this comprehension, so it belongs to the scope around it.
    pub const WALRUS: u16 = 128;
    pub const IMPORTED: u16 = 256;
    pub const TYPE_PARAM: u16 = 512;
    /// Bound by `del`, besides whatever else binds it.
    pub const DELETED: u16 = 1024;
    pub const BOUND: u16 = ASSIGNED | PARAM;
}

/// What a name means in its scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meaning {
    /// A register.
    Local,
    /// A cell of this scope.
    Cell,
    /// A cell of an enclosing function.
    Free,
    Global,
    /// A name in the namespace of a class body.
    Class,
}

#[derive(Debug)]
pub(crate) struct Symbol {
    pub name: Rc<str>,
    pub facts: u16,
    pub meaning: Meaning,
    /// Where `global` or `nonlocal` was said.
    declared_at: TextRange,
    /// Assigned to otherwise than by an import or because each class has it.
    pub is_written: bool,
}

#[derive(Debug)]
pub(crate) struct Scope {
    pub kind: ScopeKind,
    pub name: Rc<str>,
    pub parent: Option<ScopeId>,
    /// The line it starts at; 0 for the module.
    pub line: u32,
    /// No code object of its own.
    pub inlined: bool,
    /// In order of first appearance.
    pub symbols: Vec<Symbol>,
    index: HashMap<Rc<str>, usize>,
    pub is_generator: bool,
    pub is_async: bool,
    /// A class whose methods use `__class__` or `super`.
    pub needs_class_cell: bool,
    /// Names used here or further in that are cells of enclosing functions, sorted.
    pub free: BTreeSet<Rc<str>>,
    /// The innermost enclosing class, for `__private` names.
    pub class_name: Option<Rc<str>>,
    /// Of the type parameters of a class, their names: no others are private here.
    pub only_private: Option<HashSet<Rc<str>>>,
    /// Names that `:=` rebinds somewhere in this scope.
    pub walrus: HashSet<Rc<str>>,
    /// Of a module or class: the scope of its annotations.
    pub annotations: Option<ScopeId>,
    /// Names are looked for in the class around first, when the code runs.
    pub sees_class: bool,
    /// Of annotations and the like: what they are, for messages.
    pub place: &'static str,
    /// A class whose namespace must be in a cell, for scopes that see it.
    pub needs_classdict: bool,
}

impl Scope {
    pub fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|&i| &self.symbols[i])
    }
    /// What a private name is called in this scope.
    pub fn mangled(&self, name: &str) -> Option<String> {
        if self.only_private.as_ref().is_some_and(|names| !names.contains(name)) {
            return None;
        }
        mangle(self.class_name.as_deref(), name)
    }
    pub fn is_function_like(&self) -> bool {
        !matches!(self.kind, ScopeKind::Module | ScopeKind::Class)
    }
}

pub(crate) struct SymbolTable {
    pub scopes: Vec<Scope>,
    /// Scope of a function, class, lambda or comprehension node, by the address of the node.
    by_node: HashMap<usize, ScopeId>,
    /// Names in `global` statements, wherever they stand.
    pub declared_global: HashSet<Rc<str>>,
    /// `from __future__ import annotations`: annotations are not evaluated but kept as text.
    pub string_annotations: bool,
}

/// The key under which a node's scope is found.
pub(crate) fn node_key<T>(node: &T) -> usize {
    std::ptr::from_ref(node).addr()
}

impl SymbolTable {
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }
    pub fn of_node<T>(&self, node: &T) -> ScopeId {
        *self.by_node.get(&node_key(node)).expect("every scope node was visited")
    }

    /// The table as text, one line per symbol.
    pub fn print(&self) -> String {
        let mut out = String::new();
        for (i, scope) in self.scopes.iter().enumerate() {
            let parent = scope.parent.map_or(String::new(), |p| format!(" in {}", p.0));
            let inlined = if scope.inlined { ", inlined" } else { "" };
            let _ = writeln!(out, "{i}: {:?} {}{parent}{inlined}", scope.kind, scope.name);
            for symbol in &scope.symbols {
                let _ = writeln!(out, "    {:<20} {:?}", symbol.name, symbol.meaning);
            }
            if !scope.free.is_empty() {
                let names: Vec<&str> = scope.free.iter().map(|n| &**n).collect();
                let _ = writeln!(out, "    free: {}", names.join(", "));
            }
        }
        out
    }
}

/// `__private` names in a class body become `_Class__private`.
pub(crate) fn mangle(class_name: Option<&str>, name: &str) -> Option<String> {
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return None;
    }
    let class_name = class_name?.trim_start_matches('_');
    if class_name.is_empty() { None } else { Some(format!("_{class_name}{name}")) }
}

pub(crate) const AN_ANNOTATION: &str = "an annotation";

/// The annotations of a function's parameters and its result, with the names they go by. In CPython's order, which has
/// the positional-only ones second.
pub(crate) fn annotations(s: &ast::StmtFunctionDef) -> impl Iterator<Item = (&str, &Expr)> {
    let p = &*s.parameters;
    let plain = p.args.iter().chain(&p.posonlyargs).map(|p| &p.parameter);
    let all = plain.chain(p.vararg.as_deref()).chain(p.kwonlyargs.iter().map(|p| &p.parameter));
    let all = all.chain(p.kwarg.as_deref());
    let of = all.filter_map(|p| Some((p.name.as_str(), p.annotation.as_deref()?)));
    of.chain(s.returns.as_deref().map(|e| ("return", e)))
}

pub(crate) fn has_annotations(s: &ast::StmtFunctionDef) -> bool {
    annotations(s).next().is_some()
}

/// Collects and resolves all names of a module.
pub(crate) fn build(module: &ast::Mod, source: &Source) -> Result<SymbolTable> {
    let has_future = |body: &[Stmt]| {
        let names = body.iter().filter_map(|s| match s {
            Stmt::ImportFrom(s) if s.level == 0 && s.module.as_deref() == Some("__future__") => {
                Some(&s.names)
            }
            _ => None,
        });
        names.flatten().any(|alias| alias.name.as_str() == "annotations")
    };
    let string_annotations = matches!(module, ast::Mod::Module(m) if has_future(&m.body));
    let mut builder = Builder {
        string_annotations,
        table: SymbolTable {
            scopes: Vec::new(),
            by_node: HashMap::new(),
            declared_global: HashSet::new(),
            string_annotations,
        },
        source,
        current: ScopeId(0),
        depth: 0,
        in_iterable: 0,
        in_target: false,
    };
    builder.push_scope(ScopeKind::Module, "<module>", 0);
    match module {
        ast::Mod::Module(m) => builder.body(&m.body)?,
        ast::Mod::Expression(e) => builder.expr(&e.body)?,
    }
    resolve(&mut builder.table, source)?;
    Ok(builder.table)
}

struct Builder<'s> {
    string_annotations: bool,
    table: SymbolTable,
    source: &'s Source<'s>,
    current: ScopeId,
    depth: u32,
    /// Inside how many iterables of comprehensions.
    in_iterable: u32,
    /// In the target of a comprehension's `for`.
    in_target: bool,
}

impl<'s> Builder<'s> {
    fn scope(&mut self) -> &mut Scope {
        &mut self.table.scopes[self.current.0 as usize]
    }

    fn push_scope(&mut self, kind: ScopeKind, name: &str, line: u32) -> ScopeId {
        let id = ScopeId(self.table.scopes.len() as u32);
        let (parent, class_name, parent_is_class, outer_sees_class) = if id.0 == 0 {
            (None, None, false, false)
        } else {
            let current = self.current;
            let scope = self.scope();
            let (class_name, is_class) = (scope.class_name.clone(), scope.kind == ScopeKind::Class);
            (Some(current), class_name, is_class, scope.sees_class)
        };
        let is_annotation = matches!(kind, ScopeKind::Annotations | ScopeKind::TypeParams);
        let sees_class = is_annotation && (parent_is_class || outer_sees_class);
        if sees_class && parent_is_class {
            self.scope().needs_classdict = true;
        }
        self.table.scopes.push(Scope {
            kind,
            name: name.into(),
            parent,
            line,
            // What sees a class does so by its own register for the namespace.
            inlined: kind == ScopeKind::Comprehension && !parent_is_class && !outer_sees_class,
            symbols: Vec::new(),
            index: HashMap::new(),
            is_generator: kind == ScopeKind::Generator,
            is_async: false,
            needs_class_cell: false,
            free: BTreeSet::new(),
            class_name: if kind == ScopeKind::Class { Some(name.into()) } else { class_name },
            only_private: None,
            walrus: HashSet::new(),
            annotations: None,
            sees_class,
            place: "",
            needs_classdict: false,
        });
        self.current = id;
        id
    }

    fn pop_scope(&mut self) {
        self.current = self.scope().parent.expect("the module scope is never popped");
    }

    fn mangled(&mut self, name: &str) -> Rc<str> {
        match self.scope().mangled(name) {
            Some(mangled) => mangled.into(),
            None => name.into(),
        }
    }

    fn facts_of(&mut self, name: &str) -> u16 {
        let name = self.mangled(name);
        self.scope().symbol(&name).map_or(0, |s| s.facts)
    }

    fn add(&mut self, name: &str, facts: u16, at: TextRange) -> Result<()> {
        let name = self.mangled(name);
        let is_param = facts & facts::PARAM != 0;
        let in_target = self.in_target && self.scope().kind_is_comprehension();
        let source = self.source;
        let scope = self.scope();
        let symbol = scope.entry(name);
        if is_param && symbol.facts & facts::PARAM != 0 {
            let msg = format!("duplicate argument '{}' in function definition", symbol.name);
            return Err(source.error(at, msg));
        }
        if in_target && facts & facts::ASSIGNED != 0 {
            if symbol.facts & facts::WALRUS != 0 {
                let msg = format!(
                    "comprehension inner loop cannot rebind assignment expression target '{}'",
                    symbol.name
                );
                return Err(source.error(at, msg));
            }
            symbol.facts |= facts::ITERATION;
        }
        symbol.facts |= facts;
        symbol.is_written |= facts & facts::BOUND != 0 && facts & facts::IMPORTED == 0;
        if facts & (facts::GLOBAL | facts::NONLOCAL) != 0 {
            symbol.declared_at = at;
        }
        Ok(())
    }

    /// A binding of `name`, which must not be `__debug__`.
    fn bind(&mut self, name: &str, facts: u16, at: TextRange) -> Result<()> {
        if name == "__debug__" {
            return Err(self.source.error(at, "cannot assign to __debug__"));
        }
        self.add(name, facts, at)
    }

    fn body(&mut self, body: &[Stmt]) -> Result<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn enter(&mut self) -> Result<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(self.source.too_deep()) } else { Ok(()) }
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<()> {
        self.enter()?;
        self.stmt_inner(stmt)?;
        self.depth -= 1;
        Ok(())
    }

    fn stmt_inner(&mut self, stmt: &Stmt) -> Result<()> {
        match stmt {
            Stmt::FunctionDef(s) => {
                self.bind(&s.name, facts::ASSIGNED, s.range)?;
                let line = self.source.definition(s.range, &s.decorator_list).line;
                self.defaults(&s.parameters)?;
                s.decorator_list.iter().try_for_each(|d| self.expr(&d.expression))?;
                self.begin_type_params(s.type_params.as_deref(), &s.name, line, false)?;
                self.function_annotations(s, line)?;
                let id = self.push_scope(ScopeKind::Function, &s.name, line);
                self.table.by_node.insert(node_key(s), id);
                self.scope().is_async = s.is_async;
                self.parameters(&s.parameters)?;
                self.body(&s.body)?;
                self.pop_scope();
                self.end_type_params(s.type_params.as_deref());
            }
            Stmt::ClassDef(s) => {
                self.bind(&s.name, facts::ASSIGNED, s.range)?;
                let line = self.source.definition(s.range, &s.decorator_list).line;
                s.decorator_list.iter().try_for_each(|d| self.expr(&d.expression))?;
                self.begin_type_params(s.type_params.as_deref(), &s.name, line, true)?;
                if s.type_params.is_some() {
                    self.add(".type_params", facts::ASSIGNED, s.range)?;
                }
                if let Some(arguments) = &s.arguments {
                    self.arguments(arguments)?;
                }
                let id = self.push_scope(ScopeKind::Class, &s.name, line);
                if s.type_params.is_some() {
                    self.add(".type_params", facts::USED, s.range)?;
                }
                self.table.by_node.insert(node_key(s), id);
                for name in ["__module__", "__qualname__"] {
                    self.add(name, facts::ASSIGNED, s.range)?;
                    self.scope().entry(name.into()).is_written = false;
                }
                self.body(&s.body)?;
                self.pop_scope();
                self.end_type_params(s.type_params.as_deref());
            }
            Stmt::Return(s) => self.exprs(s.value.as_deref())?,
            Stmt::Delete(s) => self.exprs(&s.targets)?,
            Stmt::TypeAlias(s) => {
                let Expr::Name(name) = &*s.name else { return Ok(()) };
                self.bind(&name.id, facts::ASSIGNED, name.range)?;
                let line = self.line(s.range);
                self.begin_type_params(s.type_params.as_deref(), &name.id, line, false)?;
                self.lazy_value(line, &s.value, node_key(s), &name.id, "a type alias")?;
                self.end_type_params(s.type_params.as_deref());
            }
            Stmt::Assign(s) => {
                self.exprs(&s.targets)?;
                self.expr(&s.value)?;
            }
            Stmt::AugAssign(s) => {
                self.expr(&s.target)?;
                self.expr(&s.value)?;
            }
            Stmt::AnnAssign(s) => self.annotated(s)?,
            Stmt::For(s) => {
                self.expr(&s.target)?;
                self.expr(&s.iter)?;
                self.body(&s.body)?;
                self.body(&s.orelse)?;
            }
            Stmt::While(s) => {
                self.expr(&s.test)?;
                self.body(&s.body)?;
                self.body(&s.orelse)?;
            }
            Stmt::If(s) => {
                self.expr(&s.test)?;
                self.body(&s.body)?;
                for clause in &s.elif_else_clauses {
                    self.exprs(clause.test.as_ref())?;
                    self.body(&clause.body)?;
                }
            }
            Stmt::With(s) => {
                for item in &s.items {
                    self.expr(&item.context_expr)?;
                    self.exprs(item.optional_vars.as_deref())?;
                }
                self.body(&s.body)?;
            }
            Stmt::Match(s) => {
                self.expr(&s.subject)?;
                for case in &s.cases {
                    self.pattern(&case.pattern)?;
                    self.exprs(case.guard.as_deref())?;
                    self.body(&case.body)?;
                }
            }
            Stmt::Raise(s) => {
                self.exprs(s.exc.as_deref())?;
                self.exprs(s.cause.as_deref())?;
            }
            Stmt::Try(s) => {
                // The parser lets this through.
                if let (true, Some(first)) = (s.handlers.is_empty(), s.orelse.first()) {
                    let before = self.source.text.get(..first.start().to_usize()).unwrap_or("");
                    let at = before.rfind("else").unwrap_or(0) as u32;
                    let at = TextRange::at(TextSize::new(at), TextSize::new(4));
                    return Err(self.source.error(at, "expected 'except' or 'finally' block"));
                }
                self.body(&s.body)?;
                for handler in &s.handlers {
                    let ast::ExceptHandler::ExceptHandler(h) = handler;
                    self.exprs(h.type_.as_deref())?;
                    if let Some(name) = &h.name {
                        self.bind(name, facts::ASSIGNED, h.range)?;
                    }
                    self.body(&h.body)?;
                }
                self.body(&s.orelse)?;
                self.body(&s.finalbody)?;
            }
            Stmt::Assert(s) => {
                self.expr(&s.test)?;
                self.exprs(s.msg.as_deref())?;
            }
            Stmt::Import(s) => {
                for alias in &s.names {
                    let bound = match &alias.asname {
                        Some(asname) => asname.as_str(),
                        None => alias.name.split('.').next().unwrap_or(""),
                    };
                    self.bind(bound, facts::ASSIGNED | facts::IMPORTED, alias.range)?;
                }
            }
            Stmt::ImportFrom(s) => {
                for alias in &s.names {
                    if alias.name.as_str() == "*" {
                        if self.scope().kind != ScopeKind::Module {
                            let msg = "import * only allowed at module level";
                            return Err(self.source.error(alias.range, msg));
                        }
                        continue;
                    }
                    let bound = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.bind(bound, facts::ASSIGNED | facts::IMPORTED, alias.range)?;
                }
            }
            Stmt::Global(s) => self.declare(&s.names, facts::GLOBAL, s.range)?,
            Stmt::Nonlocal(s) => {
                if self.scope().kind == ScopeKind::Module {
                    let msg = "nonlocal declaration not allowed at module level";
                    return Err(self.source.error(s.range, msg));
                }
                self.declare(&s.names, facts::NONLOCAL, s.range)?;
            }
            Stmt::Expr(s) => self.expr(&s.value)?,
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) | Stmt::IpyEscapeCommand(_) => {}
        }
        Ok(())
    }

    fn declare(&mut self, names: &[ast::Identifier], fact: u16, at: TextRange) -> Result<()> {
        let word = if fact == facts::GLOBAL { "global" } else { "nonlocal" };
        for name in names {
            let before = self.facts_of(name);
            let msg = if before & facts::PARAM != 0 {
                format!("name '{name}' is parameter and {word}")
            } else if before & facts::USED != 0 {
                format!("name '{name}' is used prior to {word} declaration")
            } else if before & facts::ANNOTATED != 0 {
                format!("annotated name '{name}' can't be {word}")
            } else if before & facts::BOUND != 0 && self.is_written(name) {
                format!("name '{name}' is assigned to before {word} declaration")
            } else {
                let declared_at = self.declared_at(name);
                self.add(name, fact, at)?;
                if fact == facts::GLOBAL {
                    let mangled = self.mangled(name);
                    self.table.declared_global.insert(mangled);
                }
                // CPython points at the first of two contradicting declarations.
                if let Some(first) = declared_at {
                    let name = self.mangled(name);
                    self.scope().entry(name).declared_at = first;
                }
                continue;
            };
            return Err(self.source.error(at, msg));
        }
        Ok(())
    }

    /// Whether the name is bound by something else than an import, which a declaration may come after.
    fn is_written(&mut self, name: &str) -> bool {
        let name = self.mangled(name);
        self.scope().symbol(&name).is_some_and(|s| s.is_written)
    }

    fn declared_at(&mut self, name: &str) -> Option<TextRange> {
        let name = self.mangled(name);
        let symbol = self.scope().symbol(&name)?;
        (symbol.facts & (facts::GLOBAL | facts::NONLOCAL) != 0).then_some(symbol.declared_at)
    }

    fn annotated(&mut self, s: &ast::StmtAnnAssign) -> Result<()> {
        if let Expr::Name(name) = &*s.target {
            let before = self.facts_of(&name.id);
            let declared = before & (facts::GLOBAL | facts::NONLOCAL);
            if declared != 0 && s.simple && self.scope().kind != ScopeKind::Module {
                let word = if declared & facts::GLOBAL != 0 { "global" } else { "nonlocal" };
                let msg = format!("annotated name '{}' can't be {word}", name.id);
                return Err(self.source.error(s.range, msg));
            }
            if s.simple {
                self.bind(&name.id, facts::ANNOTATED | facts::ASSIGNED, s.target.range())?;
            } else if s.value.is_some() {
                self.bind(&name.id, facts::ASSIGNED, s.target.range())?;
            }
        } else {
            self.expr(&s.target)?;
        }
        let kind = self.scope().kind;
        if s.simple && matches!(kind, ScopeKind::Module | ScopeKind::Class) && !self.string_annotations {
            let outer = self.current;
            match self.scope().annotations {
                Some(id) => self.current = id,
                None => {
                    let line = self.line(s.annotation.range());
                    let id = self.annotations_scope("__annotate__", AN_ANNOTATION, line);
                    self.table.scopes[outer.0 as usize].annotations = Some(id);
                }
            }
            if kind == ScopeKind::Class {
                self.add("__conditional_annotations__", facts::USED, s.range)?;
            }
            self.outside_of_expressions(|b| b.expr(&s.annotation))?;
            self.current = outer;
        } else {
            // It is never evaluated, but some expressions are refused all the same. What scopes it has are forgotten.
            let n = self.table.scopes.len();
            let symbols = self.scope().symbols.len();
            self.annotations_scope("__annotate__", AN_ANNOTATION, 0);
            self.outside_of_expressions(|b| b.expr(&s.annotation))?;
            self.pop_scope();
            self.table.scopes.truncate(n);
            debug_assert_eq!(self.scope().symbols.len(), symbols);
        }
        self.exprs(s.value.as_deref())
    }

    fn line(&self, at: TextRange) -> u32 {
        self.source.line_col(at.start()).0
    }

    fn annotations_scope(&mut self, name: &str, place: &'static str, line: u32) -> ScopeId {
        let id = self.push_scope(ScopeKind::Annotations, name, line);
        self.scope().place = place;
        id
    }

    /// Visits what is evaluated as a function of its own.
    fn outside_of_expressions(&mut self, f: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let in_iterable = std::mem::take(&mut self.in_iterable);
        let in_target = std::mem::take(&mut self.in_target);
        f(self)?;
        (self.in_iterable, self.in_target) = (in_iterable, in_target);
        Ok(())
    }

    /// An expression that is evaluated when somebody asks for its value.
    fn lazy_value(
        &mut self,
        line: u32,
        value: &Expr,
        key: usize,
        name: &str,
        place: &'static str,
    ) -> Result<()> {
        let id = self.annotations_scope(name, place, line);
        self.table.by_node.insert(key, id);
        self.outside_of_expressions(|b| b.expr(value))?;
        self.pop_scope();
        Ok(())
    }

    fn function_annotations(&mut self, s: &ast::StmtFunctionDef, line: u32) -> Result<()> {
        if self.string_annotations || !has_annotations(s) {
            return Ok(());
        }
        let id = self.annotations_scope("__annotate__", AN_ANNOTATION, line);
        self.table.by_node.insert(node_key(&*s.parameters), id);
        let all: Vec<&Expr> = annotations(s).map(|(_, e)| e).collect();
        self.outside_of_expressions(|b| b.exprs(all))?;
        self.pop_scope();
        Ok(())
    }

    /// The scope around a definition with type parameters, if there are any.
    fn begin_type_params(
        &mut self,
        params: Option<&ast::TypeParams>,
        name: &str,
        line: u32,
        of_class: bool,
    ) -> Result<()> {
        let Some(params) = params else { return Ok(()) };
        let id = self.push_scope(ScopeKind::TypeParams, name, line);
        self.scope().place = "the definition of a generic";
        if of_class {
            self.scope().class_name = Some(name.into());
            self.scope().only_private = Some(params.iter().map(|p| p.name().as_str().into()).collect());
        }
        self.table.by_node.insert(node_key(params), id);
        let mut has_default = false;
        for p in params.iter() {
            let (name, bound, default, place) = match p {
                ast::TypeParam::TypeVar(p) => {
                    (&p.name, p.bound.as_deref(), p.default.as_deref(), "a TypeVar default")
                }
                ast::TypeParam::TypeVarTuple(p) => {
                    (&p.name, None, p.default.as_deref(), "a TypeVarTuple default")
                }
                ast::TypeParam::ParamSpec(p) => (&p.name, None, p.default.as_deref(), "a ParamSpec default"),
            };
            if self.facts_of(name) & facts::BOUND != 0 {
                return Err(self.source.error(p.range(), format!("duplicate type parameter '{name}'")));
            }
            self.bind(name, facts::ASSIGNED | facts::TYPE_PARAM, p.range())?;
            let line = self.line(p.range());
            if let Some(bound) = bound {
                let place = if bound.is_tuple_expr() { "a TypeVar constraint" } else { "a TypeVar bound" };
                self.lazy_value(line, bound, node_key(bound), name, place)?;
            }
            match default {
                Some(default) => self.lazy_value(line, default, node_key(default), name, place)?,
                None if has_default => {
                    let msg = format!("non-default type parameter '{name}' follows default type parameter");
                    return Err(self.source.error(p.range(), msg));
                }
                None => {}
            }
            has_default |= default.is_some();
        }
        Ok(())
    }

    fn end_type_params(&mut self, params: Option<&ast::TypeParams>) {
        if params.is_some() {
            self.pop_scope();
        }
    }

    /// `yield`, `await` and `:=` cannot be used where evaluation is put off.
    fn refuse_in_annotation(&mut self, what: &str, at: TextRange) -> Result<()> {
        let place = self.scope().place;
        if place.is_empty() {
            return Ok(());
        }
        Err(self.source.error(at, format!("{what} cannot be used within {place}")))
    }

    fn exprs<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) -> Result<()> {
        exprs.into_iter().try_for_each(|e| self.expr(e))
    }

    fn expr(&mut self, expr: &Expr) -> Result<()> {
        self.enter()?;
        self.expr_inner(expr)?;
        self.depth -= 1;
        Ok(())
    }

    fn expr_inner(&mut self, expr: &Expr) -> Result<()> {
        match expr {
            Expr::BoolOp(e) => self.exprs(&e.values)?,
            Expr::Named(e) => self.named(e)?,
            Expr::BinOp(e) => {
                self.expr(&e.left)?;
                self.expr(&e.right)?;
            }
            Expr::UnaryOp(e) => self.expr(&e.operand)?,
            Expr::Lambda(e) => {
                if let Some(parameters) = &e.parameters {
                    self.defaults(parameters)?;
                }
                let id = self.push_scope(ScopeKind::Lambda, "<lambda>", self.line(e.range));
                self.table.by_node.insert(node_key(e), id);
                if let Some(parameters) = &e.parameters {
                    self.parameters(parameters)?;
                }
                self.expr(&e.body)?;
                self.pop_scope();
            }
            Expr::If(e) => {
                self.expr(&e.test)?;
                self.expr(&e.body)?;
                self.expr(&e.orelse)?;
            }
            Expr::Dict(e) => {
                for item in &e.items {
                    self.exprs(item.key.as_ref())?;
                    self.expr(&item.value)?;
                }
            }
            Expr::Set(e) => self.exprs(&e.elts)?,
            Expr::List(e) => self.exprs(&e.elts)?,
            Expr::Tuple(e) => self.exprs(&e.elts)?,
            Expr::ListComp(e) => {
                self.comprehension(e.range, node_key(e), "<listcomp>", &e.generators, &[&e.elt])?;
            }
            Expr::SetComp(e) => {
                self.comprehension(e.range, node_key(e), "<setcomp>", &e.generators, &[&e.elt])?;
            }
            Expr::DictComp(e) => match &e.key {
                Some(key) => {
                    self.comprehension(e.range, node_key(e), "<dictcomp>", &e.generators, &[key, &e.value])?;
                }
                None => self.comprehension(e.range, node_key(e), "<dictcomp>", &e.generators, &[&e.value])?,
            },
            Expr::Generator(e) => {
                self.comprehension(e.range, node_key(e), "<genexpr>", &e.generators, &[&e.elt])?;
            }
            Expr::Await(e) => {
                self.refuse_in_annotation("await expression", e.range)?;
                self.expr(&e.value)?;
                // A comprehension that awaits is one that an asynchronous function must hold.
                let scope = self.scope();
                scope.is_async |= scope.kind_is_comprehension();
            }
            Expr::Yield(e) => {
                self.exprs(e.value.as_deref())?;
                self.yielding(expr.range())?;
            }
            Expr::YieldFrom(e) => {
                self.expr(&e.value)?;
                self.yielding(expr.range())?;
            }
            Expr::Compare(e) => {
                self.expr(&e.left)?;
                self.exprs(&e.comparators)?;
            }
            Expr::Call(e) => {
                self.expr(&e.func)?;
                self.arguments(&e.arguments)?;
            }
            Expr::FString(e) => {
                for element in e.value.elements() {
                    self.interpolated(element)?;
                }
            }
            Expr::TString(e) => {
                for element in e.value.elements() {
                    self.interpolated(element)?;
                }
            }
            Expr::Attribute(e) => {
                if e.attr.as_str() == "__debug__" && !e.ctx.is_load() {
                    return Err(self.debug_error(e.ctx, e.range));
                }
                self.expr(&e.value)?;
            }
            Expr::Subscript(e) => {
                self.expr(&e.value)?;
                self.expr(&e.slice)?;
            }
            Expr::Starred(e) => self.expr(&e.value)?,
            Expr::Name(e) => {
                if e.ctx.is_load() {
                    self.add(&e.id, facts::USED, e.range)?;
                    // Plain `super()` uses the class cell without naming it.
                    if e.id.as_str() == "super" && self.scope().is_function_like() {
                        self.add("__class__", facts::USED, e.range)?;
                    }
                } else if e.id.as_str() == "__debug__" {
                    return Err(self.debug_error(e.ctx, e.range));
                } else {
                    let deleted = if e.ctx.is_del() { facts::DELETED } else { 0 };
                    self.add(&e.id, facts::ASSIGNED | deleted, e.range)?;
                }
            }
            Expr::Slice(e) => {
                self.exprs(e.lower.as_deref())?;
                self.exprs(e.upper.as_deref())?;
                self.exprs(e.step.as_deref())?;
            }
            Expr::NumberLiteral(n) => {
                if let ast::Number::Int(i) = &n.value
                    && let Some(digits) = fold::too_many_digits(i)
                {
                    return Err(self.too_long_literal(n.range, digits));
                }
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => {}
        }
        Ok(())
    }

    /// CPython names the line, but no place in it.
    fn too_long_literal(&self, at: TextRange, digits: usize) -> Box<crate::CompileError> {
        let limit = fold::MAX_STR_DIGITS;
        let msg = format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; use \
             sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer \
             literals to avoid decimal conversion limits."
        );
        let error = self.source.error(at, msg);
        Box::new(crate::CompileError { col: 0, end_col: 0, ..*error })
    }

    fn debug_error(&self, ctx: ast::ExprContext, at: TextRange) -> Box<crate::CompileError> {
        let what = if ctx.is_del() { "delete" } else { "assign to" };
        self.source.error(at, format!("cannot {what} __debug__"))
    }

    fn interpolated(&mut self, element: &ast::InterpolatedStringElement) -> Result<()> {
        if let ast::InterpolatedStringElement::Interpolation(e) = element {
            self.expr(&e.expression)?;
            if let Some(spec) = &e.format_spec {
                self.enter()?;
                spec.elements.iter().try_for_each(|e| self.interpolated(e))?;
                self.depth -= 1;
            }
        }
        Ok(())
    }

    fn arguments(&mut self, arguments: &ast::Arguments) -> Result<()> {
        self.exprs(&arguments.args)?;
        for keyword in &arguments.keywords {
            if keyword.arg.as_deref() == Some("__debug__") {
                return Err(self.source.error(keyword.range, "cannot assign to __debug__"));
            }
            self.expr(&keyword.value)?;
        }
        Ok(())
    }

    fn defaults(&mut self, parameters: &ast::Parameters) -> Result<()> {
        for p in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            self.exprs(p.default.as_deref())?;
        }
        Ok(())
    }

    fn parameters(&mut self, p: &ast::Parameters) -> Result<()> {
        let plain = p.posonlyargs.iter().chain(&p.args).chain(&p.kwonlyargs).map(|p| &p.parameter);
        for parameter in plain.chain(p.vararg.as_deref()).chain(p.kwarg.as_deref()) {
            // The parser's range begins at the star.
            let at = TextRange::new(parameter.name.range.start(), parameter.range.end());
            self.bind(&parameter.name, facts::PARAM, at)?;
        }
        Ok(())
    }

    fn yielding(&mut self, at: TextRange) -> Result<()> {
        self.refuse_in_annotation("yield expression", at)?;
        let source = self.source;
        let scope = self.scope();
        if let Some(what) = match &*scope.name {
            _ if !scope.kind_is_comprehension() => None,
            "<listcomp>" => Some("list comprehension"),
            "<setcomp>" => Some("set comprehension"),
            "<dictcomp>" => Some("dict comprehension"),
            _ => Some("generator expression"),
        } {
            return Err(source.error(at, format!("'yield' inside {what}")));
        }
        scope.is_generator = true;
        Ok(())
    }

    fn comprehension(
        &mut self,
        at: TextRange,
        key: usize,
        name: &str,
        generators: &[ast::Comprehension],
        elements: &[&Expr],
    ) -> Result<()> {
        let Some((first, rest)) = generators.split_first() else { return Ok(()) };
        self.in_iterable += 1;
        let in_target = std::mem::take(&mut self.in_target);
        self.expr(&first.iter)?;
        self.in_iterable -= 1;
        let kind = if name == "<genexpr>" { ScopeKind::Generator } else { ScopeKind::Comprehension };
        let id = self.push_scope(kind, name, self.line(at));
        self.table.by_node.insert(key, id);
        if !self.scope().inlined {
            self.add(".0", facts::PARAM, first.iter.range())?;
        }
        self.scope().is_async = generators.iter().any(|g| g.is_async);
        self.in_target = true;
        self.expr(&first.target)?;
        self.in_target = false;
        self.exprs(&first.ifs)?;
        for generator in rest {
            self.in_target = true;
            self.expr(&generator.target)?;
            self.in_target = false;
            self.in_iterable += 1;
            self.expr(&generator.iter)?;
            self.in_iterable -= 1;
            self.exprs(&generator.ifs)?;
        }
        self.exprs(elements.iter().copied())?;
        self.in_target = in_target;
        let is_async = self.scope().is_async && kind == ScopeKind::Comprehension;
        self.pop_scope();
        let outer = self.scope();
        outer.is_async |= is_async && outer.kind_is_comprehension();
        Ok(())
    }

    /// `name := value`, which in a comprehension binds the name around the comprehension.
    fn named(&mut self, e: &ast::ExprNamed) -> Result<()> {
        let Expr::Name(target) = &*e.target else { return self.expr(&e.value) };
        self.refuse_in_annotation("named expression", e.range)?;
        if self.in_iterable > 0 {
            let msg = "assignment expression cannot be used in a comprehension iterable expression";
            return Err(self.source.error(e.range, msg));
        }
        if target.id.as_str() == "__debug__" {
            return Err(self.source.error(target.range, "cannot assign to __debug__"));
        }
        let name = self.mangled(&target.id);
        let mut id = self.current;
        loop {
            let scope = &mut self.table.scopes[id.0 as usize];
            scope.walrus.insert(name.clone());
            let is_comprehension = scope.kind_is_comprehension();
            if is_comprehension {
                let symbol = scope.entry(name.clone());
                if symbol.facts & facts::ITERATION != 0 {
                    let msg = format!(
                        "assignment expression cannot rebind comprehension iteration variable '{}'",
                        target.id
                    );
                    return Err(self.source.error(target.range, msg));
                }
                symbol.facts |= facts::WALRUS | facts::USED;
                id = scope.parent.expect("a comprehension is inside a module");
                continue;
            }
            if !scope.place.is_empty() && id != self.current {
                let place = scope.place;
                let msg =
                    format!("assignment expression within a comprehension cannot be used within {place}");
                return Err(self.source.error(e.range, msg));
            }
            if scope.kind == ScopeKind::Class && id != self.current {
                let msg = "assignment expression within a comprehension cannot be used in a class body";
                return Err(self.source.error(target.range, msg));
            }
            let symbol = scope.entry(name);
            symbol.facts |= facts::ASSIGNED;
            symbol.is_written = true;
            break;
        }
        self.expr(&e.value)
    }

    fn pattern(&mut self, pattern: &Pattern) -> Result<()> {
        self.enter()?;
        match pattern {
            Pattern::MatchValue(p) => {
                let is_wrong = match &*p.value {
                    Expr::BinOp(e) => !matches!(e.op, ast::Operator::Add | ast::Operator::Sub),
                    Expr::UnaryOp(e) => !e.operand.is_number_literal_expr(),
                    _ => false,
                };
                if is_wrong {
                    return Err(self.source.error(p.value.range(), "invalid syntax"));
                }
                self.expr(&p.value)?;
            }
            Pattern::MatchSingleton(_) => {}
            Pattern::MatchSequence(p) => p.patterns.iter().try_for_each(|p| self.pattern(p))?,
            Pattern::MatchMapping(p) => {
                self.exprs(&p.keys)?;
                p.patterns.iter().try_for_each(|p| self.pattern(p))?;
                if let Some(rest) = &p.rest {
                    self.bind(rest, facts::ASSIGNED, p.range)?;
                }
            }
            Pattern::MatchClass(p) => {
                self.expr(&p.cls)?;
                p.arguments.patterns.iter().try_for_each(|p| self.pattern(p))?;
                p.arguments.keywords.iter().try_for_each(|k| self.pattern(&k.pattern))?;
            }
            Pattern::MatchStar(p) => {
                if let Some(name) = &p.name {
                    self.bind(name, facts::ASSIGNED, p.range)?;
                }
            }
            Pattern::MatchAs(p) => {
                if let Some(inner) = &p.pattern {
                    self.pattern(inner)?;
                }
                if let Some(name) = &p.name {
                    self.bind(name, facts::ASSIGNED, p.range)?;
                }
            }
            Pattern::MatchOr(p) => p.patterns.iter().try_for_each(|p| self.pattern(p))?,
        }
        self.depth -= 1;
        Ok(())
    }
}

impl Scope {
    fn kind_is_comprehension(&self) -> bool {
        matches!(self.kind, ScopeKind::Comprehension | ScopeKind::Generator)
    }

    fn entry(&mut self, name: Rc<str>) -> &mut Symbol {
        let index = *self.index.entry(name.clone()).or_insert_with(|| {
            self.symbols.push(Symbol {
                name,
                facts: 0,
                meaning: Meaning::Global,
                declared_at: TextRange::default(),
                is_written: false,
            });
            self.symbols.len() - 1
        });
        &mut self.symbols[index]
    }
}

/// Finds the meaning of every symbol. Inner scopes come after outer ones in the table, so going
/// backwards lets an inlined comprehension hand its outer names to the scope it becomes part of.
fn resolve(table: &mut SymbolTable, source: &Source) -> Result<()> {
    for i in (1..table.scopes.len()).rev() {
        if !table.scopes[i].inlined {
            continue;
        }
        let parent = table.scopes[i].parent.expect("only the module has no parent").0 as usize;
        let outer: Vec<Rc<str>> = table.scopes[i]
            .symbols
            .iter()
            .filter(|s| s.facts & facts::BOUND == 0)
            .map(|s| s.name.clone())
            .collect();
        for name in outer {
            table.scopes[parent].entry(name).facts |= facts::USED;
        }
    }
    let mut cells: Vec<(usize, usize)> = Vec::new();
    for i in 0..table.scopes.len() {
        if table.scopes[i].sees_class {
            table.scopes[i].free.insert("__classdict__".into());
        }
    }
    for i in 0..table.scopes.len() {
        for s in 0..table.scopes[i].symbols.len() {
            let scope = &table.scopes[i];
            let symbol = &scope.symbols[s];
            let meaning = if symbol.facts & facts::GLOBAL != 0 {
                if symbol.facts & facts::NONLOCAL != 0 {
                    let msg = format!("name '{}' is nonlocal and global", symbol.name);
                    return Err(source.error(symbol.declared_at, msg));
                }
                Meaning::Global
            } else if symbol.facts & facts::BOUND != 0 && symbol.facts & facts::NONLOCAL == 0 {
                match scope.kind {
                    ScopeKind::Module => Meaning::Global,
                    ScopeKind::Class => Meaning::Class,
                    _ => Meaning::Local,
                }
            } else if let Some(explicit) = global_by_class(table, i, &symbol.name) {
                if explicit {
                    table.scopes[i].symbols[s].facts |= facts::GLOBAL;
                }
                Meaning::Global
            } else {
                let name = symbol.name.clone();
                let (nonlocal, at) = (symbol.facts & facts::NONLOCAL != 0, symbol.declared_at);
                let found = look_outwards(table, i, &name, &mut cells);
                if nonlocal {
                    let msg = match found {
                        None => format!("no binding for nonlocal '{name}' found"),
                        Some(ScopeKind::TypeParams) => {
                            format!("nonlocal binding not allowed for type parameter '{name}'")
                        }
                        Some(_) => String::new(),
                    };
                    if !msg.is_empty() {
                        return Err(source.error(at, msg));
                    }
                }
                if found.is_some() { Meaning::Free } else { Meaning::Global }
            };
            let scope = &mut table.scopes[i];
            let class_global = scope.kind == ScopeKind::Class
                && meaning == Meaning::Global
                && scope.symbols[s].facts & facts::GLOBAL == 0;
            scope.symbols[s].meaning = if class_global { Meaning::Class } else { meaning };
        }
    }
    for (scope, symbol) in cells {
        table.scopes[scope].symbols[symbol].meaning = Meaning::Cell;
    }
    Ok(())
}

/// Of a scope that sees the names of the class around it: whether a name is a global because that class binds it (then it is
/// looked for in the class first), or says `global` of it (true: then it is not).
fn global_by_class(table: &SymbolTable, from: usize, name: &str) -> Option<bool> {
    let mut scope = &table.scopes[from];
    while scope.kind != ScopeKind::Class {
        if !scope.sees_class || scope.symbol(name).is_some_and(|s| s.facts & facts::BOUND != 0) {
            return None;
        }
        scope = table.scope(scope.parent?);
    }
    let facts = scope.symbol(name)?.facts;
    if facts & facts::GLOBAL != 0 {
        return Some(true);
    }
    (facts & facts::BOUND != 0 && facts & facts::NONLOCAL == 0).then_some(false)
}

/// Looks for the function that owns `name`, seen from scope `from`, and notes the name as free in all
/// code objects between the two. The kind of the scope that owns it; none if the name is a global.
fn look_outwards(
    table: &mut SymbolTable,
    from: usize,
    name: &Rc<str>,
    cells: &mut Vec<(usize, usize)>,
) -> Option<ScopeKind> {
    let mut crossed = Vec::new();
    let mut at = from;
    loop {
        if !table.scopes[at].inlined {
            crossed.push(at);
        }
        let parent = table.scopes[at].parent?;
        at = parent.0 as usize;
        let scope = &mut table.scopes[at];
        match scope.kind {
            ScopeKind::Module => return None,
            ScopeKind::Class => match &**name {
                "__class__" => {
                    scope.needs_class_cell = true;
                    break;
                }
                // A cell of the class body.
                "__conditional_annotations__" | "__classdict__"
                    if scope.annotations.is_some() || scope.needs_classdict =>
                {
                    break;
                }
                _ => {}
            },
            _ => {
                let Some(&index) = scope.index.get(name) else { continue };
                let facts = scope.symbols[index].facts;
                if facts & facts::GLOBAL != 0 {
                    return None;
                }
                if facts & facts::BOUND != 0 && facts & facts::NONLOCAL == 0 {
                    if !crossed.is_empty() {
                        cells.push((at, index));
                    }
                    break;
                }
            }
        }
    }
    for scope in crossed {
        table.scopes[scope].free.insert(name.clone());
    }
    Some(table.scopes[at].kind)
}
