//! What the pages say, held against the sources fact by fact.

use serde_json::json;

use super::{Page, import, record};
use crate::support::app::{TestApp, Visitor, run};
use crate::support::databases::run_on_both;

async fn profile(visitor: &Visitor, id: &str, language: &str) -> Page {
    let path = format!("/iscms/{id}?language={language}");
    Page::new(&visitor.page(&path).await)
}

fn assert_says(page: &Page, facts: &[&str]) {
    let text = page.text("main");
    let missing: Vec<&&str> = facts.iter().filter(|fact| !text.contains(**fact)).collect();
    assert!(
        missing.is_empty(),
        "the page does not say {missing:?}:\n{text}"
    );
}

#[test]
fn midiocc_has_every_fact_of_its_source() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            let page = profile(&app.anonymous(), "midiocc", "en").await;
            assert_eq!(
                page.text("h1"),
                "Migration Dialogue for the Indian Ocean Commission Countries (MiDIOCC)"
            );
            // The heading of the source and its text differ; both are told.
            assert!(
                page.fact("Type")
                    .starts_with("Regional consultative process on migration")
            );
            assert!(page.text("#note-1").contains("interregional forum"));
            assert_eq!(page.fact("Region"), "Western Indian Ocean");
            assert_eq!(
                page.fact("Formal association"),
                "Indian Ocean Commission (IOC)"
            );
            assert!(page.fact("Established").starts_with("March 2020"));
            assert!(
                page.fact("Established")
                    .contains("34th Session of the IOC Council of Ministers")
            );
            assert!(page.fact("Established").contains("6 March 2020"));
            assert!(
                page.fact("Chair")
                    .starts_with("Not yet determined (as of 2020)")
            );
            assert!(
                page.fact("Chair")
                    .contains("operational modalities are not determined yet")
            );
            assert!(
                page.fact("Chair")
                    .contains("only just been approved and no Chair has been appointed")
            );
            assert!(
                page.fact("Status")
                    .starts_with("Under establishment (as of 2020)")
            );
            assert_eq!(page.fact("Members and participants"), "Member States: 5");
            assert_eq!(page.fact("Also called"), "MIDIOCC; DiMOI");
            assert_says(
                &page,
                &[
                    "brings the member States of the Indian Ocean Commission together on migration",
                    // Seven aims.
                    "regular consultations and the exchange of information, experience and good practice",
                    "easier mobility, well-aimed labour mobility",
                    "integrated border management and action against transnational crime",
                    "climate change and of a degraded environment",
                    "known and understood about migration in the IOC region",
                    "make policies coherent and coordinated",
                    "Build consensus among IOC member States",
                    "national and regional institutions and skills",
                    "technical cooperation, capacity-building, and the collection and sharing of information",
                    "with other States of the region and with regional economic communities",
                    "safe, orderly and regular migration",
                    "2030 Agenda of the United Nations",
                    "Agenda 2063",
                    "Global Compact for Migration",
                    // How it came about.
                    "Senior officials of the IOC member States proposed the dialogue at a consultative meeting",
                    "26–28 August 2019",
                    "The 34th Session of the IOC Council of Ministers endorsed its establishment",
                ],
            );
            let terms = page.texts("#focus ~ ul.terms > li");
            for area in [
                "Labour mobility and human development",
                "Sustainable development of island States, including small island developing States",
                "Migration, environment and climate change",
                "Integrated border management",
                "Collection, analysis and information sharing on migration data",
                "Migration and health",
                "Free movement of people in the IOC area",
                "Maritime security and safety",
                "Migration, trade and tourism",
                "Countering human smuggling and trafficking in human beings",
                "Addressing irregular migration",
                "Diaspora engagement for development",
            ] {
                assert!(
                    terms.iter().any(|term| term == area),
                    "{area} is not in {terms:?}"
                );
            }
            let members = page.texts("#members ~ ul.terms > li");
            assert_eq!(
                members,
                [
                    "Comoros",
                    "FranceThrough the Department of Réunion.",
                    "Madagascar",
                    "Mauritius",
                    "Seychelles"
                ]
            );
            let meetings = page.texts("table.data tbody tr");
            assert_eq!(meetings.len(), 2);
            assert!(meetings[0].contains("5–6 March 2020"), "{meetings:?}");
            assert!(meetings[0].contains("endorsement of the creation of the MiDIOCC"));
            assert!(meetings[0].ends_with("Beau Vallon, Seychelles"));
            assert!(meetings[1].contains("26–28 August 2019"));
            assert!(meetings[1].contains("Consultative meeting towards the establishment"));
            assert!(meetings[1].ends_with("Mahé, Seychelles"));
            // The list of the source prints another year; that is said, with the reason.
            assert!(page.text("#note-2").contains("26–28 August 2020"));
            assert!(
                page.text("#note-3")
                    .contains("came before the endorsement in March 2020")
            );
            assert_says(
                &page,
                &[
                    "Conclusions and Recommendations of the consultative meeting on the establishment of a Migration Dialogue",
                    "Decision of the 34th Session of the IOC Council of Ministers of 2020 endorsing the MiDIOCC",
                    "IOC decision No. 6 on the free movement of people and goods in IOC areas",
                    "IOC’s 2018–2021 Strategic Development Plan",
                ],
            );
            let source =
                "https://iom.int/migration-dialogue-indian-ocean-commission-countries-midiocc";
            assert_eq!(
                page.select(&format!(".sources a[href='{source}']")).len(),
                1
            );
            app.stop().await;
        });
    });
}

