//! What material is, and where it stands.

use serde::{Deserialize, Serialize};

/// What somebody makes of it in class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MaterialKind {
    LessonPlan,
    Slides,
    #[default]
    Worksheet,
    LabInstruction,
    Assessment,
    Video,
    Simulation,
    Dataset,
    Handbook,
    Course,
}

impl MaterialKind {
    pub const ALL: [Self; 10] = [
        Self::LessonPlan,
        Self::Slides,
        Self::Worksheet,
        Self::LabInstruction,
        Self::Assessment,
        Self::Video,
        Self::Simulation,
        Self::Dataset,
        Self::Handbook,
        Self::Course,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::LessonPlan => "lesson-plan",
            Self::Slides => "slides",
            Self::Worksheet => "worksheet",
            Self::LabInstruction => "lab-instruction",
            Self::Assessment => "assessment",
            Self::Video => "video",
            Self::Simulation => "simulation",
            Self::Dataset => "dataset",
            Self::Handbook => "handbook",
            Self::Course => "course",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaterialState {
    /// Only its authors see it.
    Draft,
    Published,
    /// Published once; it can be read by its address, but is not listed any more.
    Retired,
}

impl MaterialState {
    pub const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Retired];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Retired => "retired",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}
