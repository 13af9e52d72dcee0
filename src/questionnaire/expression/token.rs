//! Text → tokens, each with its place.

/// A token, and where it begins (in characters from the start).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub offset: usize,
    /// Where the next token may begin at the earliest.
    pub end: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    Number(f64),
    /// A number written as `0x1F`, which takes no sign.
    HexNumber(f64),
    Text(String),
    Word(String),
    Name {
        name: String,
        raw: bool,
    },
    Sign(&'static str),
    /// What no token can be; reported only when the parser gets here, so that the first problem is named.
    Bad(String),
    End,
}

/// Longer signs stand before their beginnings.
const SIGNS: [&str; 25] = [
    "||", "&&", "<=", "<>", "=<", "=>", "==", "!=", ">=", "*=", "<", ">", "=", "!", "+", "-", "*",
    "/", "%", "^", "(", ")", "[", "]", ",",
];

/// All tokens of a text; the last one is [`TokenKind::End`].
pub(super) fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader {
        characters: source.chars().collect(),
        at: 0,
    };
    let mut tokens = Vec::new();
    loop {
        let token = reader.next();
        let last = matches!(token.kind, TokenKind::End | TokenKind::Bad(_));
        tokens.push(token);
        if last {
            return tokens;
        }
    }
}

struct Reader {
    characters: Vec<char>,
    at: usize,
}

impl Reader {
    fn next(&mut self) -> Token {
        while matches!(self.peek(0), Some(' ' | '\t' | '\n' | '\r')) {
            self.at += 1;
        }
        let offset = self.at;
        let kind = match self.peek(0) {
            None => TokenKind::End,
            Some('0'..='9') => self.number(),
            Some('a'..='z' | 'A'..='Z' | '_') => {
                let is_in_word =
                    |character: char| character.is_ascii_alphanumeric() || character == '_';
                TokenKind::Word(self.take_while(is_in_word))
            }
            Some(quote @ ('\'' | '"')) => self.text(quote),
            Some('{') => self.name(),
            Some(character) => self.sign(character),
        };
        Token {
            kind,
            offset,
            end: self.at,
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.at + ahead).copied()
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let taken: String = self.characters[self.at..]
            .iter()
            .take_while(|character| wanted(**character))
            .collect();
        // Only ASCII is ever wanted where the length is used as a number of characters.
        self.at += taken.chars().count();
        taken
    }

    fn sign(&mut self, character: char) -> TokenKind {
        let is_here = |sign: &str| {
            sign.chars()
                .enumerate()
                .all(|(ahead, wanted)| self.peek(ahead) == Some(wanted))
        };
        match SIGNS.into_iter().find(|sign| is_here(sign)) {
            Some(sign) => {
                self.at += sign.len();
                TokenKind::Sign(sign)
            }
            None if character == '}' => {
                TokenKind::Bad("`}` closes nothing: a name is written as `{name}`".to_owned())
            }
            None => TokenKind::Bad(format!(
                "expected a value or an operator, found `{character}`: texts stand in quotes"
            )),
        }
    }

    fn number(&mut self) -> TokenKind {
        if self.peek(0) == Some('0') && self.peek(1) == Some('x') {
            self.at += 2;
            let digits = self.take_while(|character| character.is_ascii_hexdigit());
            if digits.is_empty() || digits.len() > 30 {
                return TokenKind::Bad("expected 1 to 30 hexadecimal digits after `0x`".to_owned());
            }
            let value = digits.chars().fold(0.0, |value, digit| {
                value * 16.0 + f64::from(digit.to_digit(16).unwrap_or(0))
            });
            return TokenKind::HexNumber(value);
        }
        let mut digits = self.take_while(|character| character.is_ascii_digit());
        let is_fraction =
            self.peek(0) == Some('.') && self.peek(1).is_some_and(|next| next.is_ascii_digit());
        if is_fraction {
            self.at += 1;
            digits.push('.');
            digits += &self.take_while(|character| character.is_ascii_digit());
        } else if digits.len() > 1 && digits.starts_with('0') {
            return TokenKind::Bad(format!(
                "a number does not begin with 0: write {} or, if it is a code, '{digits}'",
                digits.trim_start_matches('0')
            ));
        }
        match digits.parse::<f64>() {
            Ok(value) if value.is_finite() => TokenKind::Number(value),
            _ => TokenKind::Bad("this number is too large".to_owned()),
        }
    }

    /// As in survey-core only a quote is escaped: any other backslash stands for itself.
    fn text(&mut self, quote: char) -> TokenKind {
        let begin = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            match self.peek(0) {
                None => {
                    self.at = begin;
                    return TokenKind::Bad(format!(
                        "the text that begins here has no closing {quote}"
                    ));
                }
                Some('\\') if matches!(self.peek(1), Some('\'' | '"')) => {
                    text.extend(self.peek(1));
                    self.at += 2;
                }
                Some(character) if character == quote => {
                    self.at += 1;
                    return TokenKind::Text(text);
                }
                Some(other @ ('\'' | '"')) => {
                    self.at = begin;
                    return TokenKind::Bad(format!(
                        "inside the text that begins here, {other} needs a backslash: \\{other}"
                    ));
                }
                Some(character) => {
                    text.push(character);
                    self.at += 1;
                }
            }
        }
    }

    fn name(&mut self) -> TokenKind {
        let begin = self.at;
        self.at += 1;
        let name: String = self.take_while(|character| character != '{' && character != '}');
        if self.peek(0) != Some('}') {
            self.at = begin;
            return TokenKind::Bad("the name that begins here has no closing `}`".to_owned());
        }
        self.at += 1;
        if name.contains(':') {
            self.at = begin;
            return TokenKind::Bad(
                "objects cannot be written in an expression; `{…}` holds a name".to_owned(),
            );
        }
        match name.strip_prefix('#') {
            _ if name.trim().is_empty() => {
                self.at = begin;
                TokenKind::Bad("expected a name between `{` and `}`".to_owned())
            }
            Some(rest) if !rest.is_empty() => TokenKind::Name {
                name: rest.to_owned(),
                raw: true,
            },
            _ => TokenKind::Name { name, raw: false },
        }
    }
}
