//! Recommendations: written on the desk, translated, printed in the overall report, never overwritten unseen.

use std::collections::BTreeMap;

use iscm_survey::app::reporting::{Reader, overall_report};
use iscm_survey::assessment::Role;
use iscm_survey::findings::tally::Audience;
use iscm_survey::language::Language;
use iscm_survey::reports::file::FileFormat;
use iscm_survey::storage::audit::list_audit_entries;

use super::desk::start;
use super::{fonts, imprint, parts_of, print, staff, text_of};
use crate::support::app::{TestApp, Visitor, hidden_field, run};
use crate::support::databases::run_on_both;

const PLACE: &str = "/desk/assessments/2019/recommendations";
const TEXT: &str = "# To States\r\n\r\nMeet <often>.\r\n\r\n- Share *what* works\r\n- Pay on time";

/// The form of a language as a browser would send it, with other values in some fields.
async fn send(visitor: &Visitor, language: &str, fields: &[(&str, &str)]) -> reqwest::Response {
    let page = visitor.page(&format!("{PLACE}?in={language}")).await;
    let mut all: BTreeMap<String, String> = BTreeMap::from([
        ("form_key".to_owned(), hidden_field(&page, "form_key")),
        ("base".to_owned(), hidden_field(&page, "base")),
        ("in".to_owned(), language.to_owned()),
    ]);
    if page.contains("name=\"seen-en\"") {
        all.insert("seen-en".to_owned(), hidden_field(&page, "seen-en"));
    }
    for (name, value) in fields {
        all.insert((*name).to_owned(), (*value).to_owned());
    }
    let pairs: Vec<(&str, &str)> = all
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    visitor.post(PLACE, &pairs).await
}

fn report(app: &TestApp, reader: Reader, format: FileFormat) -> Vec<u8> {
    let (_, document) = app
        .app()
        .read_blocking(|transaction| overall_report(transaction, "2019", reader, &imprint(true)))
        .expect("the database answers")
        .expect("the round is there");
    format
        .write_document(&document, fonts())
        .expect("a file can be written")
}

fn markdown(app: &TestApp, reader: Reader) -> String {
    String::from_utf8(report(app, reader, FileFormat::Markdown)).expect("UTF-8")
}

