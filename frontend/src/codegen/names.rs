//! Loading, storing and deleting names.

use super::*;
use crate::symtable::{Meaning, facts};
use ruff_python_ast::visitor::{Visitor, walk_expr};

/// What a name means at the place being compiled.
#[derive(Clone, Copy, Debug)]
pub(super) enum Var {
    Local(Reg),
    /// A local register that holds a cell.
    Cell(Reg),
    Free(u32),
    Global(u32),
    /// A name of the class body.
    Class,
    /// A free variable seen from a class body, whose namespace comes first when loading.
    ClassFree(u32),
}

impl<'a> Compiler<'a> {
    /// `name` must be mangled.
    pub(super) fn lookup(&mut self, name: &Rc<str>) -> Var {
        let table = self.table;
        let unit = self.unit_ref();
        for comp in unit.comps.iter().rev() {
            if let Some(&reg) = comp.vars.get(name) {
                let cell = table.scope(comp.scope).symbol(name).is_some_and(|s| s.meaning == Meaning::Cell);
                return if cell { Var::Cell(reg) } else { Var::Local(reg) };
            }
        }
        let scope = table.scope(unit.scope);
        let free = unit.free_index.get(name).copied();
        let local = unit.local_index.get(name).copied();
        match (scope.symbol(name).map(|s| s.meaning), free, local) {
            (Some(Meaning::Local), _, Some(reg)) => Var::Local(reg),
            (Some(Meaning::Cell), _, Some(reg)) => Var::Cell(reg),
            (Some(Meaning::Free), Some(free), _) if scope.kind == ScopeKind::Class || scope.sees_class => {
                Var::ClassFree(free)
            }
            (Some(Meaning::Free), Some(free), _) => Var::Free(free),
            (Some(Meaning::Class), _, _) => Var::Class,
            _ if scope.sees_class && scope.symbol(name).is_none_or(|s| s.facts & facts::GLOBAL == 0) => {
                Var::Class
            }
            _ => Var::Global(self.global(name)),
        }
    }

    /// Whether a statement says that the name is one of the globals, where modules have a choice.
    fn global_flags(&self, name: &str) -> u8 {
        let scope = self.table.scope(self.unit_ref().scope);
        let says = scope.symbol(name).is_some_and(|s| s.facts & facts::GLOBAL != 0);
        if says && scope.kind == ScopeKind::Module { OF_GLOBALS } else { 0 }
    }

    pub(super) fn load_name(&mut self, name: &str, want: Want, pos: Position) -> Reg {
        let name = self.mangled(name);
        let depth = self.depth();
        match self.lookup(&name) {
            Var::Local(reg) => {
                let k = self.name_constant(&name);
                self.emit(Op::CheckBound, reg, k, 0, pos);
                self.move_to(want, reg, depth, pos)
            }
            Var::Cell(cell) => {
                let k = self.name_constant(&name);
                let dst = self.result(want, depth);
                self.emit(Op::LoadCell, dst, cell, k, pos);
                dst
            }
            Var::Free(free) => {
                let k = self.name_constant(&name);
                let dst = self.result(want, depth);
                self.emit(Op::LoadFree, dst, free, k, pos);
                dst
            }
            Var::Global(global) => {
                let dst = self.result(want, depth);
                let flags = self.global_flags(&name);
                self.emit_with(Op::LoadGlobal, flags, dst, global, 0, 0, pos);
                dst
            }
            Var::Class => {
                let (k, global) = (self.name_constant(&name), self.global(&name));
                let dst = self.result(want, depth);
                self.emit(Op::LoadName, dst, k, global, pos);
                dst
            }
            Var::ClassFree(free) => {
                let k = self.name_constant(&name);
                let dst = self.result(want, depth);
                self.emit(Op::LoadNameFree, dst, k, free, pos);
                dst
            }
        }
    }

    /// Binds a name to the value in `from`, which stays alive.
    pub(super) fn store_name_keep(&mut self, name: &str, from: Reg, pos: Position) {
        self.store_name(name, from, pos);
        // The store is the last instruction, and reads one register.
        let unit = self.unit();
        let current = unit.current;
        if let Some(last) = unit.cfg.block_mut(current).instrs.last_mut() {
            last.flags &= !(KILL_A | KILL_B);
        }
    }

    /// Binds a name to the value in `from`.
    pub(super) fn store_name(&mut self, name: &str, from: Reg, pos: Position) {
        let name = self.mangled(name);
        match self.lookup(&name) {
            Var::Local(reg) if reg == from => {}
            Var::Local(reg) => self.emit(Op::Move, reg, from, 0, pos),
            Var::Cell(cell) => self.emit(Op::StoreCell, cell, from, 0, pos),
            Var::Free(free) | Var::ClassFree(free) => self.emit(Op::StoreFree, free, from, 0, pos),
            Var::Global(global) => {
                let flags = self.global_flags(&name);
                self.emit_with(Op::StoreGlobal, flags, from, global, 0, 0, pos);
            }
            Var::Class => {
                let k = self.name_constant(&name);
                self.emit(Op::StoreName, from, k, 0, pos);
            }
        }
    }

