use clap::Parser;
use server::config::{Config, ConfigErrors, LogFormat, Overrides, Secret};

use super::rig::config;

fn read(toml: Option<&str>, env: &[(&str, &str)], flags: &Overrides) -> Result<Config, ConfigErrors> {
    let env = env.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
    Config::from_sources(toml, env, flags)
}

fn problems(toml: &str, env: &[(&str, &str)]) -> Vec<String> {
    read(Some(toml), env, &Overrides::default()).unwrap_err().0
}

#[test]
fn starts_with_nothing_configured() {
    let config = config(&[("PATH", "/bin")]);
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(config.public_url.origin(), "http://127.0.0.1:3000");
    assert_eq!(config.database_url.reveal(), "sqlite://./data/batt.sqlite?mode=rwc");
    assert_eq!(config.metrics_listen.unwrap().to_string(), "127.0.0.1:9090");
    assert_eq!(config.log_format, LogFormat::Auto);
    assert_eq!(config.requests_per_ten_seconds, 200);
    assert!(config.throttles && config.smtp_url.is_none());
    assert_eq!(config.session_cookie(), "sid");
    assert!(config.warnings().is_empty());
}

#[test]
fn later_sources_win() {
    let toml = "listen = \"127.0.0.1:1\"\ndata_dir = \"/a\"\nread_connections = 3\nthrottles = false";
    let flags = Overrides { data_dir: Some("/c".into()), ..Overrides::default() };
    let env = [("BATT_DATA_DIR", "/b"), ("BATT_READ_CONNECTIONS", "4")];
    let config = read(Some(toml), &env, &flags).unwrap();
    assert_eq!(config.listen.port(), 1);
    assert_eq!(config.data_dir.to_str(), Some("/c"));
    assert_eq!(config.read_connections, 4);
    assert_eq!(config.database_url.reveal(), "sqlite:///c/batt.sqlite?mode=rwc");
    let text = config.describe();
    for line in [
        "listen = 127.0.0.1:1    (batt.toml)",
        "data_dir = /c    (flag)",
        "read_connections = 4    (environment)",
        "throttles = off    (batt.toml)",
        "log = info    (default)",
    ] {
        assert!(text.lines().any(|l| l == line), "{line} in {text}");
    }
}

#[test]
fn names_all_problems_at_once() {
    let env = [("BATT_LISTEN", "foo"), ("BATT_LISTN", "x"), ("BATT_LOG", "=,=")];
    let found = problems("trusted_proxys = 1\npg_connections = 0\nmail_from = [1]", &env);
    assert_eq!(
        found,
        [
            "batt.toml: mail_from: a array is no text or number",
            "batt.toml: trusted_proxys: there is no such key, did you mean trusted_proxies?",
            "BATT_LISTN: there is no such key, did you mean BATT_LISTEN?",
            "BATT_LISTEN: \"foo\" is not an address:port such as 127.0.0.1:3000",
            "batt.toml: pg_connections: \"0\" is not a whole number from 1 to 256",
            "BATT_LOG: \"=,=\" is not a filter such as info or info,sqlx=warn",
        ]
    );
}

#[test]
fn a_broken_file_is_named_by_line_and_not_quoted() {
    let found = problems("log = \"info\"\nsmtp_url = \"smtp://u:hunter2@h\" x\n", &[]);
    assert!(found[0].starts_with("batt.toml: line 2: "), "{found:?}");
    assert!(!found[0].contains("hunter2"), "{found:?}");
}

#[test]
fn a_far_off_key_gets_no_suggestion() {
    assert_eq!(problems("", &[("BATT_QWERTY", "1")]), ["BATT_QWERTY: there is no such key"]);
}

