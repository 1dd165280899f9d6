use super::{
    Given, SITE_NAME,
    given::{Taken, file_address},
};
use crate::{
    esco,
    texts::{Locale, iso_day},
};
use model::{
    SubjectKind,
    attribution::Form,
    lists::{eqf_uri, isced_uri, learning_resource_type, schema_types},
};
use serde_json::{Map, Value, json};

/// What search engines and catalogues read: schema.org `LearningResource` with the terms of LRMI. Each part is a function below; what has
/// nothing to say is left out.
pub fn json_ld(given: &Given, site: &str) -> Value {
    let parts = [names(given, site), terms_of_use(given, site), learning(given), about(given), origins(given, site), files(given, site)];
    let mut object = Map::new();
    for (key, value) in parts.into_iter().flatten() {
        if !is_empty(&value) {
            object.insert(key.to_owned(), value);
        }
    }
    Value::Object(object)
}

type Part = Vec<(&'static str, Value)>;

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.is_empty(),
        _ => false,
    }
}

fn names(given: &Given, site: &str) -> Part {
    let material = &given.material;
    let address = given.address(site);
    let person = |one: &crate::materials::Author| json!({ "@type": "Person", "name": one.name, "url": format!("{site}{}", SubjectKind::Member.named(&one.handle)) });
    let authors: Vec<Value> = given.authors.iter().map(person).collect();
    vec![
        ("@context", "https://schema.org".into()),
        ("@type", schema_types(material.kind.as_str()).into()),
        ("@id", address.clone().into()),
        ("url", address.into()),
        ("name", material.title.clone().into()),
        ("description", material.summary.clone().into()),
        ("inLanguage", material.language.clone().into()),
        ("author", authors.into()),
        ("publisher", json!({ "@type": "Organization", "name": SITE_NAME, "url": format!("{site}/") })),
        ("version", given.number.to_string().into()),
        ("dateCreated", iso_day(given.published_at).into()),
        ("datePublished", iso_day(given.published_at).into()),
        ("dateModified", iso_day(given.changed_at).into()),
        ("isAccessibleForFree", true.into()),
        ("sameAs", material.link.clone().into()),
    ]
}

fn terms_of_use(given: &Given, site: &str) -> Part {
    let holders: Vec<Value> = given.authors.iter().map(|one| json!({ "@type": "Person", "name": one.name })).collect();
    let free = given.licence().is_public_domain();
    vec![
        ("license", given.licence().uri().map(Value::from).unwrap_or_default()),
        ("creditText", given.credits(site, given.locale(), Form::Text).into()),
        ("copyrightHolder", if free { Value::Null } else { holders.into() }),
    ]
}

fn learning(given: &Given) -> Part {
    let material = &given.material;
    let levels: Vec<Value> = material.eqf.iter().map(|level| eqf(*level)).collect();
    let reading = (!material.cefr.is_empty()).then(|| {
        let name = material.cefr.to_uppercase();
        json!({ "@type": "AlignmentObject", "alignmentType": "readingLevel", "educationalFramework": "CEFR", "targetName": name })
    });
    let concepts = material.outcomes.iter().filter_map(|one| esco::get(&one.concept)).map(|concept| {
        json!({
            "@type": "AlignmentObject", "alignmentType": "teaches", "educationalFramework": "ESCO", "targetName": concept.label,
            "targetUrl": concept.uri,
        })
    });
    let alignments: Vec<Value> = reading.into_iter().chain(concepts).collect();
    let accessible: Vec<&str> = material.accessibility.iter().map(|feature| feature.schema()).collect();
    vec![
        ("learningResourceType", learning_resource_type(material.kind.as_str()).map(Value::from).unwrap_or_default()),
        ("educationalLevel", levels.into()),
        ("educationalAlignment", alignments.into()),
        ("accessibilityFeature", accessible.into()),
        ("timeRequired", if material.minutes > 0 { format!("PT{}M", material.minutes).into() } else { Value::Null }),
        ("teaches", teaches(given)),
        ("competencyRequired", material.prerequisites.clone().into()),
        ("audience", json!({ "@type": "EducationalAudience", "educationalRole": "teacher" })),
    ]
}

/// A learning outcome each.
fn teaches(given: &Given) -> Value {
    let outcome = |one: &model::materials::Outcome| json!({ "@type": "DefinedTerm", "name": one.sentence() });
    given.material.outcomes.iter().map(outcome).collect::<Vec<_>>().into()
}

fn eqf(level: u8) -> Value {
    json!({
        "@type": "DefinedTerm", "@id": eqf_uri(level), "name": format!("EQF {level}"), "termCode": level.to_string(),
        "inDefinedTermSet": "http://data.europa.eu/snb/eqf/25831c2",
    })
}

fn about(given: &Given) -> Part {
    let material = &given.material;
    let step = |code: &String| json!({ "@type": "DefinedTerm", "name": Locale::default().text(&format!("step-{code}")), "termCode": code });
    let field = |code: &String| {
        let name = Locale::default().text(&format!("subject-{code}"));
        json!({ "@type": "DefinedTerm", "@id": isced_uri(code), "name": name, "termCode": code, "inDefinedTermSet": "http://data.europa.eu/esco/isced-f" })
    };
    let terms: Vec<Value> = material.steps.iter().map(step).chain(material.subjects.iter().map(field)).collect();
    vec![("about", terms.into()), ("keywords", material.tags.clone().into())]
}

fn origins(given: &Given, site: &str) -> Part {
    let source = |one: &Taken| {
        json!({
            "@type": "LearningResource", "@id": one.permalink(site), "url": one.permalink(site), "name": one.title, "inLanguage": one.language,
            "version": one.number.to_string(), "license": one.licence.uri(),
            "author": one.authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect::<Vec<_>>(),
        })
    };
    let translated = given.taken.iter().find(|one| one.translation).map(|one| json!({ "@id": one.permalink(site) }));
    let into = |(path, language): &(String, String)| {
        let address = format!("{site}{path}");
        json!({ "@type": "LearningResource", "@id": address, "url": address, "inLanguage": language })
    };
    vec![
        ("isBasedOn", given.taken.iter().map(source).collect::<Vec<_>>().into()),
        ("translationOfWork", translated.unwrap_or_default()),
        ("workTranslation", given.translations.iter().map(into).collect::<Vec<_>>().into()),
    ]
}

fn files(given: &Given, site: &str) -> Part {
    let file = |file: &crate::media::FileRow| {
        json!({
            "@type": "MediaObject", "name": file.name, "contentUrl": file_address(site, file), "encodingFormat": file.mime,
            "contentSize": file.size.to_string(), "sha256": file.blob,
        })
    };
    vec![("encoding", given.files.iter().map(file).collect::<Vec<_>>().into())]
}
