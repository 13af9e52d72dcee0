use iscm_survey::assessment::Role;

use super::{
    EDITOR, PUBLIC, STAGE, begin, fill, form_with, go, other_year, press, set, submit_again, texts,
    token_in_mail,
};
use crate::support::app::{TestApp, run};
use crate::support::databases::run_on_both;

const WORDS: &str = "Founded in our own words, COMESA carries it.";
const PROPOSED: &str = "Words that the secretariat proposes.";

/// The place in the form of the statement that holds this text.
fn place_of(form: &[(String, String)], text: &str) -> String {
    form.iter()
        .find(|(name, value)| name.starts_with("text") && value.contains(text))
        .map(|(name, _)| name.trim_start_matches("text").to_owned())
        .unwrap_or_else(|| panic!("{text} stands in a field: {form:?}"))
}

/// The words of a file on paper, one after the other without the space that a line's end takes away.
fn words_of(format: &str, bytes: &[u8]) -> String {
    let text = match format {
        "pdf" => {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("summary.pdf");
            std::fs::write(&path, bytes).expect("a file");
            let output = std::process::Command::new("pdftotext")
                .arg(&path)
                .arg("-")
                .output()
                .expect("pdftotext, of poppler-utils");
            assert!(output.status.success());
            String::from_utf8(output.stdout).expect("letters")
        }
        _ => {
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
            let mut part = zip.by_name("word/document.xml").expect("the text");
            let mut text = String::new();
            std::io::Read::read_to_string(&mut part, &mut text).expect("letters");
            regex::Regex::new("<[^>]+>")
                .expect("a pattern")
                .replace_all(&text, "")
                .into_owned()
        }
    };
    let whole = text.replace('\u{AD}', "");
    whole.split_whitespace().collect()
}

