//! Demo content and generated content.