#[test]
fn what_analysts_recommend_is_printed_in_every_format_of_its_language() {
    run_on_both(|database| {
        run(async {
            let app = start(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let english = staff(Language::English);
            assert!(!markdown(&app, english).contains("## Recommendations"));

            let answer = send(&analyst, "en", &[("text", TEXT), ("ready", "1")]).await;
            assert_eq!(answer.status(), 303);
            let page = analyst.page(PLACE).await;
            assert!(page.contains("Meet &lt;often&gt;."), "{page}");

            let text = markdown(&app, english);
            for told in [
                "## Recommendations\n",
                "### To States\n",
                "Meet \\<often>.",
                "- Share \\*what\\* works\n- Pay on time",
            ] {
                assert!(text.contains(told), "{told} in {text}");
            }
            let html = String::from_utf8(report(&app, english, FileFormat::Html)).expect("UTF-8");
            for told in ["<h3>To States</h3>", "Meet &lt;often&gt;.", "Pay on time"] {
                assert!(html.contains(told), "{told} in {html}");
            }
            let printed = print(&report(&app, english, FileFormat::Pdf));
            let pdf = text_of(&printed);
            assert!(
                pdf.contains("Meet <often>.") && pdf.contains("Pay on time"),
                "{pdf}"
            );
            let word = parts_of(&report(&app, english, FileFormat::Docx));
            assert!(word["word/document.xml"].contains("Meet &lt;often&gt;."));

            // Not in a language in which nobody wrote; staff are told, readers see no gap.
            let french = markdown(&app, staff(Language::French));
            assert!(french.contains("rédigées en English"), "{french}");
            assert!(!french.contains("## Recommandations"), "{french}");
            let outside = Reader {
                language: Language::French,
                audience: Audience::Outside,
            };
            assert!(!markdown(&app, outside).contains("Recommandations"));

            let entries = app
                .app()
                .read_blocking(|transaction| list_audit_entries(transaction.connection, None, 50))
                .expect("the audit can be read");
            let saved: Vec<_> = entries
                .iter()
                .filter(|entry| entry.action == "recommendations.save")
                .collect();
            assert_eq!(saved.len(), 1);
            assert_eq!(saved[0].detail["language"], "en");
            assert!(
                !saved[0].detail.to_string().contains("often"),
                "no text in the audit"
            );
            app.stop().await;
        });
    });
}

#[test]
fn readers_get_what_is_ready_and_a_translation_only_while_it_follows() {
    run_on_both(|database| {
        run(async {
            let app = start(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let outside = |language| Reader {
                language,
                audience: Audience::Outside,
            };
            send(&analyst, "en", &[("text", "Meet.")]).await;
            assert!(!markdown(&app, outside(Language::English)).contains("Meet."));
            let text = markdown(&app, staff(Language::English));
            assert!(
                text.contains("Meet.") && text.contains("Draft: not yet"),
                "{text}"
            );

            send(&analyst, "en", &[("text", "Meet."), ("ready", "1")]).await;
            assert!(markdown(&app, outside(Language::English)).contains("Meet."));
            let french = [("text", "Se réunir."), ("ready", "1"), ("original", "en")];
            assert_eq!(send(&analyst, "fr", &french).await.status(), 303);
            assert!(markdown(&app, outside(Language::French)).contains("Se réunir."));

            send(&analyst, "en", &[("text", "Meet twice."), ("ready", "1")]).await;
            assert!(!markdown(&app, outside(Language::French)).contains("Se réunir."));
            assert!(markdown(&app, staff(Language::French)).contains("Se réunir."));
            let page = analyst.page(&format!("{PLACE}?in=fr")).await;
            assert!(
                page.contains("Translation behind") && page.contains("Meet twice."),
                "{page}"
            );
            // Looked at and saved again: it follows.
            send(&analyst, "fr", &french).await;
            assert!(markdown(&app, outside(Language::French)).contains("Se réunir."));

            // An empty field takes the section out.
            send(&analyst, "en", &[("text", " "), ("ready", "1")]).await;
            assert!(!markdown(&app, staff(Language::English)).contains("## Recommendations"));
            app.stop().await;
        });
    });
}

#[test]
fn a_bad_form_comes_back_with_what_was_typed() {
    run_on_both(|database| {
        run(async {
            let app = start(database).await;
            let (one, other) = (
                app.staff(Role::Analyst).await,
                app.staff(Role::Coordinator).await,
            );
            // Two people began from the same page.
            send(&one, "en", &[("text", "First.")]).await;
            let answer = send(
                &other,
                "en",
                &[("text", "Second."), ("base", "0"), ("ready", "1")],
            )
            .await;
            assert_eq!(answer.status(), 422);
            let page = answer.text().await.expect("text");
            for told in [
                "Somebody else saved this text",
                "First.",
                ">\nSecond.</textarea>",
                "checked",
            ] {
                assert!(page.contains(told), "{told} in {page}");
            }
            // What came back may be sent again as it is.
            assert_eq!(hidden_field(&page, "base"), "1");
            assert_eq!(
                send(&other, "en", &[("text", "Second.")]).await.status(),
                303
            );

            let long = "x".repeat(30_001);
            let answer = send(&one, "en", &[("text", &long)]).await;
            assert_eq!(answer.status(), 422);
            let page = answer.text().await.expect("text");
            assert!(page.contains("30,001") && page.contains(&long));

            let answer = send(&one, "fr", &[("text", "Bien."), ("original", "ar")]).await;
            assert_eq!(answer.status(), 422);
            assert!(
                answer
                    .text()
                    .await
                    .expect("text")
                    .contains("Choose a language")
            );
            app.stop().await;
        });
    });
}
