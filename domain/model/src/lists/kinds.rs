//! What the kinds of resources are called outside. Texts: `material-kind-<kind>`.

/// The value of schema.org's `learningResourceType` for a kind of resource.
pub fn learning_resource_type(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "lesson-plan" => "lesson plan",
        "slides" => "presentation",
        "worksheet" => "worksheet",
        "lab-instruction" => "laboratory instruction",
        "assessment" => "assessment",
        "video" => "video",
        "simulation" => "simulation",
        "dataset" => "dataset",
        "handbook" => "handbook",
        "course" => "course",
        _ => return None,
    })
}

/// The types of schema.org: always `LearningResource`, and what it is besides, where schema.org has a type for it.
pub fn schema_types(kind: &str) -> &'static [&'static str] {
    match kind {
        "slides" => &["LearningResource", "PresentationDigitalDocument"],
        "video" => &["LearningResource", "VideoObject"],
        "assessment" => &["LearningResource", "Quiz"],
        "dataset" => &["LearningResource", "Dataset"],
        "handbook" => &["LearningResource", "Book"],
        "course" => &["LearningResource", "Course"],
        _ => &["LearningResource"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_and_a_type() {
        let kinds = ["lesson-plan", "slides", "worksheet", "lab-instruction", "assessment", "video", "simulation", "dataset", "handbook", "course"];
        for kind in kinds {
            assert!(learning_resource_type(kind).is_some(), "{kind}");
            assert_eq!(schema_types(kind).first(), Some(&"LearningResource"));
        }
        assert_eq!(learning_resource_type("game"), None);
    }
}