#[test]
fn the_other_four_say_what_their_sources_say() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            let visitor = app.anonymous();

            let midcom = profile(&visitor, "midcom", "en").await;
            assert!(midcom.fact("Established").starts_with("2013"));
            assert!(midcom.fact("Formal association").contains("COMESA"));
            assert!(
                midcom
                    .fact("Secretariat")
                    .starts_with("Technical Secretariat: ")
            );
            assert!(midcom.fact("Chair").starts_with("Zambia"));
            assert_eq!(
                midcom.fact("Members and participants"),
                "Member States: 21Partner organizations: 5"
            );
            assert_says(
                &midcom,
                &[
                    "Thematic focus according to another source",
                    "Free movement of persons",
                    "Right of establishment and residence",
                    "the COMESA business visa was introduced",
                    "African position on the Global Compact for Migration",
                    "International Centre for Migration Policy Development",
                    "COMESA medium-term strategic plan (MTSP)",
                    "four unchanged foci",
                ],
            );

            let midsa = profile(&visitor, "midsa", "en").await;
            assert!(midsa.fact("Established").starts_with("November 2000"));
            assert!(
                midsa
                    .fact("Formal association")
                    .contains("Southern African Development Community")
            );
            assert!(midsa.fact("Chair").starts_with("Madagascar (as of 2025)"));
            assert!(midsa.fact("Chair").contains("Angola (2024)"));
            assert_says(
                &midsa,
                &[
                    "Foster informal dialogue and cooperation on migration in the region",
                    "Forced migration",
                    "make migration profiles",
                    "national technical working groups",
                    "Bureau of Population, Refugees, and Migration",
                    "Victoria Falls, Zimbabwe",
                    "Plow migration [sic]",
                ],
            );

            let midwa = profile(&visitor, "midwa", "en").await;
            assert!(midwa.fact("Formal association").contains("(ECOWAS)"));
            assert!(midwa.fact("Website").contains("https://midwa.org"));
            assert!(
                midwa
                    .texts("h3")
                    .contains(&"Observer States (2)".to_owned())
            );
            assert!(
                midwa
                    .texts("h3")
                    .contains(&"Member organizations (1)".to_owned())
            );
            assert_says(
                &midwa,
                &[
                    "led by ECOWAS and supported by IOM",
                    "Left ECOWAS in January 2025",
                ],
            );

            let midcas = profile(&visitor, "midcas", "en").await;
            assert!(midcas.fact("Status").starts_with("Dormant since 2016"));
            assert_eq!(midcas.fact("Chair"), "No Chair note 1No formal Chair.");
            assert!(midcas.fact("Secretariat").contains("(Ad interim)"));
            assert!(midcas.fact("Formal association").contains("(ECCAS)"));
            assert!(
                midcas
                    .fact("In other languages")
                    .contains("Dialogue sur la migration pour les États de l’Afrique centrale")
            );
            app.stop().await;
        });
    });
}

