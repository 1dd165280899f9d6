//! Nothing inside is ever reached: a listener that stands for it must see nobody.

use super::*;
use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

const XML: &[&str] = &["text/xml"];

const SPECIAL: &str = "0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.255 \
    192.0.0.1 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 \
    :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 ::8.8.8.8 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 100::1 2001::1 2001:10::1 2001:20::1 \
    2001:db8::1 2002:7f00:1:: 3fff::1 fc00::1 fd12:3456::1 fe80::1 fec0::1 ff02::1 4000::1 5f00::1";
const PUBLIC: &str =
    "8.8.8.8 1.1.1.1 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.0.1.1 193.166.3.2 223.255.255.255 2606:4700:4700::1111 2a00:1450::1";

#[test]
fn special_addresses_are_not_public() {
    for (list, public) in [(SPECIAL, false), (PUBLIC, true)] {
        for address in list.split_whitespace() {
            assert_eq!(is_public(address.parse().expect("an address")), public, "{address}");
        }
    }
}

const DISGUISED: &str = "http://127.0.0.1/ http://127.1/ http://2130706433/ http://0x7f000001/ \
    http://0177.0.0.1/ http://017700000001/ http://[::1]/ http://[::ffff:127.0.0.1]/ \
    http://[::ffff:7f00:1]/ http://[64:ff9b::127.0.0.1]/ http://0/ http://169.254.169.254/latest/meta-data/ \
    http://１２７.０.０.１/ http://user@8.8.8.8/ http://user:word@8.8.8.8/ http://8.8.8.8:8080/ \
    http://8.8.8.8:22/ https://8.8.8.8:80443/ ftp://8.8.8.8/ file:///etc/passwd \
    gopher://8.8.8.8/ javascript:alert(1) //8.8.8.8/ http://";

#[tokio::test]
async fn addresses_in_disguise_are_refused() {
    let egress = Egress::resolving(Arc::new(Names(Mutex::new(Vec::new()))));
    for address in DISGUISED.split_whitespace().chain([""]) {
        assert_eq!(egress.get(address, XML).await, Err(Refused::NotPublic), "{address}");
    }
}

/// Gives out the answers one after the other; the last one stays.
struct Names(Mutex<Vec<Vec<SocketAddr>>>);

impl Resolve for Names {
    fn resolve<'a>(&'a self, _: &'a str, _: u16) -> BoxFuture<'a, io::Result<Vec<SocketAddr>>> {
        let mut all = self.0.lock().expect("not poisoned");
        let found = if all.len() > 1 { all.remove(0) } else { all.first().cloned().unwrap_or_default() };
        Box::pin(async move { Ok(found) })
    }
}

/// A server that answers everything in the same way and counts who came.
async fn server(answer: String) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let (address, came) = (listener.local_addr().expect("its address"), Arc::new(AtomicUsize::new(0)));
    let seen = Arc::clone(&came);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            seen.fetch_add(1, Ordering::SeqCst);
            let answer = answer.clone();
            tokio::spawn(async move {
                let _ = stream.read(&mut [0; 4096]).await;
                let _ = stream.write_all(answer.as_bytes()).await;
            });
        }
    });
    (address, came)
}

fn page(kind: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

fn redirect(to: &str) -> String {
    format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
}

#[tokio::test]
async fn a_name_with_one_inner_address_is_refused() {
    let (canary, came) = server(page("text/xml", "<secret/>")).await;
    let inner = SocketAddr::new(canary.ip(), 80);
    let public: SocketAddr = "8.8.8.8:80".parse().expect("an address");
    for addresses in [vec![inner], vec![public, inner], vec![inner, public]] {
        let egress = Egress::resolving(Arc::new(Names(Mutex::new(vec![addresses]))));
        assert_eq!(egress.get("http://library.example/oai", XML).await, Err(Refused::NotPublic));
    }
    // A port of the inside is none of the web's, whatever the name says.
    let egress = Egress::resolving(Arc::new(Names(Mutex::new(vec![vec![canary]]))));
    assert_eq!(egress.get(&format!("http://library.example:{}/", canary.port()), XML).await, Err(Refused::NotPublic));
    assert_eq!(came.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_name_that_changes_its_mind_leads_nowhere_else() {
    // The first look-up gives a server that may be asked, every later one the canary: what was looked at is what is connected to.
    let (good, good_came) = server(page("text/xml; charset=utf-8", "<fine/>")).await;
    let (canary, came) = server(page("text/xml", "<secret/>")).await;
    let egress = Egress::resolving(Arc::new(Names(Mutex::new(vec![vec![good], vec![canary]])))).but_also(good);
    let address = format!("http://library.example:{}/oai", good.port());
    assert_eq!(egress.get(&address, XML).await.expect("an answer"), b"<fine/>");
    assert_eq!(egress.get(&address, XML).await, Err(Refused::NotPublic), "the second time the name leads inside");
    assert_eq!((good_came.load(Ordering::SeqCst), came.load(Ordering::SeqCst)), (1, 0));
}

#[tokio::test]
async fn a_redirect_is_looked_at_like_an_address() {
    let (canary, came) = server(page("text/xml", "<secret/>")).await;
    for place in [
        format!("http://{canary}/"),
        format!("http://localhost:{}/", canary.port()),
        "http://[::1]/".into(),
        "file:///etc/passwd".into(),
        "http://169.254.169.254/".into(),
    ] {
        let (open, _) = server(redirect(&place)).await;
        let names = Names(Mutex::new(vec![vec![open], vec![canary]]));
        let egress = Egress::resolving(Arc::new(names)).but_also(open);
        let told = egress.get(&format!("http://library.example:{}/", open.port()), XML).await;
        assert_eq!(told, Err(Refused::NotPublic), "{place}");
    }
    assert_eq!(came.load(Ordering::SeqCst), 0);
    // In circles it ends soon.
    let (circle, came) = server(redirect("/again")).await;
    let egress = Egress::resolving(Arc::new(Names(Mutex::new(vec![vec![circle]])))).but_also(circle);
    assert_eq!(egress.get(&format!("http://library.example:{}/", circle.port()), XML).await, Err(Refused::TooManyRedirects));
    assert_eq!(came.load(Ordering::SeqCst), REDIRECTS + 1);
}

#[tokio::test]
async fn answers_have_their_bounds() {
    let get = async |answer: String| {
        let (other, _) = server(answer).await;
        Egress::default().but_also(other).get(&format!("http://{other}/"), XML).await
    };
    assert_eq!(get(page("text/xml", &"x".repeat(LARGEST))).await.map(|body| body.len()), Ok(LARGEST));
    assert_eq!(get(page("text/xml", &"x".repeat(LARGEST + 1))).await, Err(Refused::TooLarge));
    assert_eq!(get(page("text/html", "<p>")).await, Err(Refused::Kind));
    assert_eq!(get("HTTP/1.1 503 Busy\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".into()).await, Err(Refused::Status(503)));
    assert_eq!(get("nonsense\r\n\r\n".into()).await, Err(Refused::Away));
    // Begun and never ended.
    let started = std::time::Instant::now();
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = silent.local_addr().expect("its address");
    assert_eq!(Egress::default().but_also(address).get(&format!("http://{address}/"), XML).await, Err(Refused::TooSlow));
    assert!(started.elapsed() < WHOLE + Duration::from_secs(2));
}
