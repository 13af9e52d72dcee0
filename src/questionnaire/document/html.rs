//! The little HTML that a file may hold (section 6 of `questionnaires/README.md`): known elements, closed
//! in order, and links to the web or to mail. Pages insert such texts as they are, so nothing else passes.

/// Elements without content.
const EMPTY: &[&str] = &["br"];
const ELEMENTS: &[&str] = &[
    "p",
    "br",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "ul",
    "ol",
    "li",
    "a",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "span",
];

/// After so many problems of one text, more would not help.
const MOST_PROBLEMS: usize = 20;

/// What is not permitted in this text, in its order.
pub fn problems(text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('<')
        && problems.len() < MOST_PROBLEMS
    {
        rest = &rest[start..];
        match tag(rest) {
            Ok((tag, length)) => {
                rest = &rest[length..];
                check(&tag, &mut open, &mut problems);
            }
            Err(problem) => {
                problems.push(problem);
                // The sign itself; what follows may hold more.
                rest = &rest[1..];
            }
        }
    }
    let unclosed = open.iter().map(|name| format!("<{name}> is not closed"));
    problems.extend(unclosed);
    problems.truncate(MOST_PROBLEMS);
    problems
}

struct Tag {
    name: String,
    closing: bool,
    /// `<br/>`
    closed: bool,
    attributes: Vec<(String, String)>,
}

fn check(tag: &Tag, open: &mut Vec<String>, problems: &mut Vec<String>) {
    let name = &tag.name;
    if !ELEMENTS.contains(&name.as_str()) {
        problems.push(format!(
            "<{name}> is not permitted; permitted are {}",
            ELEMENTS.join(" ")
        ));
        return;
    }
    if tag.closing {
        if open.last() == Some(name) {
            open.pop();
        } else {
            problems.push(format!("</{name}> closes nothing that is open here"));
        }
        return;
    }
    for (attribute, value) in &tag.attributes {
        problems.extend(check_attribute(name, attribute, value));
    }
    if EMPTY.contains(&name.as_str()) {
        return;
    }
    if tag.closed {
        problems.push(format!("<{name}/> is written <{name}></{name}>"));
    } else {
        open.push(name.clone());
    }
}

fn check_attribute(element: &str, attribute: &str, value: &str) -> Option<String> {
    if value.contains('{') {
        // An answer must not decide where a link leads.
        return Some(format!("\"{attribute}\" cannot hold a placeholder"));
    }
    match (element, attribute) {
        ("a", "href") => {
            let lower = value.to_ascii_lowercase();
            let good = ["http://", "https://", "mailto:"]
                .iter()
                .any(|start| lower.starts_with(start));
            (!good || value.chars().any(|character| character.is_ascii_control()))
                .then(|| format!("links lead to http, https or mailto, not to \"{value}\""))
        }
        ("span", "lang") => {
            let good = !value.is_empty()
                && value
                    .chars()
                    .all(|character| character.is_ascii_alphanumeric() || character == '-');
            (!good).then(|| format!("\"{value}\" is no language"))
        }
        ("span", "dir") => (!matches!(value, "ltr" | "rtl" | "auto"))
            .then(|| format!("\"dir\" is ltr, rtl or auto, not \"{value}\"")),
        _ => Some(format!(
            "the attribute \"{attribute}\" of <{element}> is not permitted"
        )),
    }
}

/// Reads one tag from its `<` on, and how long it is.
fn tag(text: &str) -> Result<(Tag, usize), String> {
    let mut characters = Characters { text, position: 1 };
    let closing = characters.take_if('/');
    let name = characters.word();
    if name.is_empty() {
        let shown: String = text.chars().take(12).collect();
        return Err(format!(
            "\"{shown}\" begins no permitted element; a plain sign is written &lt;"
        ));
    }
    let mut attributes = Vec::new();
    let mut closed = false;
    loop {
        let spaced = characters.skip_space();
        match characters.peek() {
            Some('>') => {
                characters.position += 1;
                break;
            }
            Some('/') => {
                characters.position += 1;
                closed = true;
            }
            Some(_) if spaced && !closed && !closing => {
                let attribute = characters.word();
                if attribute.is_empty() {
                    return Err(format!("<{name}> holds something that is no attribute"));
                }
                characters.skip_space();
                if !characters.take_if('=') {
                    return Err(format!(
                        "the attribute \"{attribute}\" of <{name}> has no value"
                    ));
                }
                characters.skip_space();
                let value = characters.quoted().ok_or_else(|| {
                    format!("the value of \"{attribute}\" in <{name}> is not in quotes")
                })?;
                attributes.push((attribute, value.to_owned()));
            }
            Some(_) => return Err(format!("<{name}> is not written as an element")),
            None => return Err(format!("<{name} has no end")),
        }
    }
    let tag = Tag {
        name,
        closing,
        closed,
        attributes,
    };
    Ok((tag, characters.position))
}

struct Characters<'t> {
    text: &'t str,
    /// In bytes.
    position: usize,
}

impl<'t> Characters<'t> {
    fn peek(&self) -> Option<char> {
        self.text[self.position..].chars().next()
    }

    fn take_if(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.position += wanted.len_utf8();
        }
        found
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let rest = &self.text[self.position..];
        let end = rest
            .find(|character| !wanted(character))
            .unwrap_or(rest.len());
        self.position += end;
        &rest[..end]
    }

    fn word(&mut self) -> String {
        self.take_while(|character| character.is_ascii_alphanumeric() || character == '-')
            .to_ascii_lowercase()
    }

    fn skip_space(&mut self) -> bool {
        !self
            .take_while(|character| character.is_ascii_whitespace())
            .is_empty()
    }

    fn quoted(&mut self) -> Option<&'t str> {
        let quote = self
            .peek()
            .filter(|character| matches!(character, '"' | '\''))?;
        self.position += 1;
        let value = self.take_while(|character| character != quote);
        self.take_if(quote).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permitted() {
        for text in [
            "plain & simple, a > b",
            "<h3>Thank you.</h3><p>For {short_name}<br>and<br/>more</p>",
            "<a href=\"https://example.org/a?b=c\">x</a> <A HREF='mailto:a@example.org'>y</A>",
            "<span lang=\"fr\" dir=\"ltr\">bonjour</span>",
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
            "a &lt; b",
        ] {
            assert_eq!(problems(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn refused() {
        for text in [
            "<script>alert(1)</script>",
            "<p onclick=\"x()\">a</p>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\"&#106;avascript:alert(1)\">x</a>",
            "<a href=\" javascript:alert(1)\">x</a>",
            "<a href=\"https://example.org/{name}\">x</a>",
            "<a href=https://example.org>x</a>",
            "<a href>x</a>",
            "<a target=\"_blank\" href=\"https://example.org\">x</a>",
            "<img src=\"x\">",
            "<p>open",
            "<b><i>crossed</b></i>",
            "</p>",
            "<!-- comment -->",
            "<p",
            "<p/>",
            "a < b",
            "<p style=\"color: red\">x</p>",
            "<svg/onload=alert(1)>",
            "<b title=\"<script>\">x</b>",
            "<span dir=\"up\">x</span>",
        ] {
            assert!(!problems(text).is_empty(), "{text}");
        }
    }
}