#[test]
fn the_directory_is_narrowed_by_its_address() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            let visitor = app.anonymous();
            let found = async |query: &str| {
                let path = format!("/iscms?language=en&{query}");
                let page = Page::new(&visitor.page(&path).await);
                let names: Vec<String> = page.texts("table.data tbody th > a");
                (names, page)
            };
            let (all, page) = found("").await;
            assert_eq!(all.len(), 41);
            assert_eq!(page.text("#count"), "41 mechanisms of 41");
            assert_eq!(all[0], "5+5");

            let (global, page) = found("type=global").await;
            assert_eq!(global, ["GFMD", "IDM", "UN HLD"]);
            // The type stays when another filter is added to it.
            let kept = page.select("form input[type=hidden][name=type]")[0].value();
            assert_eq!(kept.attr("value"), Some("global"));

            let (african, _) = found("region=africa&type=rcp").await;
            for id in ["MIDCOM", "MIDSA", "MIDWA", "MIDCAS", "MiDIOCC"] {
                assert!(
                    african.iter().any(|name| name == id),
                    "{id} is not in {african:?}"
                );
            }
            let (zambian, _) = found("country=ZM").await;
            assert!(
                zambian.contains(&"MIDCOM".to_owned()) && zambian.contains(&"MIDSA".to_owned())
            );
            assert!(!zambian.contains(&"MIDWA".to_owned()));
            let (dormant, _) = found("status=dormant").await;
            assert!(dormant.contains(&"MIDCAS".to_owned()), "{dormant:?}");
            let (themed, _) = found("theme=maritime_security").await;
            assert!(themed.contains(&"MiDIOCC".to_owned()), "{themed:?}");
            let (searched, _) = found("q=ocean+indien").await;
            assert_eq!(
                searched,
                ["MiDIOCC"],
                "a French name without accents finds it"
            );
            let (together, page) = found("region=africa&country=FR&q=dialogue").await;
            assert!(together.contains(&"MiDIOCC".to_owned()), "{together:?}");
            let removal: Vec<_> = page
                .select("nav[aria-label='Filters that are set'] a")
                .iter()
                .filter_map(|link| link.value().attr("href").map(str::to_owned))
                .collect();
            assert_eq!(
                removal,
                [
                    "/iscms?region=africa&country=FR",
                    "/iscms?q=dialogue&country=FR",
                    "/iscms?q=dialogue&region=africa",
                    "/iscms"
                ]
            );
            // What the registry does not know narrows nothing.
            assert_eq!(
                found("region=atlantis&country=QQ&type=x&status=y&theme=z")
                    .await
                    .0
                    .len(),
                41
            );

            let (nothing, page) = found("region=pacific&theme=maritime_security&country=ZM").await;
            assert!(nothing.is_empty());
            assert_eq!(page.text("#count"), "0 mechanisms of 41");
            assert!(
                page.text(".notice")
                    .contains("No mechanism has all of this.")
            );
            let (none_at_all, page) = found("q=zzzz&region=pacific").await;
            assert!(none_at_all.is_empty());
            let way = page.select(".notice ul a")[0];
            assert_eq!(way.value().attr("href"), Some("/iscms?region=pacific"));
            assert!(
                super::text_of(way).contains("without “Name or organization “zzzz””"),
                "{}",
                super::text_of(way)
            );
            app.stop().await;
        });
    });
}

