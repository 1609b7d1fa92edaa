//! Prints the tokens of a source as `python -m tokenize` does.
//!
//! One line per token: `line,col-line,col:`, the kind, the text as a Python string literal. Columns count
//! characters from 0.

use std::fmt::Write;

use crate::CompileError;
use crate::source::{LineIndex, decode};
use crate::tokenizer::{Tok, Token, Tokenizer, is_printable};

/// A token as `tokenize` gives it: its kind, its text, and where it begins and ends (line, column).
pub struct Listed {
    pub kind: &'static str,
    pub text: String,
    pub from: (u32, u32),
    pub to: (u32, u32),
}

/// All tokens of `source`, a line each.
pub fn tokens(source: &[u8], filename: &str) -> Result<String, CompileError> {
    let text = decode(source, filename)?;
    let mut out = String::new();
    line(&mut out, (0, 0), (0, 0), "ENCODING", "utf-8");
    for t in list(&text, filename)? {
        line(&mut out, t.from, t.to, t.kind, &t.text);
    }
    Ok(out)
}

/// All tokens of a text.
pub fn list(text: &str, filename: &str) -> Result<Vec<Listed>, CompileError> {
    let lines = LineIndex::new(text);
    let mut tokenizer = Tokenizer::new(text, &lines, filename).with_trivia();
    let mut out = Vec::new();
    loop {
        let token = tokenizer.next_token().map_err(|e| *e)?;
        if token.kind == Tok::EndMarker && tokenizer.ends_in_bracket() {
            let input = crate::syntax_error::Input { text, lines: &lines, filename, mode: crate::Mode::Exec };
            return Err(crate::syntax_error::never_closed(&tokenizer, &input));
        }
        out.push(listed(text, &lines, token));
        if token.kind == Tok::EndMarker {
            return Ok(out);
        }
    }
}

fn listed(text: &str, lines: &LineIndex, token: Token) -> Listed {
    let place = |offset: u32| {
        let p = lines.position(text, offset);
        (p.line, p.char_col)
    };
    let kind = match token.kind {
        Tok::Name => "NAME",
        Tok::Number => "NUMBER",
        Tok::String => "STRING",
        Tok::Op => "OP",
        Tok::Newline => "NEWLINE",
        Tok::Indent => "INDENT",
        Tok::Dedent => "DEDENT",
        Tok::EndMarker => "ENDMARKER",
        Tok::FStringStart => "FSTRING_START",
        Tok::FStringMiddle => "FSTRING_MIDDLE",
        Tok::FStringEnd => "FSTRING_END",
        Tok::TStringStart => "TSTRING_START",
        Tok::TStringMiddle => "TSTRING_MIDDLE",
        Tok::TStringEnd => "TSTRING_END",
        Tok::Comment => "COMMENT",
        Tok::Nl => "NL",
    };
    let (start, end) = (token.start as usize, (token.end as usize).min(text.len()));
    let shown = &text[start.min(end)..end];
    let from = place(token.start);
    let ends_without_newline = !text.is_empty() && !text.ends_with('\n');
    let at_end = token.start as usize >= text.len();
    let (from, to, shown) = match token.kind {
        // The end counts as a line of its own, also after a last line without a newline.
        Tok::EndMarker | Tok::Dedent if at_end && ends_without_newline => {
            ((from.0 + 1, 0), (from.0 + 1, 0), "")
        }
        Tok::Newline | Tok::Nl => (from, (from.0, from.1 + 1), shown),
        _ => (from, place(token.end), shown),
    };
    Listed { kind, text: shown.to_string(), from, to }
}

fn line(out: &mut String, from: (u32, u32), to: (u32, u32), kind: &str, text: &str) {
    let range = format!("{},{}-{},{}:", from.0, from.1, to.0, to.1);
    let _ = writeln!(out, "{range:20}{kind:15}{:15}", str_repr(text));
}

/// `repr` of a Python string.
pub(crate) fn str_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            c if is_printable(c) => out.push(c),
            c => {
                let n = c as u32;
                let _ = match n {
                    0..=0xff => write!(out, "\\x{n:02x}"),
                    0x100..=0xffff => write!(out, "\\u{n:04x}"),
                    _ => write!(out, "\\U{n:08x}"),
                };
            }
        }
    }
    out.push(quote);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_python_prints_them() {
        let source = b"if x:  # c\n\n    y = f'a{{{b!r:>{w}}'\nz";
        let expected = "\
0,0-0,0:            ENCODING       'utf-8'        
1,0-1,2:            NAME           'if'           
1,3-1,4:            NAME           'x'            
1,4-1,5:            OP             ':'            
1,7-1,10:           COMMENT        '# c'          
1,10-1,11:          NEWLINE        '\\n'           
2,0-2,1:            NL             '\\n'           
3,0-3,4:            INDENT         '    '         
3,4-3,5:            NAME           'y'            
3,6-3,7:            OP             '='            
3,8-3,10:           FSTRING_START  \"f'\"           
3,10-3,12:          FSTRING_MIDDLE 'a{'           
3,13-3,14:          OP             '{'            
3,14-3,15:          NAME           'b'            
3,15-3,16:          OP             '!'            
3,16-3,17:          NAME           'r'            
3,17-3,18:          OP             ':'            
3,18-3,19:          FSTRING_MIDDLE '>'            
3,19-3,20:          OP             '{'            
3,20-3,21:          NAME           'w'            
3,21-3,22:          OP             '}'            
3,22-3,22:          FSTRING_MIDDLE ''             
3,22-3,23:          OP             '}'            
3,23-3,24:          FSTRING_END    \"'\"            
3,24-3,25:          NEWLINE        '\\n'           
4,0-4,0:            DEDENT         ''             
4,0-4,1:            NAME           'z'            
4,1-4,2:            NEWLINE        ''             
5,0-5,0:            ENDMARKER      ''             
";
        assert_eq!(tokens(source, "x.py").unwrap(), expected);
    }
}
