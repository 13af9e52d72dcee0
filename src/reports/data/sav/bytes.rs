//! Bytecode compression: eight codes in a block, then the values that have none.

use std::io;
use std::io::Write;

/// Small whole numbers are their own code plus this.
const BIAS: f64 = 100.0;
const RAW: u8 = 253;
const BLANKS: u8 = 254;
const MISSING: u8 = 255;
const END: u8 = 252;

/// Takes values and gives blocks of bytes.
#[derive(Default)]
pub(super) struct Compressor {
    codes: Vec<u8>,
    raw: Vec<u8>,
    ready: Vec<u8>,
}

impl Compressor {
    pub(super) fn number(&mut self, number: Option<f64>) {
        match number {
            None => self.push(MISSING, None),
            Some(number) if number.fract() == 0.0 && (-99.0..=151.0).contains(&number) => {
                self.push((number + BIAS) as u8, None);
            }
            Some(number) => self.push(RAW, Some(number.to_le_bytes())),
        }
    }

    /// A text padded with blanks to whole eights of bytes.
    pub(super) fn text(&mut self, text: &[u8], width: usize) {
        let eights = width.div_ceil(8);
        for position in 0..eights {
            let mut eight = [b' '; 8];
            let rest = text.get(position * 8..).unwrap_or_default();
            let taken = rest.len().min(8);
            eight[..taken].copy_from_slice(&rest[..taken]);
            if eight == [b' '; 8] {
                self.push(BLANKS, None);
            } else {
                self.push(RAW, Some(eight));
            }
        }
    }

    fn push(&mut self, code: u8, raw: Option<[u8; 8]>) {
        self.codes.push(code);
        if let Some(raw) = raw {
            self.raw.extend_from_slice(&raw);
        }
        if self.codes.len() == 8 {
            self.ready.append(&mut self.codes);
            self.ready.append(&mut self.raw);
        }
    }

    pub(super) fn drain(&mut self, output: &mut impl Write) -> io::Result<()> {
        if self.ready.len() > 1 << 15 {
            output.write_all(&self.ready)?;
            self.ready.clear();
        }
        Ok(())
    }

    pub(super) fn finish(&mut self, output: &mut impl Write) -> io::Result<()> {
        self.push(END, None);
        while !self.codes.is_empty() {
            self.push(0, None);
        }
        output.write_all(&self.ready)?;
        self.ready.clear();
        Ok(())
    }
}
