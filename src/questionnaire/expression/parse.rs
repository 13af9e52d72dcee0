//! Tokens → tree: recursive descent over the grammar of section 7 of `questionnaires/README.md`.

use super::functions;
use super::token::{Token, TokenKind, tokens};
use super::tree::{Call, Node, Operator};
use super::{SyntaxProblem, SyntaxWarning};

/// An expression longer than this is refused; the longest in use has a few hundred characters.
pub(super) const MAX_LENGTH: usize = 20_000;

/// Brackets, calls, lists and negations inside each other; keeps the stack small whatever comes in.
pub(super) const MAX_DEPTH: usize = 64;

/// `sumInArray` and its family inside each other: each level goes over all rows for every row around it.
const MAX_ROW_DEPTH: usize = 3;

/// The level of the tightest binary operators, after which comes a single operand.
const OPERAND_LEVEL: usize = 7;

/// Parses a whole text.
pub(super) fn parse(
    source: &str,
    extra_functions: &[&str],
) -> Result<(Node, Vec<SyntaxWarning>), SyntaxProblem> {
    if source.chars().nth(MAX_LENGTH).is_some() {
        return Err(bad_expression(
            MAX_LENGTH,
            format!("an expression has at most {MAX_LENGTH} characters"),
        ));
    }
    let mut parser = Parser {
        tokens: tokens(source),
        at: 0,
        depth: 0,
        row_depth: 0,
        extra_functions,
        warnings: Vec::new(),
    };
    let tree = parser.whole()?;
    Ok((tree, parser.warnings))
}

fn bad_expression(offset: usize, message: String) -> SyntaxProblem {
    SyntaxProblem {
        code: "bad_expression",
        offset,
        message,
    }
}

struct Parser<'a> {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    row_depth: usize,
    extra_functions: &'a [&'a str],
    warnings: Vec<SyntaxWarning>,
}

