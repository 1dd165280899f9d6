//! A stand-in for clamd that is true to its protocol (`INSTREAM`, man clamd(8)), with one signature: that of EICAR's test file.

use std::{
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

/// <https://www.eicar.org/download-anti-malware-testfile/>, in two halves, so that no scanner stumbles over this source.
pub fn eicar() -> Vec<u8> {
    [br"X5O!P%@AP[4\PZX54(P^)7CC)7}$".as_slice(), b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat()
}

pub struct Clamd {
    pub port: u16,
    /// Sizes of what was scanned.
    pub seen: Arc<Mutex<Vec<usize>>>,
}

impl Clamd {
    /// Takes streams of so many bytes, and its time.
    pub fn start(most: usize, pause: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::<Mutex<Vec<usize>>>::default();
        let noted = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let noted = Arc::clone(&noted);
                thread::spawn(move || drop(talk(stream, most, pause, &noted)));
            }
        });
        Self { port, seen }
    }

    pub fn address(&self) -> String {
        format!("tcp:127.0.0.1:{}", self.port)
    }
}

fn talk(mut stream: TcpStream, most: usize, pause: Duration, seen: &Mutex<Vec<usize>>) -> io::Result<()> {
    let mut command = [0; 10];
    stream.read_exact(&mut command)?;
    if &command != b"zINSTREAM\0" {
        return stream.write_all(b"UNKNOWN COMMAND\0");
    }
    let mut content = Vec::new();
    loop {
        let mut length = [0; 4];
        stream.read_exact(&mut length)?;
        let length = usize::try_from(u32::from_be_bytes(length)).unwrap();
        if length == 0 {
            break;
        }
        let from = content.len();
        if from + length > most {
            return stream.write_all(b"INSTREAM size limit exceeded. ERROR\0");
        }
        content.resize(from + length, 0);
        stream.read_exact(&mut content[from..])?;
    }
    thread::sleep(pause);
    seen.lock().unwrap().push(content.len());
    let found = content.windows(eicar().len()).any(|part| part == eicar());
    stream.write_all(if found { b"stream: Eicar-Test-Signature FOUND\0" } else { b"stream: OK\0" })
}