#[test]
fn a_country_has_its_mechanisms_with_role_and_group() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            import(&app, |file| {
                let midcom = record(file, "iscms", "midcom");
                let members = midcom["members"].as_array_mut().expect("members");
                let zambia = members.iter_mut().find(|one| one["country"] == "ZM");
                zambia.expect("Zambia is a member")["from"] = json!("2013-09");
            });
            let visitor = app.anonymous();
            let zambia = Page::new(&visitor.page("/countries/ZM?language=en").await);
            assert_eq!(zambia.text("h1"), "Zambia");
            assert_eq!(zambia.text(".lead"), "Republic of Zambia");
            assert_eq!(zambia.fact("ISO 3166 codes"), "ZM · ZMB · 894");
            let rows = zambia.texts("table.data tbody tr");
            let midcom = rows
                .iter()
                .find(|row| row.starts_with("MIDCOM"))
                .expect("MIDCOM");
            assert!(midcom.contains("Member · Chair"), "{midcom}");
            assert!(midcom.contains("September 2013"), "{midcom}");
            assert!(rows.iter().any(|row| row.starts_with("MIDSA")));
            let through = rows
                .iter()
                .find(|row| row.starts_with("PAFOM"))
                .expect("PAFOM");
            assert!(
                through.contains("through Member States of the African Union"),
                "{through}"
            );

            let france = Page::new(&visitor.page("/countries/FR?language=fr").await);
            let rows = france.texts("table.data tbody tr");
            assert!(rows.iter().any(|row| row.starts_with("MiDIOCC")
                && row.contains("Par le département de La Réunion.")));
            assert!(
                france
                    .text("main")
                    .contains("La date d’adhésion n’est enregistrée pour aucun d’eux.")
            );

            // Names sort as the language has them, and are those of the United Nations.
            let list = Page::new(&visitor.page("/countries?language=fr").await);
            let names = list.texts("#m49_002 + ul > li > a");
            let at = |name: &str| {
                names
                    .iter()
                    .position(|one| one == name)
                    .unwrap_or_else(|| panic!("{name}"))
            };
            assert!(at("Égypte") < at("Ghana") && at("Djibouti") < at("Égypte"));
            let list = Page::new(&visitor.page("/countries?language=en").await);
            let names = list.texts("main li > a");
            let countries = list.texts("main li");
            let zambia = countries.iter().find(|one| one.starts_with("Zambia"));
            assert_eq!(
                zambia.map(String::as_str),
                Some("Zambia 5"),
                "as its page has rows"
            );
            assert!(
                names.contains(&"Türkiye".to_owned())
                    && names.contains(&"State of Palestine".to_owned())
            );

            // The record was written at the beginning of the test.
            let midcom = Page::new(&visitor.page("/iscms/midcom?language=en").await);
            assert!(
                midcom
                    .text(".side")
                    .contains("Registry entry of 19 May 2026.")
            );
            app.stop().await;
        });
    });
}

#[test]
fn who_shares_most_members_comes_first() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            let page = profile(&app.anonymous(), "midiocc", "en").await;
            let rows = page.texts("table.bars tbody tr");
            let counts: Vec<u32> = page
                .texts("table.bars tbody td.num")
                .iter()
                .map(|count| count.parse().expect("a number"))
                .collect();
            assert!(counts.is_sorted_by(|one, next| one >= next), "{rows:?}");
            // Comoros, Madagascar, Mauritius and Seychelles are in both.
            assert!(rows.iter().any(|row| row == "MIDCOM4"), "{rows:?}");
            assert!(
                page.text(".panel details")
                    .contains("Comoros, Madagascar, Mauritius and Seychelles")
            );
            app.stop().await;
        });
    });
}

#[test]
fn arabic_pages_mark_what_is_not_arabic() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            let visitor = app.anonymous();
            let page = profile(&visitor, "midiocc", "ar").await;
            let name = page.select("h1 > bdi[lang=en][dir=ltr]");
            assert_eq!(name.len(), 1);
            assert!(page.fact("المنطقة").contains("غرب المحيط الهندي"));
            assert!(page.fact("الرئاسة").contains("لم تُحدَّد بعد"));
            assert!(page.fact("تاريخ الإنشاء").contains("آذار/مارس 2020"));
            let members = page.select("#members ~ ul.terms > li > a > bdi");
            assert!(
                members
                    .iter()
                    .any(|name| super::text_of(*name) == "جزر القمر")
            );
            assert!(
                members
                    .iter()
                    .all(|name| name.value().attr("lang").is_none())
            );
            assert!(
                page.texts("table.data tbody td")
                    .iter()
                    .any(|place| place == "Mahé، سيشيل")
            );
            app.stop().await;
        });
    });
}
