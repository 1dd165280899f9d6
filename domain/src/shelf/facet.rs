/// What a row of the index is about. Names are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// All that is listed has this one.
    All,
    Language,
    Kind,
    Step,
    Eqf,
    Cefr,
    /// `quarter`, `hour`, `half-day`, `longer`: at most 15, 60, 240 minutes.
    Time,
    /// What the licence allows: `adapt`, `sell`.
    Allows,
    Subject,
    Tag,
    /// What its files are: `document`, `pdf`, `picture`, `film`, `sound`, `data`, `text`, `other`; `link` where it lies elsewhere.
    Format,
    /// `yes`: somebody reported that they used it in class.
    Used,
    /// `yes`: as many peers as are needed have reviewed it.
    Reviewed,
    /// Processes of Bloom's taxonomy in its outcomes.
    Bloom,
    /// Addresses of ESCO concepts in its outcomes.
    Concept,
    /// What makes it usable for more people.
    Accessible,
}

impl Facet {
    /// Those that pages offer, in their order.
    pub const OFFERED: [Self; 12] = [
        Self::Language,
        Self::Kind,
        Self::Used,
        Self::Reviewed,
        Self::Step,
        Self::Eqf,
        Self::Cefr,
        Self::Time,
        Self::Allows,
        Self::Bloom,
        Self::Format,
        Self::Accessible,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Language => "language",
            Self::Kind => "kind",
            Self::Step => "step",
            Self::Eqf => "eqf",
            Self::Cefr => "cefr",
            Self::Time => "time",
            Self::Allows => "allows",
            Self::Subject => "subject",
            Self::Tag => "tag",
            Self::Format => "format",
            Self::Used => "used",
            Self::Reviewed => "reviewed",
            Self::Bloom => "bloom",
            Self::Concept => "concept",
            Self::Accessible => "accessible",
        }
    }
}
