use std::collections::BTreeMap;
use std::sync::Arc;

/// One of the six official languages of the United Nations, in which the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    Arabic,
    Chinese,
    English,
    French,
    Russian,
    Spanish,
}

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Language {
    /// In the order in which the United Nations list them.
    pub const ALL: [Language; 6] = [
        Language::Arabic,
        Language::Chinese,
        Language::English,
        Language::French,
        Language::Russian,
        Language::Spanish,
    ];

    /// The code used in pages, addresses and the database.
    pub fn code(self) -> &'static str {
        match self {
            Language::Arabic => "ar",
            Language::Chinese => "zh",
            Language::English => "en",
            Language::French => "fr",
            Language::Russian => "ru",
            Language::Spanish => "es",
        }
    }

    /// The key of this language in a questionnaire file, which follows SurveyJS (`zh-cn`).
    pub fn questionnaire_key(self) -> &'static str {
        match self {
            Language::Chinese => "zh-cn",
            other => other.code(),
        }
    }

    /// Reads a language tag by its base: `fr-CA` is French, `zh-Hans` Chinese; caseless.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let base = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        Language::ALL
            .into_iter()
            .find(|language| language.code() == base)
    }

    /// The name of the language in itself, as a reader looks for it.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Arabic => "العربية",
            Language::Chinese => "中文",
            Language::English => "English",
            Language::French => "Français",
            Language::Russian => "Русский",
            Language::Spanish => "Español",
        }
    }

    pub fn direction(self) -> Direction {
        match self {
            Language::Arabic => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        }
    }
}

impl Direction {
    /// The value of the HTML attribute `dir`.
    pub fn html(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

/// A text in its default language and, where there are any, in others.
///
/// Texts of questionnaires stand in everything that is told of them: a copy shares the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalizedText(Arc<Texts>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Texts {
    default_language: Language,
    default: String,
    translations: BTreeMap<Language, String>,
}

impl LocalizedText {
    /// A text that exists in one language only.
    pub fn new(default_language: Language, default: impl Into<String>) -> Self {
        LocalizedText(Arc::new(Texts {
            default_language,
            default: default.into(),
            translations: BTreeMap::new(),
        }))
    }

    /// Adds a translation; one in the default language replaces the default text.
    #[must_use]
    pub fn with(mut self, language: Language, text: impl Into<String>) -> Self {
        let texts = Arc::make_mut(&mut self.0);
        if language == texts.default_language {
            texts.default = text.into();
        } else {
            texts.translations.insert(language, text.into());
        }
        self
    }

    pub fn default_language(&self) -> Language {
        self.0.default_language
    }

    /// The text in exactly this language, if it exists.
    pub fn exactly(&self, language: Language) -> Option<&str> {
        if language == self.0.default_language {
            Some(&self.0.default)
        } else {
            self.0.translations.get(&language).map(String::as_str)
        }
    }

    /// The text in this language, else in the default one.
    pub fn in_language(&self, language: Language) -> &str {
        self.exactly(language).unwrap_or(&self.0.default)
    }
}
