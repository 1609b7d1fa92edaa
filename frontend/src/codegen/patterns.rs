//! `match` statements.

use super::*;

impl<'a> Compiler<'a> {
    pub(super) fn match_stmt(&mut self, s: &'a ast::StmtMatch) -> Result<()> {
        let depth = self.depth();
        let pos = self.pos(s);
        self.unsupported("match statements are", Want::Temp, pos)?;
        self.set_depth(depth);
        Ok(())
    }
}