#[test]
fn refuses_public_urls_that_are_no_origin() {
    for bad in ["forum.example", "ftp://a.b", "https://a.b/x", "https://a.b/?q", "https://u:p@a.b", "https://a.b:99999", "https://"] {
        let found = problems("", &[("BATT_PUBLIC_URL", bad)]);
        assert_eq!(found.len(), 1, "{bad}");
    }
    let url = |text| config(&[("BATT_PUBLIC_URL", text)]).public_url;
    assert_eq!(url("HTTPS://Forum.Example:443/").origin(), "https://forum.example");
    assert_eq!(url("http://[::1]:3000").origin(), "http://[::1]:3000");
    assert!(url("http://[::1]:3000").is_loopback());
    assert_eq!(url("https://forum.example:8443").host(), "forum.example");
}

#[test]
fn public_url_follows_the_listener() {
    let at = |listen| config(&[("BATT_LISTEN", listen)]).public_url.to_string();
    assert_eq!(at("0.0.0.0:80"), "http://localhost");
    assert_eq!(at("[::1]:4000"), "http://[::1]:4000");
}

#[test]
fn secrets_do_not_show() {
    let config = config(&[
        ("BATT_DATABASE_URL", "postgres://batt:hunter2@db.example/batt?sslkey=hunter2"),
        ("BATT_SMTP_URL", "smtps://batt:hunter2@mail.example"),
        ("BATT_PUBLIC_URL", "https://forum.example"),
    ]);
    let shown = format!("{config:?} {} {}", config.describe(), config.database_url);
    let shown = shown + &serde_json::to_string(&config).unwrap();
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(shown.contains("postgres://…@db.example/batt?…"), "{shown}");
    assert!(config.smtp_url.as_ref().unwrap().reveal().contains("hunter2"));
    assert_eq!(format!("{:?} {}", Secret::new("a"), Secret::new("a")), "… …");
    for key in ["BATT_DATABASE_URL", "BATT_SMTP_URL"] {
        let found = problems("", &[(key, "mysql://u:hunter2@h")]);
        assert!(found[0].starts_with(key) && !found[0].contains("hunter2"), "{found:?}");
    }
    assert_eq!(config.session_cookie(), "__Host-sid");
    assert!(config.warnings()[0].contains("trusted_proxies"));
}

#[test]
fn connections_in_the_clear_are_warned_of() {
    for (name, url, warned) in [
        ("BATT_SMTP_URL", "smtp://mail.example.org", true),
        ("BATT_SMTP_URL", "smtp://user:word@mail.example.org:587/?tls=required", false),
        ("BATT_SMTP_URL", "smtps://mail.example.org", false),
        ("BATT_SMTP_URL", "smtp://127.0.0.1:2525", false),
        ("BATT_SMTP_URL", "smtp://[::1]:2525", false),
        ("BATT_DATABASE_URL", "postgres://batt:word@db.example.org/batt", true),
        ("BATT_DATABASE_URL", "postgres://batt:word@db.example.org/batt?sslmode=verify-full", false),
        ("BATT_DATABASE_URL", "postgres://batt@localhost:5432/batt", false),
        ("BATT_DATABASE_URL", "postgres:///batt?host=/run/postgresql", false),
    ] {
        let key = ("BATT_SECRET_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        let config = read(None, &[(name, url), key], &Overrides::default()).unwrap();
        assert_eq!(!config.warnings().is_empty(), warned, "{url}: {:?}", config.warnings());
        assert!(!config.warnings().concat().contains("word"), "{url}");
    }
}

#[test]
fn a_missing_file_counts_only_when_asked_for() {
    let flags = Overrides { config: Some("/nowhere/batt.toml".into()), ..Overrides::default() };
    let error = Config::load(&flags).unwrap_err().to_string();
    assert!(error.starts_with("--config: \"/nowhere/batt.toml\" cannot be read"), "{error}");
}

#[test]
fn flags_are_plain_words() {
    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        overrides: Overrides,
    }
    let cli = Cli::try_parse_from(["batt", "--metrics-listen", "off", "--requests-per-ten-seconds=0"]).unwrap();
    let error = read(None, &[], &cli.overrides).unwrap_err().to_string();
    assert_eq!(error, "--requests-per-ten-seconds: \"0\" is not a whole number from 1 to 1000000");
}

