//! A server that speaks S3, in this process, on a port of its own: `s3s` checks every signature, `s3s-fs` keeps objects in a folder.

use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto::Builder,
};
use s3s::{auth::SimpleAuth, service::S3ServiceBuilder};
use std::{
    path::{Path, PathBuf},
    thread,
};
use tokio::{net::TcpListener, sync::oneshot};

pub const BUCKET: &str = "batt-files";
pub const KEY: &str = "AKIAIOSFODNN7EXAMPLE";
pub const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

/// Ends when it is dropped.
pub struct S3 {
    pub port: u16,
    pub folder: PathBuf,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl S3 {
    /// Below this folder, in a runtime of its own, so that it can be ended while others run.
    pub fn start(folder: &Path) -> Self {
        Self::start_on(folder, 0)
    }

    /// Again on the port that it had.
    pub fn start_on(folder: &Path, port: u16) -> Self {
        let folder = folder.to_path_buf();
        std::fs::create_dir_all(folder.join(BUCKET)).unwrap();
        let listener = std::net::TcpListener::bind(("127.0.0.1", port)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (stop, stopped) = oneshot::channel();
        let root = folder.clone();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(serve(listener, &root, stopped));
        });
        Self { port, folder, stop: Some(stop), thread: Some(thread) }
    }

    /// The address for `BATT_FILES_ENDPOINT`.
    pub fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The names of all objects.
    pub fn objects(&self) -> Vec<String> {
        let mut found = Vec::new();
        let bucket = self.folder.join(BUCKET);
        let mut folders = vec![bucket.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => folders.push(path),
                    false => found.push(path.strip_prefix(&bucket).unwrap().display().to_string()),
                }
            }
        }
        found.sort();
        found
    }

    /// Goes away, as services do.
    pub fn stop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        self.stop();
    }
}

async fn serve(listener: std::net::TcpListener, root: &Path, mut stopped: oneshot::Receiver<()>) {
    let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(root).unwrap());
    service.set_auth(SimpleAuth::from_single(KEY, SECRET));
    let service = service.build();
    let listener = TcpListener::from_std(listener).unwrap();
    loop {
        let accepted = tokio::select! {
            _ = &mut stopped => return,
            accepted = listener.accept() => accepted,
        };
        let Ok((socket, _)) = accepted else { continue };
        let service = service.clone();
        tokio::spawn(async move {
            let http = Builder::new(TokioExecutor::new());
            let _ = http.serve_connection(TokioIo::new(socket), service).await;
        });
    }
}
