//! What makes a resource usable for more people.

use serde::{Deserialize, Serialize};

/// Values of schema.org's `accessibilityFeature`, from the vocabulary of the W3C community group. Texts: `accessibility-<as_str>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessibilityFeature {
    Captions,
    Transcript,
    AudioDescription,
    SignLanguage,
    AlternativeText,
    LongDescription,
    StructuralNavigation,
    TableOfContents,
    ReadingOrder,
    TaggedPdf,
    HighContrastDisplay,
    LargePrint,
    DisplayTransformability,
    DescribedMath,
    /// It has none of them, which is better said than left open.
    #[serde(rename = "none")]
    Nothing,
}

impl AccessibilityFeature {
    /// For sound and film first, then for pictures, order, looks.
    pub const ALL: [Self; 15] = [
        Self::Captions,
        Self::Transcript,
        Self::AudioDescription,
        Self::SignLanguage,
        Self::AlternativeText,
        Self::LongDescription,
        Self::StructuralNavigation,
        Self::TableOfContents,
        Self::ReadingOrder,
        Self::TaggedPdf,
        Self::HighContrastDisplay,
        Self::LargePrint,
        Self::DisplayTransformability,
        Self::DescribedMath,
        Self::Nothing,
    ];

    /// Its name in forms and columns.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Captions => "captions",
            Self::Transcript => "transcript",
            Self::AudioDescription => "audio-description",
            Self::SignLanguage => "sign-language",
            Self::AlternativeText => "alternative-text",
            Self::LongDescription => "long-description",
            Self::StructuralNavigation => "structural-navigation",
            Self::TableOfContents => "table-of-contents",
            Self::ReadingOrder => "reading-order",
            Self::TaggedPdf => "tagged-pdf",
            Self::HighContrastDisplay => "high-contrast-display",
            Self::LargePrint => "large-print",
            Self::DisplayTransformability => "display-transformability",
            Self::DescribedMath => "described-math",
            Self::Nothing => "none",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// Its name in metadata.
    pub fn schema(self) -> &'static str {
        match self {
            Self::Captions => "captions",
            Self::Transcript => "transcript",
            Self::AudioDescription => "audioDescription",
            Self::SignLanguage => "signLanguage",
            Self::AlternativeText => "alternativeText",
            Self::LongDescription => "longDescription",
            Self::StructuralNavigation => "structuralNavigation",
            Self::TableOfContents => "tableOfContents",
            Self::ReadingOrder => "readingOrder",
            Self::TaggedPdf => "taggedPDF",
            Self::HighContrastDisplay => "highContrastDisplay",
            Self::LargePrint => "largePrint",
            Self::DisplayTransformability => "displayTransformability",
            Self::DescribedMath => "describedMath",
            Self::Nothing => "none",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_feature_comes_back_and_both_names_say_the_same() {
        for one in AccessibilityFeature::ALL {
            assert_eq!(AccessibilityFeature::parse(one.as_str()), Some(one));
            assert_eq!(one.schema().to_lowercase(), one.as_str().replace('-', ""));
        }
        assert_eq!(AccessibilityFeature::parse("unknown"), None);
    }
}
