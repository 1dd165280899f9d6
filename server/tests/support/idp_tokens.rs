//! ID tokens of the mock provider, good ones and every bad one.

use super::{CLIENT, Fields, TENANT};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use rsa::{
    RsaPrivateKey,
    pkcs1v15::SigningKey,
    sha2::Sha256 as RsaSha256,
    signature::{SignatureEncoding, Signer},
    traits::PublicKeyParts,
};
use serde_json::{Value, json};
use sha2::Sha256;
use std::{
    sync::OnceLock,
    time::{SystemTime, UNIX_EPOCH},
};

const CURVE: &str = "curve";
/// The issuer that signs with RS256; the others do with ES256.
const WITH_RSA: &str = "two";

/// Made anew at every start.
pub struct Keys {
    curve: EcdsaKeyPair,
    rsa: OnceLock<RsaPrivateKey>,
}

fn curve() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &random).unwrap()
}

fn sign_with(pair: &EcdsaKeyPair, text: &str) -> Vec<u8> {
    pair.sign(&SystemRandom::new(), text.as_bytes()).unwrap().as_ref().to_vec()
}

fn jwk(kid: &str, pair: &EcdsaKeyPair) -> Value {
    let (x, y) = pair.public_key().as_ref()[1..].split_at(32);
    json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": kid, "x": base64(x), "y": base64(y) })
}

fn base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Keys {
    pub fn new() -> Self {
        Self { curve: curve(), rsa: OnceLock::new() }
    }

    /// 2048 bits take a second to make, so only for who asks.
    fn rsa(&self) -> &RsaPrivateKey {
        self.rsa.get_or_init(|| RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap())
    }

    /// The JWK Set (RFC 7517) of an issuer.
    pub fn public(&self, issuer: &str) -> Value {
        let mut keys = vec![jwk(CURVE, &self.curve)];
        if issuer == WITH_RSA {
            let key = self.rsa();
            let (n, e) = (key.n().to_bytes_be(), key.e().to_bytes_be());
            keys.push(json!({ "kty": "RSA", "use": "sig", "alg": "RS256", "kid": "rsa", "n": base64(&n), "e": base64(&e) }));
        }
        json!({ "keys": keys })
    }

    /// The token for a person, spoilt as `bad` says.
    pub fn id_token(&self, base: &str, issuer: &str, fields: &Fields) -> String {
        let bad = fields.get("bad").map(String::as_str).unwrap_or_default();
        let claims = claims(base, issuer, fields, bad);
        let header = |alg: &str, kid: &str| json!({ "alg": alg, "kid": kid, "typ": "JWT" });
        let foreign = curve();
        match bad {
            "alg-none" => format!("{}.", joined(&json!({ "alg": "none", "typ": "JWT" }), &claims)),
            "hs256" => {
                // The public key as the secret of an HMAC.
                let text = joined(&header("HS256", CURVE), &claims);
                let mut mac = Hmac::<Sha256>::new_from_slice(self.curve.public_key().as_ref()).unwrap();
                mac.update(text.as_bytes());
                format!("{text}.{}", base64(&mac.finalize().into_bytes()))
            }
            "hs256-secret" => {
                let text = joined(&header("HS256", CURVE), &claims);
                let mut mac = Hmac::<Sha256>::new_from_slice(super::SECRET.as_bytes()).unwrap();
                mac.update(text.as_bytes());
                format!("{text}.{}", base64(&mac.finalize().into_bytes()))
            }
            "foreign-key" => signed(&joined(&header("ES256", CURVE), &claims), &foreign),
            "foreign-kid" => signed(&joined(&header("ES256", "foreign"), &claims), &foreign),
            "jwk-header" => {
                let mut header = header("ES256", "foreign");
                header["jwk"] = jwk("foreign", &foreign);
                header["jku"] = format!("{base}/{issuer}/jwks").into();
                signed(&joined(&header, &claims), &foreign)
            }
            "cut-signature" => format!("{}.", joined(&header("ES256", CURVE), &claims)),
            "no-token" => "not.a.token".to_owned(),
            _ if issuer == WITH_RSA => {
                let text = joined(&header("RS256", "rsa"), &claims);
                let signature = SigningKey::<RsaSha256>::new(self.rsa().clone()).sign(text.as_bytes());
                format!("{text}.{}", base64(&signature.to_bytes()))
            }
            _ => signed(&joined(&header("ES256", CURVE), &claims), &self.curve),
        }
    }
}

fn joined(header: &Value, claims: &Value) -> String {
    format!("{}.{}", base64(header.to_string().as_bytes()), base64(claims.to_string().as_bytes()))
}

fn signed(text: &str, pair: &EcdsaKeyPair) -> String {
    format!("{text}.{}", base64(&sign_with(pair, text)))
}

fn claims(base: &str, issuer: &str, fields: &Fields, bad: &str) -> Value {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let of_tenant = issuer == "organizations";
    let name = if of_tenant { TENANT } else { issuer };
    let mut claims = json!({
        "iss": format!("{base}/{name}"), "sub": field("sub"), "aud": CLIENT, "iat": now, "exp": now + 300, "auth_time": now,
        "nonce": field("nonce"), "name": field("name"),
    });
    if of_tenant {
        claims["tid"] = TENANT.into();
    }
    if !field("email").is_empty() && !["userinfo", "userinfo-other"].contains(&bad) {
        claims["email"] = field("email").into();
        claims["email_verified"] = (field("verified") != "false").into();
    }
    match bad {
        "wrong-iss" => claims["iss"] = format!("{base}/somebody-else").into(),
        "almost-iss" => claims["iss"] = format!("{base}/{name}/").into(),
        "other-tenant" => claims["tid"] = TENANT.replace('0', "1").into(),
        "odd-tenant" => claims["tid"] = "../one".into(),
        "wrong-aud" => claims["aud"] = "another-site".into(),
        "extra-aud" => claims["aud"] = json!([CLIENT, "another-site"]),
        "wrong-azp" => claims["azp"] = "another-site".into(),
        "wrong-nonce" => claims["nonce"] = "another".into(),
        "no-nonce" => drop(claims.as_object_mut().unwrap().remove("nonce")),
        "expired" => claims["exp"] = (now - 120).into(),
        "just-expired" => claims["exp"] = (now - 30).into(),
        "not-yet" => claims["nbf"] = (now + 300).into(),
        "no-sub" => drop(claims.as_object_mut().unwrap().remove("sub")),
        "empty-sub" => claims["sub"] = "".into(),
        "blank-sub" => claims["sub"] = " ".into(),
        "string-unverified" => claims["email_verified"] = "false".into(),
        "string-verified" => claims["email_verified"] = "true".into(),
        "no-login-time" => drop(claims.as_object_mut().unwrap().remove("auth_time")),
        "old-login" => claims["auth_time"] = (now - 3600).into(),
        _ => {}
    }
    if issuer == "linkedin" {
        drop(claims.as_object_mut().unwrap().remove("nonce"));
    }
    claims
}
