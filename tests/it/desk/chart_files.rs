//! Charts as files: the same values as on the page, for the same people.

use iscm_survey::assessment::Role;
use reqwest::StatusCode;

use super::round::{HERE, links, started};
use crate::support::app::run;
use crate::support::databases::run_on_both;

#[test]
fn a_figure_can_be_saved_as_svg_and_as_png_by_who_sees_it() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let mut files = Vec::new();
            for part in links(&analyst.page(&format!("{HERE}/findings")).await) {
                if part.contains("?part=") {
                    let found = links(&analyst.page(&part).await).into_iter();
                    files.extend(found.filter(|href| href.contains("/charts/")));
                }
            }
            assert!(files.len() > 10, "{files:?}");
            let of = |format: &str| {
                let end = format!("/file.{format}?in=en");
                files
                    .iter()
                    .find(|href| href.ends_with(&end))
                    .expect("a file")
            };
            let svg = analyst.get(of("svg")).await;
            assert_eq!(svg.status(), StatusCode::OK);
            assert_eq!(svg.headers()["content-type"], "image/svg+xml");
            assert_eq!(svg.headers()["cache-control"], "no-store");
            let name = svg.headers()["content-disposition"]
                .to_str()
                .unwrap()
                .to_owned();
            assert!(
                name.starts_with("attachment; filename=\"") && name.ends_with("-en.svg\""),
                "{name}"
            );
            let text = svg.text().await.unwrap();
            assert!(
                text.starts_with("<svg") && text.contains("Source"),
                "{text}"
            );
            assert!(!text.contains("href"), "on paper nothing leads anywhere");
            // What readers outside do not see is marked where staff see it, and not there for readers.
            let held_back = "Held back from readers outside";
            let marked = |text: &str| text.matches('†').count();
            let mut seen = 0;
            for file in files.iter().filter(|file| file.contains("/file.svg")) {
                let text = analyst.page(file).await;
                assert_eq!(text.contains(held_back), marked(&text) > 1, "{file}");
                seen += marked(&text);
            }
            assert!(seen > 1, "something is held back in a small round");
            let png = analyst.get(of("png")).await;
            assert_eq!(png.status(), StatusCode::OK);
            assert!(png.bytes().await.unwrap().starts_with(b"\x89PNG"));

            // With an Arabic font on this machine there is a picture, without one the font is named.
            let arabic = analyst.get(&of("png").replace("in=en", "in=ar")).await;
            match arabic.status() {
                StatusCode::SERVICE_UNAVAILABLE => {
                    let why = arabic.text().await.unwrap();
                    assert!(why.contains("Noto Naskh Arabic"), "{why}");
                }
                status => {
                    assert_eq!(status, StatusCode::OK);
                    assert!(arabic.bytes().await.unwrap().starts_with(b"\x89PNG"));
                }
            }

            // Readers have the charts of what is published, on the public pages.
            let reader = app.staff(Role::Reader).await;
            assert_eq!(reader.get(of("svg")).await.status(), StatusCode::FORBIDDEN);

            let about = |iscm: &str| of("svg").replace("?in=en", &format!("?iscm={iscm}&in=en"));
            let limited = app.staff_limited_to(Role::Analyst, Some(&["midsa"])).await;
            assert_eq!(limited.get(&about("midsa")).await.status(), StatusCode::OK);
            assert_eq!(
                limited.get(&about("midcom")).await.status(),
                StatusCode::NOT_FOUND
            );
            for (right, wrong) in [("file.svg", "file.gif"), ("?in=en", "?number=99")] {
                let path = of("svg").replace(right, wrong);
                assert_eq!(
                    analyst.get(&path).await.status(),
                    StatusCode::NOT_FOUND,
                    "{path}"
                );
            }
            app.stop().await;
        });
    });
}