#[test]
fn from_the_generated_text_to_a_withdrawn_version() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            fill(&app);
            let analyst = app.staff(Role::Analyst).await;
            let coordinator = app.staff(Role::Coordinator).await;
            let reader = app.anonymous();

            // Begun and edited: the words stand, other languages wait for them.
            begin(&analyst).await;
            let section = format!("{EDITOR}?in=en&section=s1");
            let page = analyst.page(&section).await;
            let mut form = form_with(&page, "textarea[name=text-new]");
            let place = place_of(&form, "2013");
            set(&mut form, &format!("text{place}"), WORDS);
            set(
                &mut form,
                &format!("remark{place}"),
                "Is this what they say?",
            );
            let (status, _) =
                press(&analyst, EDITOR, &form, ("act", &format!("save:{place}"))).await;
            assert_eq!(status, 303);
            let page = analyst.page(&section).await;
            assert!(page.contains(WORDS) && page.contains("Is this what they say?"));
            let french = analyst.page(&format!("{EDITOR}?in=fr&section=s1")).await;
            assert!(
                texts(&french, ".pair .error")
                    .iter()
                    .any(|text| text.starts_with("To be translated")),
                "{:?}",
                texts(&french, ".pair .error")
            );

            // A new submission: what is stale shows its difference, and is taken; the edit is not touched.
            submit_again(&app, &[other_year()]);
            let page = analyst.page(&section).await;
            assert!(page.contains(WORDS));
            assert!(
                texts(&page, ".pair ins")
                    .iter()
                    .any(|text| text.contains("2012"))
            );
            assert!(texts(&page, ".pair .state").contains(&"Stale".to_owned()));
            let form = form_with(&page, "textarea[name=text-new]");
            let (status, _) =
                press(&analyst, EDITOR, &form, ("act", &format!("take:{place}"))).await;
            assert_eq!(status, 303);
            let page = analyst.page(&section).await;
            assert!(!page.contains(WORDS));
            assert!(!texts(&page, ".pair .state").contains(&"Stale".to_owned()));
            let history = analyst.page(&format!("{EDITOR}?in=en&section=s1")).await;
            assert!(history.contains("The analyst"), "who wrote it stands there");

            // Every other stale statement is decided, in all languages.
            settle(&analyst).await;

            // Reviewed; the analyst cannot send it out of the house.
            assert_eq!(go(&analyst, "in_review", "").await, 303);
            assert_eq!(go(&analyst, "cleared", "").await, 403);
            let page = coordinator.page(STAGE).await;
            let mut form = form_with(&page, "input[name=email]");
            set(&mut form, "email", "secretariat@example.org");
            set(&mut form, "name", "P. Phiri");
            let (status, _) = press(&coordinator, STAGE, &form, ("act", "ask")).await;
            assert_eq!(status, 303);

            // The secretariat: looking changes nothing, the button enters, no account.
            let token = token_in_mail(&app).expect("a mail is due");
            let secretariat = app.anonymous();
            assert_eq!(secretariat.get("/comment").await.status(), 401);
            let link = format!("/c/{token}");
            assert_eq!(secretariat.get(&link).await.status(), 200);
            assert_eq!(secretariat.get("/comment").await.status(), 401);
            assert_eq!(secretariat.post(&link, &[]).await.status(), 303);
            let draft = secretariat.page("/comment").await;
            assert!(draft.contains("COMESA") && !draft.contains("Is this what they say?"));
            let mut form = form_with(&draft, "button[value=save]");
            set(&mut form, "remark2", "This is not quite so.");
            set(&mut form, "words2", PROPOSED);
            let (status, _) = press(&secretariat, "/comment", &form, (".act", "save")).await;
            assert_eq!(status, 303);
            let key = form
                .iter()
                .find(|(name, _)| name == ".key2")
                .map(|(_, key)| key.clone())
                .expect("the second statement has a key");
            let its_section = format!("{EDITOR}?in=en&section={}", key.split('/').next().unwrap());
            assert!(
                !analyst.page(&its_section).await.contains(PROPOSED),
                "not sent, not seen"
            );
            let draft = secretariat.page("/comment").await;
            assert!(draft.contains(PROPOSED), "what was saved is there again");
            let form = form_with(&draft, "button[value=save]");
            let (status, _) = press(&secretariat, "/comment", &form, (".act", "propose")).await;
            assert_eq!(status, 303);
            let sent = secretariat.page("/comment").await;
            assert!(sent.contains(PROPOSED) && !sent.contains("<textarea"));
            let (status, kept) = press(&secretariat, "/comment", &form, (".act", "save")).await;
            assert_eq!(status, 409, "what was sent is not changed any more");
            assert!(
                kept.contains("This is not quite so."),
                "and nothing typed is lost"
            );

            // Staff see it at the statement and take it.
            let page = analyst.page(&its_section).await;
            assert!(page.contains("This is not quite so.") && page.contains("P. Phiri"));
            let act = texts_of_buttons(&page, "taken:");
            let form = form_with(&page, "textarea[name=text-new]");
            let (status, _) = press(&analyst, EDITOR, &form, ("act", &act)).await;
            assert_eq!(status, 303);
            assert!(analyst.page(&its_section).await.contains(PROPOSED));

            // Cleared and published: readers get it, in the languages that are ready.
            assert_eq!(go(&coordinator, "cleared", "").await, 303);
            assert_eq!(go(&coordinator, "published", "").await, 303);
            let page = reader.page(PUBLIC).await;
            assert!(page.contains(PROPOSED));
            assert!(texts(&page, "aside").join(" ").contains("Version 1."));
            assert!(!page.contains("This is not quite so."));
            assert!(
                !page.contains("not a publication"),
                "the demonstration's line is gone"
            );
            let elsewhere = app.anonymous();
            let french = elsewhere.page(&format!("{PUBLIC}?language=fr")).await;
            assert!(
                french.contains(PROPOSED),
                "French is not translated: shown in English"
            );
            let file = reader.get(&format!("{PUBLIC}/versions/1/file.md")).await;
            assert_eq!(file.status(), 200);
            assert!(file.text().await.unwrap().contains(PROPOSED));
            // On paper it is the same text, with how it is cited, and nothing that is counted later.
            for (format, begins) in [("pdf", &b"%PDF-"[..]), ("docx", &b"PK"[..])] {
                let file = reader
                    .get(&format!("{PUBLIC}/versions/1/file.{format}"))
                    .await;
                assert_eq!(file.status(), 200, "{format}");
                let bytes = file.bytes().await.unwrap();
                assert!(bytes.starts_with(begins), "{format}");
                let text = words_of(format, &bytes);
                for expected in [PROPOSED, "How to cite", "/summaries/2019/versions/1"] {
                    let wanted: String = expected.split_whitespace().collect();
                    assert!(text.contains(&wanted), "{expected} in {format}: {text}");
                }
                assert!(!text.contains("Whoanswered"), "{format}");
            }
            let file = reader.get(&format!("{PUBLIC}/versions/1/file.exe")).await;
            assert_eq!(file.status(), 404);
            // Each format holds exactly this version and says which one it is.
            for (format, beginning) in [("pdf", "%PDF"), ("docx", "PK"), ("md", "#"), ("json", "{")]
            {
                let path = format!("{PUBLIC}/versions/1/file.{format}?in=en");
                assert!(page.contains(&path), "{format} is offered");
                let file = reader.get(&path).await;
                assert_eq!(file.status(), 200, "{format}");
                let bytes = file.bytes().await.unwrap();
                assert!(bytes.starts_with(beginning.as_bytes()), "{format}");
                if format == "md" || format == "json" {
                    let text = String::from_utf8(bytes.to_vec()).unwrap();
                    for known in [PROPOSED, "Version 1.", "/versions/1", "How to cite"] {
                        let is_of_data = format == "json" && known == "How to cite";
                        assert!(
                            is_of_data || text.contains(known),
                            "{format}: {known} in {text}"
                        );
                    }
                }
            }
            let profile = reader.page("/iscms/midcom").await;
            assert!(profile.contains(PUBLIC));
            let (status, _) = save_first(&analyst, &its_section, "Too late.").await;
            assert_eq!(status, 400, "a published text is frozen");

            // Edited again: version 2; the first one stays as it was.
            assert_eq!(
                go(&coordinator, "draft", "").await,
                422,
                "a reason is asked for"
            );
            assert_eq!(go(&coordinator, "draft", "A better wording").await, 303);
            let (status, _) =
                save_first(&analyst, &its_section, "Words of the second version.").await;
            assert_eq!(status, 303);
            assert!(!reader.page(PUBLIC).await.contains("second version"));
            for (who, to) in [
                (&analyst, "in_review"),
                (&coordinator, "cleared"),
                (&coordinator, "published"),
            ] {
                assert_eq!(go(who, to, "").await, 303, "{to}");
            }
            let page = reader.page(PUBLIC).await;
            assert!(page.contains("Words of the second version."));
            assert!(texts(&page, "aside").join(" ").contains("Version 2."));
            let file = reader.page(&format!("{PUBLIC}/versions/1/file.json")).await;
            let file: serde_json::Value = serde_json::from_str(&file).unwrap();
            assert_eq!(file["version"]["number"], 1);
            assert_eq!(file["version"]["versions"], serde_json::json!([2, 1]));
            assert!(!file.to_string().contains("second version"));
            let first = reader.page(&format!("{PUBLIC}/versions/1")).await;
            assert!(first.contains(PROPOSED) && !first.contains("second version"));
            assert!(first.contains("There is a later version."));
            let compared = analyst
                .page("/desk/assessments/2019/summaries/midcom/versions/2")
                .await;
            assert!(texts(&compared, "ins").join(" ").contains("second version"));

            // Withdrawn: the notice stands there, the text nowhere.
            assert_eq!(
                go(&coordinator, "withdrawn", "It named the wrong year.").await,
                303
            );
            for address in [PUBLIC.to_owned(), format!("{PUBLIC}/versions/1")] {
                let answer = reader.get(&address).await;
                assert_eq!(answer.status(), 410, "{address}");
                let page = answer.text().await.unwrap();
                assert!(page.contains("It named the wrong year."));
                assert!(!page.contains("Words of the second version."));
            }
            let file = reader.get(&format!("{PUBLIC}/versions/2/file.json")).await;
            assert_eq!(file.status(), 404);
            let steps = texts(&coordinator.page(STAGE).await, "table tbody tr");
            assert!(
                steps
                    .iter()
                    .any(|step| step.contains("It named the wrong year.")),
                "{steps:?}"
            );
            app.stop().await;
        });
    });
}

