//! Providers to sign in with, as they are configured.

use server::config::{Config, Overrides, ProviderKind};

fn read(toml: Option<&str>, env: &[(&str, &str)]) -> Result<Config, Vec<String>> {
    let env = env.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
    Config::from_sources(toml, env, &Overrides::default()).map_err(|errors| errors.0)
}

fn problems(json: &str) -> Vec<String> {
    read(None, &[("BATT_PROVIDERS", json)]).unwrap_err()
}

const GOOD: &str = r#"{"name":"k","label":"K","issuer":"https://k.example","client_id":"id","client_secret":"hunter2"}"#;

#[test]
fn tables_of_the_file_and_lists_of_the_environment_say_the_same() {
    let toml = "[[provider]]\nkind = \"google\"\nclient_id = \"id\"\nclient_secret = \"hunter2\"\n\n[[provider]]\nname = \"keycloak\"\nlabel = \"School account\"\n\
                issuer = \"https://login.school.example/realms/teachers\"\nclient_id = \"batt\"\nclient_secret = \"hunter2\"\nscopes = [\"openid\", \"email\"]\n";
    let config = read(Some(toml), &[]).unwrap();
    let [google, keycloak] = config.providers.as_slice() else { panic!("{:?}", config.providers) };
    assert_eq!((google.name.as_str(), google.label.as_str(), google.issuer.as_str()), ("google", "Google", "https://accounts.google.com"));
    assert_eq!((google.kind, google.scopes.join(" ")), (ProviderKind::Google, "openid profile email".to_owned()));
    assert_eq!((keycloak.kind, keycloak.scopes.join(" ")), (ProviderKind::Oidc, "openid email".to_owned()));
    assert_eq!(keycloak.redirect_uri(&config.public_url), "http://127.0.0.1:3000/auth/keycloak/callback");
    assert_eq!(keycloak.client_secret.reveal(), "hunter2");
    let json = r#"[{"kind":"linkedin","client_id":"a","client_secret":"b"},{"kind":"microsoft","name":"school","label":"School","client_id":"a","client_secret":"b"}]"#;
    let both = read(Some(toml), &[("BATT_PROVIDERS", json)]).unwrap();
    let shown: Vec<String> = both.providers.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["linkedin (https://www.linkedin.com/oauth)", "school (https://login.microsoftonline.com/{tenantid}/v2.0)"]);
    assert!(read(None, &[]).unwrap().providers.is_empty());
}

#[test]
fn secrets_do_not_show() {
    let config = read(None, &[("BATT_PROVIDERS", &format!("[{GOOD}]"))]).unwrap();
    let shown = format!("{config:?} {} {}", config.describe(), serde_json::to_string(&config).unwrap());
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(config.describe().contains("providers = k (https://k.example)    (environment)\n"), "{}", config.describe());
    for bad in [
        "hunter2".to_owned(),
        "{\"client_secret\":\"hunter2\"}".to_owned(),
        GOOD.to_owned(),
        "[\"hunter2\"]".to_owned(),
        format!("[{}]", GOOD.replace("\"client_id\":\"id\"", "\"scopes\":\"hunter2\"")),
        format!("[{}]", GOOD.replace("hunter2", "hunter2\\n")),
    ] {
        let found = problems(&bad);
        assert!(found[0].starts_with("BATT_PROVIDERS") && !found.concat().contains("hunter2"), "{found:?}");
    }
}

#[test]
fn each_problem_names_its_place_its_value_and_what_is_allowed() {
    for (from, to, expected) in [
        ("\"name\":\"k\"", "\"name\":\"../K\"", "BATT_PROVIDERS 1: name: \"../K\" is not 1 to 32 of a-z, 0-9 and -"),
        ("\"label\":\"K\"", "\"label\":\"\"", "BATT_PROVIDERS 1: label: \"\" is not 1 to 40 characters"),
        (
            "https://k.example",
            "http://k.example",
            "BATT_PROVIDERS 1: issuer: \"http://k.example\" is not an https URL without query (http only on this machine), such as https://login.example.org",
        ),
        ("\"id\"", "\"\"", "BATT_PROVIDERS 1: client_id: \"\" is not the identifier that the provider gave this site"),
        ("hunter2", "", "BATT_PROVIDERS 1: client_secret: \"…\" is not the secret that the provider gave this site"),
        ("\"id\"", "\"id\",\"scopes\":[\"email\"]", "BATT_PROVIDERS 1: scopes: \"email\" is not a list of scopes with openid among them"),
    ] {
        assert_eq!(problems(&format!("[{}]", GOOD.replace(from, to))), [expected]);
    }
    assert_eq!(problems(&format!("[{GOOD},{GOOD}]")), ["BATT_PROVIDERS 2: name: \"k\" is taken by another provider"]);
    assert!(problems(&format!("[{}]", GOOD.replace("\"id\"", "\"id\",\"colour\":\"red\"")))[0].contains("unknown field `colour`"));
    assert!(problems(&format!("[{}]", GOOD.replace("\"id\"", "\"id\",\"kind\":\"facebook\"")))[0].contains("expected one of `oidc`, `google`"));
    let found = read(Some("[[provider]]\nname = \"a\"\n"), &[]).unwrap_err();
    assert!(found.len() == 4 && found.iter().all(|line| line.starts_with("batt.toml: provider 1: ")), "{found:?}");
    for issuer in ["https://k.example?x", "https://u@k.example", "https://k example", "ftp://k.example", "k.example"] {
        assert!(problems(&format!("[{}]", GOOD.replace("https://k.example", issuer)))[0].contains("issuer"), "{issuer}");
    }
    for issuer in ["http://127.0.0.1:4000/one", "http://localhost:4000", "http://[::1]:4000/x"] {
        read(None, &[("BATT_PROVIDERS", &format!("[{}]", GOOD.replace("https://k.example", issuer)))]).unwrap();
    }
}
