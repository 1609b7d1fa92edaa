//! Names with the namespaces that their prefixes stand for.

use super::errors::{Checked, Code};

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// A prefix, none for the default, and what it stands for, if anything.
type Binding = (Option<String>, Option<String>);

/// What prefixes stand for, innermost last.
#[derive(Clone)]
pub struct Bindings {
    separator: String,
    /// Expanded names end in their prefix.
    pub with_prefix: bool,
    all: Vec<Binding>,
}

/// An element with expanded names.
pub struct Named {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub n_specified: usize,
    pub declared: Vec<Binding>,
}

impl Bindings {
    pub fn new(separator: &str) -> Bindings {
        let xml = (Some("xml".to_string()), Some(XML.to_string()));
        Bindings { separator: separator.to_string(), with_prefix: false, all: vec![xml] }
    }
    fn find(&self, prefix: Option<&str>) -> Option<&str> {
        self.all.iter().rev().find(|b| b.0.as_deref() == prefix)?.1.as_deref()
    }
    /// The context of an external entity: what prefixes stand for, and its name.
    pub fn context(&self, name: &str) -> String {
        let mut out = String::new();
        for (i, (prefix, uri)) in self.all.iter().enumerate() {
            let is_hidden = self.all[i + 1..].iter().any(|b| b.0 == *prefix);
            if let Some(uri) = uri.as_ref().filter(|_| !is_hidden) {
                out.push_str(&format!("{}={uri}\x0c", prefix.as_deref().unwrap_or("")));
            }
        }
        out + name
    }
    fn declare(&self, prefix: Option<&str>, uri: &str) -> Checked<Binding> {
        let wrong = |c: Code| Err(c.at(0));
        match prefix {
            Some("xmlns") => return wrong(Code::ReservedPrefixXmlns),
            Some("xml") if uri != XML => return wrong(Code::ReservedPrefixXml),
            Some("xml") => {}
            _ if uri == XML || uri == XMLNS => return wrong(Code::ReservedNamespaceUri),
            Some(_) if uri.is_empty() => return wrong(Code::UndeclaringPrefix),
            _ => {}
        }
        // With a separator in it, an expanded name could not be taken apart again.
        let is_uri_char = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
        if self.separator.chars().any(|s| s != '\0' && !is_uri_char(s) && uri.contains(s)) {
            return wrong(Code::Syntax);
        }
        Ok((prefix.map(str::to_string), Some(uri.to_string()).filter(|u| !u.is_empty())))
    }
    fn expanded(&self, uri: &str, local: &str, prefix: Option<&str>) -> String {
        let sep = &self.separator;
        match prefix.filter(|_| self.with_prefix && !sep.is_empty()) {
            Some(p) => format!("{uri}{sep}{local}{sep}{p}"),
            None => format!("{uri}{sep}{local}"),
        }
    }
    /// Takes in what an element declares, and expands its names.
    pub fn element(
        &mut self,
        name: &str,
        attributes: Vec<(String, String)>,
        n_specified: usize,
    ) -> Checked<Named> {
        let (mut declared, mut others, mut n) = (Vec::new(), Vec::new(), 0);
        for (i, (key, value)) in attributes.into_iter().enumerate() {
            let prefix = match key.strip_prefix("xmlns") {
                Some("") => None,
                Some(p) if p.starts_with(':') => Some(&p[1..]),
                _ => {
                    n += (i < n_specified) as usize;
                    others.push((key, value));
                    continue;
                }
            };
            let b = self.declare(prefix, &value)?;
            self.all.push(b.clone());
            declared.push(b);
        }
        let mut expanded: Vec<(String, String)> = Vec::with_capacity(others.len());
        let mut seen = std::collections::HashSet::new();
        for (key, value) in others {
            let key = match key.split_once(':') {
                None => key,
                Some((prefix, local)) => {
                    let Some(uri) = self.find(Some(prefix)) else { return Err(Code::UnboundPrefix.at(0)) };
                    if !seen.insert((uri.to_string(), local.to_string())) {
                        return Err(Code::DuplicateAttribute.at(0));
                    }
                    self.expanded(uri, local, Some(prefix))
                }
            };
            expanded.push((key, value));
        }
        let name = match name.split_once(':') {
            Some((prefix, local)) => match self.find(Some(prefix)) {
                Some(uri) => self.expanded(uri, local, Some(prefix)),
                None => return Err(Code::UnboundPrefix.at(0)),
            },
            None => match self.find(None) {
                Some(uri) => self.expanded(uri, name, None),
                None => name.to_string(),
            },
        };
        Ok(Named { name, attributes: expanded, n_specified: n, declared })
    }
    /// Forgets the innermost; answers their prefixes.
    pub fn close(&mut self, n: usize) -> Vec<Option<String>> {
        let from = self.all.len().saturating_sub(n);
        self.all.drain(from..).rev().map(|b| b.0).collect()
    }
}
