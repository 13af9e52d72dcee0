//! The real program as a process of its own, with nothing in its environment but what the test says.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// How long a process may take to do what it was asked, on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// A command of the program.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iscm-survey"));
    command.env_clear().current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// What a command said and how it ended.
#[derive(Debug)]
pub struct Told {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl Told {
    /// The output of a command that did what it was asked, and had nothing to complain about.
    pub fn good(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        assert_eq!(self.err, "", "a good command complains about nothing");
        self.out
    }

    /// The problems of a command that ended with this code and gave no result.
    pub fn bad(self, code: i32) -> String {
        assert_eq!(self.code, code, "{self:?}");
        assert_eq!(self.out, "", "problems go to standard error");
        assert!(self.err.ends_with('\n'), "{self:?}");
        self.err
    }
}

/// Runs a command to its end.
pub fn tell(arguments: &[&str]) -> Told {
    tell_with_input(arguments, "")
}

/// Runs a command with something on its standard input.
pub fn tell_with_input(arguments: &[&str], input: &str) -> Told {
    finish(program().args(arguments), input)
}

/// Runs a prepared command to its end.
pub fn finish(command: &mut Command, input: &str) -> Told {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A command that reads nothing may be gone before.
    let _ = child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input.as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    Told {
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
        code: output.status.code().expect("the program ends by itself"),
    }
}

/// `serve` on a free port, over the installation in a folder or behind a database address.
pub struct Serving {
    child: Child,
    pub address: String,
    lines: Receiver<String>,
}

impl Serving {
    /// Starts a prepared `serve --bind 127.0.0.1:0 …` and waits until it says where.
    pub fn start(command: &mut Command) -> Serving {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let mut serving = Serving {
            child,
            address: String::new(),
            lines,
        };
        let line = serving
            .lines
            .recv_timeout(PATIENCE)
            .expect("serve says where it is");
        let port = line.rsplit(':').next().unwrap_or_default();
        assert!(line.starts_with("serving on http://localhost:"), "{line}");
        serving.address = format!("http://127.0.0.1:{port}");
        serving
    }

    /// Asks the process to stop, as a supervisor does.
    pub fn terminate(&self) {
        self.signal("TERM");
    }

    /// Ends the process at once; it can do nothing about it.
    pub fn kill(&self) {
        self.signal("KILL");
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("sh")
            .args(["-c", &format!("kill -{name} {}", self.child.id())])
            .status()
            .expect("a shell");
        assert!(sent.success(), "the process is there");
    }

    /// Waits until the process has ended: its output ends with it.
    pub fn ended(&mut self) -> ExitStatus {
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(_) => {}
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the process does not end"),
            }
        }
        self.child.wait().expect("our own process")
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
