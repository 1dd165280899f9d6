//! The site's secret key and what is made with it: tokens for links in mails, and texts that are stored sealed.

use crate::failure::{Failure, Result};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// 32 secret bytes. Never shown, never stored in the database.
#[derive(Clone)]
pub struct Keys([u8; 32]);

const NONCE: usize = 24;

impl Keys {
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A key for as long as the process lives.
    pub fn random() -> Result<Self> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| Failure::bug(error.to_string()))?;
        Ok(Self(bytes))
    }

    /// 256 bits for a purpose, the same each time for the same `nonce`: a mail that is sent again carries the same link, and
    /// no token waits in the outbox in the clear. HMAC-SHA-256, URL-safe.
    pub fn token(&self, purpose: &str, nonce: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.derive(&format!("token:{purpose}:{nonce}")))
    }

    /// Whether a text is [`Keys::token`] of these; compared in constant time.
    pub fn is_token(&self, purpose: &str, nonce: &str, text: &str) -> bool {
        let Ok(given) = URL_SAFE_NO_PAD.decode(text) else { return false };
        self.mac(&format!("token:{purpose}:{nonce}")).is_some_and(|mac| mac.verify_slice(&given).is_ok())
    }

    /// XChaCha20-Poly1305 under a key of its own for the purpose; `of` binds the text to its row.
    pub fn seal(&self, purpose: &str, of: &str, plain: &[u8]) -> Result<String> {
        let mut sealed = vec![0; NONCE];
        getrandom::fill(&mut sealed).map_err(|error| Failure::bug(error.to_string()))?;
        let payload = Payload { msg: plain, aad: of.as_bytes() };
        let nonce = XNonce::clone_from_slice(&sealed);
        let text = self.cipher(purpose).encrypt(&nonce, payload).map_err(|error| Failure::bug(error.to_string()))?;
        sealed.extend(text);
        Ok(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// What was sealed; a bug if it was sealed for something else, under another key, or changed since.
    pub fn unseal(&self, purpose: &str, of: &str, sealed: &str) -> Result<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).map_err(Failure::bug)?;
        let (nonce, text) = bytes.split_at_checked(NONCE).ok_or_else(|| Failure::bug("a sealed text is too short"))?;
        let payload = Payload { msg: text, aad: of.as_bytes() };
        let plain = self.cipher(purpose).decrypt(XNonce::from_slice(nonce), payload);
        plain.map_err(|_| Failure::bug("a sealed text does not open: was the secret key changed?"))
    }

    fn cipher(&self, purpose: &str) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derive(&format!("seal:{purpose}")).into())
    }

    fn derive(&self, text: &str) -> [u8; 32] {
        // HMAC takes keys of every length, so there always is one.
        self.mac(text).map_or([0; 32], |mac| mac.finalize().into_bytes().into())
    }

    fn mac(&self, text: &str) -> Option<Hmac<Sha256>> {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.0).ok()?;
        mac.update(text.as_bytes());
        Some(mac)
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_stable_and_bound_to_purpose_and_nonce() {
        let keys = Keys::new([7; 32]);
        assert_eq!(keys.token("reset", "a"), keys.token("reset", "a"));
        assert_eq!(keys.token("reset", "a").len(), 43);
        assert_ne!(keys.token("reset", "a"), keys.token("reset", "b"));
        assert_ne!(keys.token("reset", "a"), keys.token("verify", "a"));
        assert_ne!(keys.token("reset", "a"), Keys::new([8; 32]).token("reset", "a"));
        let token = keys.token("reset", "a");
        assert!(keys.is_token("reset", "a", &token));
        assert!(!keys.is_token("reset", "b", &token) && !keys.is_token("verify", "a", &token));
        assert!(!keys.is_token("reset", "a", "") && !keys.is_token("reset", "a", &format!("{token}A")) && !keys.is_token("reset", "a", "ä"));
    }

    #[test]
    fn what_is_sealed_opens_only_in_its_place() {
        let keys = Keys::new([7; 32]);
        let sealed = keys.seal("totp", "member:1", b"secret").expect("sealed");
        assert_ne!(sealed, keys.seal("totp", "member:1", b"secret").expect("sealed"), "never the same twice");
        assert_eq!(keys.unseal("totp", "member:1", &sealed).expect("open"), b"secret");
        for (purpose, of, key) in [("totp", "member:2", 7), ("other", "member:1", 7), ("totp", "member:1", 8)] {
            assert!(Keys::new([key; 32]).unseal(purpose, of, &sealed).is_err());
        }
        assert!(keys.unseal("totp", "member:1", "AAAA").is_err());
    }
}