    pub(super) fn delete_name(&mut self, name: &str, pos: Position) {
        let name = self.mangled(name);
        let var = self.lookup(&name);
        match var {
            Var::Global(global) => {
                let flags = self.global_flags(&name);
                self.emit_with(Op::DelGlobal, flags, 0, global, 0, 0, pos);
            }
            _ => {
                let k = self.name_constant(&name);
                match var {
                    Var::Local(reg) => self.emit(Op::DelLocal, reg, k, 0, pos),
                    Var::Cell(cell) => self.emit(Op::DelCell, cell, k, 0, pos),
                    Var::Free(free) | Var::ClassFree(free) => self.emit(Op::DelFree, free, k, 0, pos),
                    Var::Class | Var::Global(_) => self.emit(Op::DelName, 0, k, 0, pos),
                }
            }
        }
    }

    /// Makes a name unbound whether or not it is bound (`except … as name`, at the end).
    pub(super) fn unbind_name(&mut self, name: &str, pos: Position) {
        let mangled = self.mangled(name);
        if let Var::Local(reg) = self.lookup(&mangled) {
            self.emit(Op::Clear, reg, 0, 0, pos);
            return;
        }
        let depth = self.depth();
        let none = self.load_const(Const::None, Want::Temp, pos);
        self.store_name(name, none, pos);
        self.set_depth(depth);
        self.delete_name(name, pos);
    }

    /// The register of the local that `expr` names, if assigning to it is writing that register.
    pub(super) fn local_target(&mut self, expr: &Expr) -> Option<Reg> {
        let Expr::Name(name) = expr else { return None };
        let name = self.mangled(&name.id);
        match self.lookup(&name) {
            Var::Local(reg) => Some(reg),
            _ => None,
        }
    }

    /// The cell itself of a variable that an inner function uses, into a fresh temporary.
    pub(super) fn load_cell_itself(&mut self, name: &Rc<str>, pos: Position) -> Result<Reg> {
        // The class cell of a class body has no symbol of its own.
        let var = match self.unit_ref().local_index.get(name) {
            Some(&reg) if self.table.scope(self.unit_ref().scope).kind == ScopeKind::Class => Var::Cell(reg),
            _ => match self.lookup(name) {
                Var::Cell(reg) => Var::Cell(reg),
                other => match self.unit_ref().free_index.get(name) {
                    Some(&free) => Var::Free(free),
                    None => other,
                },
            },
        };
        let dst = self.temp();
        match var {
            Var::Cell(reg) | Var::Local(reg) => self.emit(Op::Move, dst, reg, 0, pos),
            Var::Free(free) | Var::ClassFree(free) => self.emit(Op::LoadFreeCell, dst, free, 0, pos),
            Var::Global(_) | Var::Class => {
                let msg = format!("the cell of '{name}' was not found");
                return Err(self.source.error_at(pos, msg));
            }
        }
        Ok(dst)
    }

    /// Compiles an operand that is used after the expressions in `later` have been evaluated: a local is
    /// used in place unless one of them may rebind it.
    pub(super) fn operand<'e>(
        &mut self,
        expr: &'a Expr,
        later: impl IntoIterator<Item = &'e Expr>,
    ) -> Result<Reg> {
        let want = match name_in_place(expr) {
            Some(name) if self.may_rebind(name, later) => Want::Temp,
            _ => Want::Any,
        };
        self.expr(expr, want)
    }

    pub(super) fn may_rebind<'e>(&mut self, name: &str, later: impl IntoIterator<Item = &'e Expr>) -> bool {
        let table = self.table;
        let unit = self.unit_ref();
        let mut scopes = unit.comps.iter().map(|c| c.scope).chain([unit.scope]);
        if scopes.all(|s| table.scope(s).walrus.is_empty()) {
            return false;
        }
        let mut finder = FindWalrus { name, found: false };
        later.into_iter().for_each(|e| finder.visit_expr(e));
        finder.found
    }
}

/// The name whose register is the value of `expr`, if it is a local.
pub(super) fn name_in_place(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Name(name) => Some(&name.id),
        Expr::Named(e) => name_in_place(&e.target),
        _ => None,
    }
}

/// Looks for `name := …`.
struct FindWalrus<'n> {
    name: &'n str,
    found: bool,
}

impl<'e> Visitor<'e> for FindWalrus<'_> {
    fn visit_expr(&mut self, expr: &'e Expr) {
        match expr {
            _ if self.found => {}
            Expr::Named(e) if matches!(&*e.target, Expr::Name(n) if n.id.as_str() == self.name) => {
                self.found = true;
            }
            _ => walk_expr(self, expr),
        }
    }
}