#[test]
fn files_lie_in_a_folder_unless_a_bucket_is_named_with_its_keys() {
    let folder = config(&[]).files;
    assert!(folder.bucket.is_none() && folder.clamd.is_none());
    assert_eq!((folder.limits().file_bytes, folder.limits().member_bytes, folder.limits().free_percent), (50 << 20, 1 << 30, 10));
    let env = [
        ("BATT_FILES", "s3://batt-files"),
        ("BATT_FILES_ENDPOINT", "https://s3.example.org"),
        ("BATT_FILES_KEY", "hunter2-key"),
        ("BATT_FILES_SECRET", "hunter2-secret"),
        ("BATT_CLAMD", "unix:/run/clamav/clamd.ctl"),
        ("BATT_CLAMD_REQUIRED", "on"),
    ];
    let bucket = config(&env);
    let shown = format!("{bucket:?} {} {}", bucket.describe(), serde_json::to_string(&bucket).unwrap());
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(shown.contains("files = s3://batt-files    (environment)") && shown.contains("clamd = unix:/run/clamav/clamd.ctl"), "{shown}");
    let found = problems("", &env[..3]);
    assert_eq!(found, ["files is a bucket: files_key and files_secret are needed, too"]);
    for (key, bad) in [
        ("BATT_FILES", "https://example.org"),
        ("BATT_FILES", "s3://No_Bucket"),
        ("BATT_FILES_ENDPOINT", "s3.example.org/path"),
        ("BATT_FILES_SECRET", "hunter2 with spaces"),
        ("BATT_CLAMD", "localhost"),
        ("BATT_FILE_MEGABYTES", "0"),
        ("BATT_FREE_DISK_PERCENT", "91"),
    ] {
        let found = problems("", &[(key, bad)]);
        assert!(found.len() == 1 && found[0].starts_with(key) && !found[0].contains("hunter2"), "{found:?}");
    }
    assert_eq!(problems("", &[("BATT_CLAMD_REQUIRED", "on")]), ["clamd_required is on, but clamd says not where it listens"]);
    let warned = config(&[("BATT_FILES", "s3://batt-files"), ("BATT_FILES_ENDPOINT", "http://s3.example.org"), env[2], env[3]]);
    assert!(warned.warnings().iter().any(|warning| warning.starts_with("files_endpoint is plain http")));
}

#[test]
fn an_sqlite_file_is_made_or_the_reason_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| format!("sqlite://{}/{path}", folder.path().display());
    let url = |url: &str| config(&[("BATT_DATABASE_URL", url)]).database_url;
    for (written, read) in [
        (at("a.sqlite"), at("a.sqlite?mode=rwc")),
        (at("a.sqlite?"), at("a.sqlite?mode=rwc")),
        (at("a.sqlite?cache=shared"), at("a.sqlite?cache=shared&mode=rwc")),
        (at("a.sqlite?mode=rwc"), at("a.sqlite?mode=rwc")),
        ("sqlite::memory:".to_owned(), "sqlite::memory:".to_owned()),
    ] {
        assert_eq!((url(&written).reveal(), url(&written).missing()), (read.as_str(), None), "{written}");
    }
    let missing = |path: &str| url(&at(path)).missing().unwrap();
    assert!(missing("nowhere/a.sqlite").contains("there is no folder"), "{}", missing("nowhere/a.sqlite"));
    assert!(missing("a.sqlite?mode=rw").contains("write mode=rwc"), "{}", missing("a.sqlite?mode=rw"));
    std::fs::write(folder.path().join("a.sqlite"), "").unwrap();
    assert_eq!(url(&at("a.sqlite?mode=rw")).missing(), None);
    assert_eq!(url("postgres://localhost/batt").missing(), None);
}