impl Parser<'_> {
    fn whole(&mut self) -> Result<Node, SyntaxProblem> {
        let tree = self.expression()?;
        match self.token().kind {
            TokenKind::End => Ok(tree),
            _ => Err(self.expected("an operator or the end")),
        }
    }

    /// One step deeper: whatever contains itself passes here.
    fn expression(&mut self) -> Result<Node, SyntaxProblem> {
        self.deeper(|parser| parser.level(0))
    }

    fn deeper(
        &mut self,
        inner: impl FnOnce(&mut Self) -> Result<Node, SyntaxProblem>,
    ) -> Result<Node, SyntaxProblem> {
        if self.depth == MAX_DEPTH {
            return Err(bad_expression(
                self.token().offset,
                format!("more than {MAX_DEPTH} brackets inside each other"),
            ));
        }
        self.depth += 1;
        let node = inner(self);
        self.depth -= 1;
        node
    }

    /// Operands of the next tighter level, joined by the operators of this one.
    fn level(&mut self, level: usize) -> Result<Node, SyntaxProblem> {
        if level == OPERAND_LEVEL {
            return self.operand();
        }
        let first = self.level(level + 1)?;
        let mut rest = Vec::new();
        while let Some(operator) = self.operator().filter(|operator| operator.level() == level) {
            self.at += 1;
            rest.push((operator, self.level(level + 1)?));
        }
        if rest.is_empty() {
            return Ok(first);
        }
        Ok(Node::Chain {
            first: Box::new(first),
            rest,
        })
    }

    fn operator(&self) -> Option<Operator> {
        match &self.token().kind {
            TokenKind::Sign(sign) => Operator::from_sign(sign),
            TokenKind::Word(word) => Operator::from_word(word),
            _ => None,
        }
    }

    /// `unary` of the grammar.
    fn operand(&mut self) -> Result<Node, SyntaxProblem> {
        let Token { kind, offset, end } = self.token().clone();
        match kind {
            TokenKind::Sign("(") => {
                self.at += 1;
                let inner = self.expression()?;
                self.closing_bracket(offset)?;
                Ok(inner)
            }
            TokenKind::Sign("[") => {
                self.at += 1;
                let items = self.list("]")?;
                if !self.take_sign("]") {
                    return Err(self.expected("`,` or `]`"));
                }
                Ok(Node::List(items))
            }
            TokenKind::Sign("!") => self.negation(),
            TokenKind::Word(word) if word.eq_ignore_ascii_case("negate") => self.negation(),
            TokenKind::Word(word) if self.is_sign_at(self.at + 1, "(", end) => {
                self.call(word, offset)
            }
            _ => self.atom(),
        }
    }

    fn negation(&mut self) -> Result<Node, SyntaxProblem> {
        self.at += 1;
        let inner = self.deeper(Parser::operand)?;
        Ok(Node::Negation(Box::new(inner)))
    }

    fn call(&mut self, function: String, offset: usize) -> Result<Node, SyntaxProblem> {
        functions::check_name(&function, self.extra_functions).map_err(|message| {
            SyntaxProblem {
                code: "unknown_function",
                offset,
                message,
            }
        })?;
        let is_over_rows = functions::is_over_rows(&function);
        self.row_depth += usize::from(is_over_rows);
        if self.row_depth > MAX_ROW_DEPTH {
            return Err(bad_expression(
                offset,
                format!("more than {MAX_ROW_DEPTH} functions over rows inside each other"),
            ));
        }
        let bracket = self.tokens[self.at + 1].offset;
        self.at += 2;
        let arguments = self.list(")")?;
        self.closing_bracket(bracket)?;
        let mut call = Call {
            function,
            offset,
            arguments,
            quoted_condition: None,
        };
        if is_over_rows {
            call.quoted_condition = self.quoted_condition(&call)?.map(Box::new);
        }
        self.row_depth -= usize::from(is_over_rows);
        Ok(Node::Call(call))
    }

    /// `sumInArray({list}, 'field', '{other} > 1')`: the condition may stand in quotes.
    fn quoted_condition(&mut self, call: &Call) -> Result<Option<Node>, SyntaxProblem> {
        let named = call.arguments.get(2).and_then(Node::field_name).is_some();
        let position = if named { 3 } else { 2 };
        let Some(Node::Text { text, offset }) = call.arguments.get(position) else {
            return Ok(None);
        };
        let mut inner = Parser {
            tokens: tokens(text),
            at: 0,
            depth: self.depth,
            row_depth: self.row_depth,
            extra_functions: self.extra_functions,
            warnings: Vec::new(),
        };
        // The quote itself is one character; escaped quotes before the problem would shift it further.
        let begin = offset + 1;
        let result = inner.deeper(Parser::whole);
        self.warnings
            .extend(inner.warnings.into_iter().map(|warning| SyntaxWarning {
                offset: warning.offset + begin,
                ..warning
            }));
        match result {
            Ok(mut condition) => {
                condition.shift(begin);
                Ok(Some(condition))
            }
            Err(problem) => Err(SyntaxProblem {
                offset: problem.offset + begin,
                ..problem
            }),
        }
    }

    /// `[list]`: nothing, or expressions with commas between them.
    fn list(&mut self, closing: &'static str) -> Result<Vec<Node>, SyntaxProblem> {
        let mut items = Vec::new();
        let is_cut_off = closing == ")" && self.token().kind == TokenKind::End;
        if self.is_sign(closing) || is_cut_off {
            return Ok(items);
        }
        loop {
            items.push(self.expression()?);
            if !self.take_sign(",") {
                return Ok(items);
            }
        }
    }

    /// A `)`; at the end of the text it may be missing.
    fn closing_bracket(&mut self, opened_at: usize) -> Result<(), SyntaxProblem> {
        if self.take_sign(")") {
            return Ok(());
        }
        if self.token().kind != TokenKind::End {
            return Err(self.expected("an operator or `)`"));
        }
        self.warnings.push(SyntaxWarning {
            code: "missing_bracket",
            offset: self.token().offset,
            message: format!("the bracket opened at {opened_at} is not closed"),
        });
        Ok(())
    }

    /// `atom ["empty" | "notempty"]` of the grammar.
    fn atom(&mut self) -> Result<Node, SyntaxProblem> {
        let Token { kind, offset, end } = self.token().clone();
        let atom = match kind {
            TokenKind::Number(number) | TokenKind::HexNumber(number) => Node::Number(number),
            TokenKind::Text(text) => Node::Text { text, offset },
            TokenKind::Name { name, raw } => Node::Name { name, raw, offset },
            TokenKind::Word(word) => self.word(word, offset),
            // The sign belongs to the literal only: `-3` is a number, `-{a}` and `- 3` are not.
            TokenKind::Sign("-") => match self.tokens.get(self.at + 1) {
                Some(Token {
                    kind: TokenKind::Number(number),
                    offset: digits,
                    ..
                }) if *digits == end => {
                    let number = -*number;
                    self.at += 1;
                    Node::Number(number)
                }
                _ => {
                    return Err(
                        self.expected("a value; a minus sign belongs to a number, as in `-3`")
                    );
                }
            },
            _ => {
                return Err(self.expected(
                    "a value: a name in braces, a number, a text in quotes, a function or a bracket",
                ));
            }
        };
        self.at += 1;
        let wanted = match &self.token().kind {
            TokenKind::Word(word) if word.eq_ignore_ascii_case("empty") => true,
            TokenKind::Word(word) if word.eq_ignore_ascii_case("notempty") => false,
            _ => return Ok(atom),
        };
        self.at += 1;
        Ok(Node::Emptiness {
            of: Box::new(atom),
            wanted,
        })
    }

    fn word(&mut self, word: String, offset: usize) -> Node {
        match word.as_str() {
            "null" => Node::Null,
            "undefined" => Node::Undefined,
            _ if word.eq_ignore_ascii_case("true") => Node::Boolean(true),
            _ if word.eq_ignore_ascii_case("false") => Node::Boolean(false),
            _ => {
                self.warnings.push(SyntaxWarning {
                    code: "bare_word",
                    offset,
                    message: format!("`{word}` is read as the text '{word}'; write the quotes"),
                });
                Node::Word(word)
            }
        }
    }

    fn token(&self) -> &Token {
        // The last token is End or Bad, and nothing steps over either.
        &self.tokens[self.at]
    }

    fn is_sign(&self, sign: &str) -> bool {
        matches!(&self.token().kind, TokenKind::Sign(found) if *found == sign)
    }

    fn is_sign_at(&self, position: usize, sign: &str, offset: usize) -> bool {
        self.tokens.get(position).is_some_and(|token| {
            token.offset == offset
                && matches!(&token.kind, TokenKind::Sign(found) if *found == sign)
        })
    }

    fn take_sign(&mut self, sign: &str) -> bool {
        let found = self.is_sign(sign);
        self.at += usize::from(found);
        found
    }

    /// The problem that something else stands here.
    fn expected(&self, what: &str) -> SyntaxProblem {
        let token = self.token();
        let found = match &token.kind {
            TokenKind::Bad(message) => return bad_expression(token.offset, message.clone()),
            TokenKind::End => "the end".to_owned(),
            TokenKind::Number(number) | TokenKind::HexNumber(number) => format!("`{number}`"),
            TokenKind::Text(text) => format!("'{}'", shortened(text)),
            TokenKind::Word(word) => {
                return bad_expression(token.offset, self.expected_before_word(what, word));
            }
            TokenKind::Name { name, .. } => format!("`{{{}}}`", shortened(name)),
            TokenKind::Sign(sign) => format!("`{sign}`"),
        };
        bad_expression(token.offset, format!("expected {what}, found {found}"))
    }

    fn expected_before_word(&self, what: &str, word: &str) -> String {
        let message = format!("expected {what}, found `{}`", shortened(word));
        if word.eq_ignore_ascii_case("empty") || word.eq_ignore_ascii_case("notempty") {
            return message + "; it may follow only a name or a literal";
        }
        message
    }
}

fn shortened(text: &str) -> String {
    let mut shortened: String = text.chars().take(30).collect();
    if shortened.len() < text.len() {
        shortened.push('…');
    }
    shortened
}

impl Node {
    /// Moves all places by `by`: the tree of a quoted condition stands inside a longer text.
    fn shift(&mut self, by: usize) {
        match self {
            Node::Null | Node::Undefined | Node::Boolean(_) | Node::Number(_) | Node::Word(_) => {}
            Node::Text { offset, .. } | Node::Name { offset, .. } => *offset += by,
            Node::Chain { first, rest } => {
                first.shift(by);
                rest.iter_mut().for_each(|(_, operand)| operand.shift(by));
            }
            Node::Negation(inner) | Node::Emptiness { of: inner, .. } => inner.shift(by),
            Node::List(items) => items.iter_mut().for_each(|item| item.shift(by)),
            Node::Call(call) => {
                call.offset += by;
                call.arguments
                    .iter_mut()
                    .for_each(|argument| argument.shift(by));
                if let Some(condition) = &mut call.quoted_condition {
                    condition.shift(by);
                }
            }
        }
    }
}