/// Decides every open difference of every section and language in favour of the new text.
async fn settle(analyst: &crate::support::app::Visitor) {
    for language in ["en", "fr", "es"] {
        let page = analyst.page(&format!("{EDITOR}?in={language}")).await;
        let document = scraper::Html::parse_document(&page);
        let links = scraper::Selector::parse(".parts a").unwrap();
        let sections: Vec<String> = document
            .select(&links)
            .filter_map(|link| Some(link.value().attr("href")?.to_owned()))
            .collect();
        for section in sections {
            for _ in 0..20 {
                let page = analyst.page(&section).await;
                let takes = buttons(&page, "take:");
                let Some(take) = takes.first() else { break };
                let form = form_with(&page, "textarea[name=text-new]");
                let (status, _) = press(analyst, EDITOR, &form, ("act", take)).await;
                assert_eq!(status, 303);
            }
        }
    }
}

async fn save_first(
    analyst: &crate::support::app::Visitor,
    section: &str,
    text: &str,
) -> (u16, String) {
    let page = analyst.page(section).await;
    if !page.contains("text-new") {
        // Frozen: somebody who kept the page open sends it anyway.
        let key =
            crate::support::app::hidden_field(&analyst.page("/desk/assessments").await, "form_key");
        let fields = [
            ("form_key", key.as_str()),
            ("in", "en"),
            ("section", "s1"),
            ("key0", "s1/unchanged"),
            ("text0", text),
            ("base0", "0"),
            ("act", "save:0"),
        ];
        let answer = analyst.post(EDITOR, &fields).await;
        return (answer.status().as_u16(), String::new());
    }
    let mut form = form_with(&page, "textarea[name=text-new]");
    let name = form
        .iter()
        .find(|(name, _)| name.starts_with("text") && name != "text-new")
        .map(|(name, _)| name.clone())
        .expect("a statement");
    set(&mut form, &name, text);
    press(analyst, EDITOR, &form, ("act", "save")).await
}

fn buttons(page: &str, act: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(page);
    let selector = scraper::Selector::parse("button[name=act]").unwrap();
    document
        .select(&selector)
        .filter_map(|button| button.value().attr("value"))
        .filter(|value| value.starts_with(act))
        .map(str::to_owned)
        .collect()
}

fn texts_of_buttons(page: &str, act: &str) -> String {
    buttons(page, act)
        .into_iter()
        .next()
        .unwrap_or_else(|| panic!("a button {act} is on the page"))
}
