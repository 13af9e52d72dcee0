//! Dashboards: what filters count, what crossing and evolution add up to, and who sees what of it.

use std::collections::BTreeMap;

use iscm_survey::app::App;
use iscm_survey::app::rounds::{self, QuestionnaireFile, list_assessments};
use iscm_survey::assessment::{Assessment, Author, NewAssessment, Role};
use iscm_survey::findings::crosstab::Wanted;
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::registry::{RegionScheme, Registry};
use iscm_survey::storage::StorageError;
use iscm_survey::storage::tallies::{RoundCounts, TallyScope, count_round, count_submitted};
use iscm_survey::storage::tallies_cross::count_any_of;
use iscm_survey::storage::tallies_crossed::{CrossSide, CrossUnit, count_crossed, list_crossed};
use scraper::{Html, Selector};
use serde_json::{Value as Json, json};

use crate::support::app::{TestApp, Visitor, hidden_field, run};
use crate::support::databases::{TestDatabase, run_on_both};
use crate::support::round::{Round, at};

fn files(version: &str) -> Vec<QuestionnaireFile> {
    let (fragile, codes) = match version {
        "1" => ("unstable", json!({})),
        _ => (
            "fragile",
            json!({"funding.stability": {"since": "2", "map": {"unstable": "fragile"}}}),
        ),
    };
    let iscm = json!({
        "id": "iscm", "version": version, "respondent": "iscm", "title": "About the mechanism",
        "codes": codes.clone(),
        "pages": [{"name": "first", "elements": [
            {"type": "checkbox", "name": "themes", "indicator": "theme.current", "title": "Which themes?",
             "choices": ["labour_migration", "trafficking_smuggling", "return_readmission"]},
            {"type": "checkbox", "name": "change", "indicator": "theme.change", "choices": ["unchanged", "added"]},
            {"type": "checkbox", "name": "added", "indicator": "theme.added", "visibleIf": "{change} contains 'added'",
             "choicesFromQuestion": "themes", "choicesFromQuestionMode": "selected"},
            {"type": "checkbox", "name": "bodies", "indicator": "structure.bodies",
             "choices": ["chair", "secretariat", "senior_officials"]},
            {"type": "radiogroup", "name": "stability", "indicator": "funding.stability", "title": "Is funding stable?",
             "choices": ["stable", fragile]},
        ]}]
    });
    let state = json!({
        "id": "state", "version": version, "respondent": "state", "title": "About your mechanisms", "codes": codes,
        "pages": [{"name": "first", "elements": [
            {"type": "radiogroup", "name": "staff", "indicator": "capacity.staff", "title": "How many staff?",
             "choices": ["few", "many"]},
            {"type": "checkbox", "name": "memberships", "valueName": "iscms", "valuePropertyName": "iscm",
             "choicesByUrl": {"url": "registers/iscm", "valueName": "id", "titleName": "name"}},
            {"type": "paneldynamic", "name": "per_iscm", "valueName": "iscms", "keyName": "iscm",
             "subject": "iscm", "allowAddPanel": false, "allowRemovePanel": false, "templateElements": [
                {"type": "rating", "name": "useful", "indicator": "value.usefulness", "title": "How useful is it?"},
                {"type": "radiogroup", "name": "stability", "indicator": "funding.stability",
                 "title": "Is funding stable?", "choices": ["stable", fragile]}]}
        ]}]
    });
    [("iscm", iscm), ("state", state)]
        .map(|(name, file)| QuestionnaireFile {
            path: format!("questionnaires/{name}.json"),
            text: file.to_string(),
        })
        .into()
}

fn import(app: &App, round: &str, organization: &str, answers: Json) {
    let mut command = Round::import_of(organization, answers);
    command.assessment = round.to_owned();
    app.write_blocking(|transaction| {
        iscm_survey::app::importing::import_response(transaction, &command)
    })
    .unwrap_or_else(|error| panic!("{organization}: {error:?}"));
}

/// What a State says of MIDCOM (and of MiDSA, where it says something of it).
fn of_state(staff: &str, stability: &str, useful: u8, other: Option<(&str, u8)>) -> Json {
    let mut about = vec![json!({"iscm": "midcom", "stability": stability, "useful": useful})];
    if let Some((stability, useful)) = other {
        about.push(json!({"iscm": "midsa", "stability": stability, "useful": useful}));
    }
    json!({"staff": staff, "iscms": about})
}

/// Two rounds: of the three States of 2019 two answer again, and three join.
fn two_rounds(app: &App) {
    let open = |slug: &str, version: &str, previous: Option<&str>| {
        app.write_blocking(|transaction| -> Result<(), anyhow::Error> {
            let mut new = NewAssessment::new(
                slug,
                format!("Assessment {slug}"),
                at("2026-05-01T00:00:00Z"),
                at("2026-07-01T00:00:00Z"),
            );
            new.previous = list_assessments(transaction)?
                .into_iter()
                .find(|one| Some(one.slug.as_str()) == previous)
                .map(|one| one.id);
            rounds::create_assessment(transaction, &new, &files(version), &Author::Operator)?;
            rounds::open_assessment(transaction, slug, &Author::Operator)?;
            Ok(())
        })
        .expect("the round can be opened");
    };
    open("2019", "1", None);
    let midcom = |stability: &str, themes: Json| json!({"themes": themes, "change": ["unchanged"], "bodies": ["chair", "secretariat"], "stability": stability});
    import(
        app,
        "2019",
        "midcom",
        midcom("unstable", json!(["labour_migration"])),
    );
    import(app, "2019", "ZM", of_state("few", "unstable", 3, None));
    import(app, "2019", "KE", of_state("many", "stable", 4, None));
    import(app, "2019", "ZA", of_state("many", "unstable", 5, None));
    open("2026", "2", Some("2019"));
    let now = json!({"themes": ["labour_migration", "trafficking_smuggling"], "change": ["added"],
        "added": ["trafficking_smuggling"], "bodies": ["chair"], "stability": "stable"});
    import(app, "2026", "midcom", now);
    import(
        app,
        "2026",
        "midsa",
        midcom("fragile", json!(["return_readmission"])),
    );
    import(
        app,
        "2026",
        "ZM",
        of_state("few", "fragile", 2, Some(("stable", 5))),
    );
    import(
        app,
        "2026",
        "KE",
        of_state("few", "fragile", 3, Some(("fragile", 4))),
    );
    import(app, "2026", "MA", of_state("many", "fragile", 3, None));
    import(app, "2026", "PH", of_state("many", "stable", 5, None));
    import(app, "2026", "FR", of_state("many", "fragile", 4, None));
}

fn round_of(test: &TestDatabase) -> App {
    let round = Round::prepare(test);
    two_rounds(&round.app);
    round.app
}

fn assessment(app: &App, slug: &str) -> Assessment {
    app.read_blocking(list_assessments)
        .unwrap()
        .into_iter()
        .find(|one| one.slug == slug)
        .expect("the round is there")
}

fn count(app: &App, scope: TallyScope) -> RoundCounts {
    app.read_blocking(|transaction| count_round(transaction.connection, scope))
        .unwrap()
}

fn state(name: &str) -> (String, RespondentGroup) {
    (name.to_owned(), RespondentGroup::State)
}

#[test]
fn regions_of_the_states_add_up_to_all_states() {
    run_on_both(|test| {
        let app = round_of(test);
        let round = assessment(&app, "2026");
        let registry = Registry::starting();
        let all = count(&app, TallyScope::of(&round));
        let mut sum = BTreeMap::new();
        let mut submitted = 0;
        for region in registry.list_regions(RegionScheme::M49) {
            let states: Vec<String> = registry
                .list_countries()
                .filter(|country| country.m49_region == region.id)
                .map(|country| country.id.as_str().to_owned())
                .collect();
            let scope = TallyScope {
                organizations: Some(&states),
                ..TallyScope::of(&round)
            };
            for ((indicator, group), counts) in count(&app, scope) {
                assert_eq!(group, RespondentGroup::State, "only States lie in a region");
                for (code, count) in counts.codes {
                    *sum.entry((indicator.clone(), code)).or_insert(0) += count;
                }
            }
            let counted = app
                .read_blocking(|transaction| count_submitted(transaction.connection, scope))
                .unwrap();
            submitted += counted.get(&RespondentGroup::State).copied().unwrap_or(0);
        }
        assert_eq!(submitted, 5);
        for ((indicator, group), counts) in all {
            if group != RespondentGroup::State {
                continue;
            }
            for (code, count) in counts.codes {
                assert_eq!(
                    sum[&(indicator.clone(), code.clone())],
                    count,
                    "{indicator} {code}"
                );
            }
        }
    });
}

#[test]
fn crossed_totals_are_the_tallies_and_each_cell_lists_its_answers() {
    run_on_both(|test| {
        let app = round_of(test);
        let round = assessment(&app, "2026");
        let side = |indicator, is_rating| CrossSide {
            indicator,
            group: RespondentGroup::State,
            is_rating,
        };
        let scope = TallyScope::of(&round);
        let (staff, stability) = (
            side("capacity.staff", false),
            side("funding.stability", false),
        );
        let useful = side("value.usefulness", true);
        let counts = app
            .read_blocking(|transaction| {
                count_crossed(
                    transaction.connection,
                    scope,
                    staff,
                    stability,
                    CrossUnit::Organizations,
                )
            })
            .unwrap();
        let tallies = count(&app, scope);
        assert_eq!(counts.base, 5);
        assert_eq!(counts.rows, tallies[&state("capacity.staff")].codes);
        assert_eq!(counts.columns, tallies[&state("funding.stability")].codes);

        // Of pairs: seven of a State and a mechanism, which both answers are about.
        let pairs = app
            .read_blocking(|transaction| {
                count_crossed(
                    transaction.connection,
                    scope,
                    stability,
                    useful,
                    CrossUnit::Pairs,
                )
            })
            .unwrap();
        assert_eq!(pairs.base, 7);
        assert_eq!(pairs.cells.values().sum::<usize>(), 7);
        assert_eq!(pairs.cells[&("fragile".to_owned(), "3".to_owned())], 2);
        for ((row, column), count) in &pairs.cells {
            let listed = app
                .read_blocking(|transaction| {
                    list_crossed(
                        transaction.connection,
                        scope,
                        (stability, Wanted::Code(row)),
                        (useful, Wanted::Code(column)),
                        CrossUnit::Pairs,
                    )
                })
                .unwrap();
            assert_eq!(listed.count(), *count, "{row} {column}");
        }
        let without = app
            .read_blocking(|transaction| {
                list_crossed(
                    transaction.connection,
                    scope,
                    (stability, Wanted::Without("fragile")),
                    (useful, Wanted::Any),
                    CrossUnit::Pairs,
                )
            })
            .unwrap();
        let names: Vec<&str> = without.some(0..9).map(|(one, _)| one).collect();
        assert_eq!(names, ["PH/midcom", "ZM/midsa"]);

        // What a mechanism says of itself beside what States say of it.
        let own = CrossSide {
            group: RespondentGroup::Iscm,
            ..stability
        };
        let beside = app
            .read_blocking(|transaction| {
                count_crossed(
                    transaction.connection,
                    scope,
                    own,
                    stability,
                    CrossUnit::OwnAndOutside,
                )
            })
            .unwrap();
        assert_eq!(beside.base, 7);
        assert_eq!(
            beside.cells[&("stable".to_owned(), "fragile".to_owned())],
            4
        );

        let narrow = ["ZM".to_owned(), "KE".to_owned()];
        let subjects = ["midsa".to_owned()];
        let before = assessment(&app, "2019");
        let narrowed = TallyScope {
            organizations: Some(&narrow),
            also_in: Some(&before),
            ..scope.about(Some(&subjects))
        };
        let few = app
            .read_blocking(|transaction| {
                count_crossed(
                    transaction.connection,
                    narrowed,
                    stability,
                    useful,
                    CrossUnit::Pairs,
                )
            })
            .unwrap();
        assert_eq!(few.base, 2);
    });
}

#[test]
fn the_same_respondents_are_never_more_than_either_round_has() {
    run_on_both(|test| {
        let app = round_of(test);
        let (before, now) = (assessment(&app, "2019"), assessment(&app, "2026"));
        let same = |round, other| TallyScope {
            also_in: Some(other),
            ..TallyScope::of(round)
        };
        for (round, other) in [(&before, &now), (&now, &before)] {
            let all = count(&app, TallyScope::of(round));
            let stayed = count(&app, same(round, other));
            for (key, counts) in &stayed {
                assert!(counts.submitted <= all[key].submitted && counts.base <= all[key].base);
                for (code, count) in &counts.codes {
                    assert!(count <= &all[key].codes[code], "{key:?} {code}");
                }
            }
            assert_eq!(
                stayed[&state("funding.stability")].submitted,
                2,
                "ZM and KE"
            );
        }
        // Nobody spoke of MiDSA in 2019, so that nobody stayed in its panel.
        let midsa = ["midsa".to_owned()];
        let stayed = count(&app, same(&now, &before).about(Some(&midsa)));
        assert!(stayed.is_empty(), "{stayed:?}");
        let old = ["unstable".to_owned(), "fragile".to_owned()];
        let merged = app
            .read_blocking(|transaction| {
                count_any_of(
                    transaction.connection,
                    TallyScope::of(&before),
                    "funding.stability",
                    &old,
                )
            })
            .unwrap();
        assert_eq!(merged[&RespondentGroup::State], 2);
    });
}

async fn with_rounds(database: &TestDatabase) -> TestApp {
    let test = TestApp::start(database).await;
    let app = App::new(test.db.clone(), test.clock.clone(), test.randomness.clone());
    actix_web::web::block(move || two_rounds(&app))
        .await
        .expect("the rounds can be made");
    test
}

const PAGES: [&str; 12] = [
    "findings",
    "findings?part=themes",
    "findings?part=structures",
    "findings?part=funding",
    "findings?part=value",
    "findings?part=respondents",
    "findings?part=across",
    "findings?part=iscms",
    "findings/midcom",
    "evolution",
    "evolution?part=funding",
    "contradictions",
];

#[test]
fn staff_filter_and_open_every_number_and_readers_see_none() {
    run_on_both(|database| {
        run(async {
            let app = with_rounds(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let reader = app.staff(Role::Reader).await;
            for page in PAGES {
                let path = format!("/desk/assessments/2026/{page}");
                let seen = analyst.page(&path).await;
                assert!(!seen.contains("dashboard-"), "{page} has every message");
                assert_eq!(reader.get(&path).await.status(), 403, "{page}");
            }
            let africa = "/desk/assessments/2026/findings?part=funding&region=m49_africa";
            let region = Registry::starting()
                .list_regions(RegionScheme::M49)
                .find(|region| {
                    region
                        .name
                        .in_language(iscm_survey::language::Language::English)
                        == "Africa"
                })
                .expect("Africa is a region")
                .id
                .as_str()
                .to_owned();
            let africa = africa.replace("m49_africa", &region);
            // Of the States ZM, KE and MA lie in Africa; the number and its answers say the same.
            let seen = analyst.page(&africa).await;
            assert!(seen.contains("n = 3"), "three States of Africa");
            let link = format!("region={region}");
            assert!(
                seen.contains(&format!("group=state&amp;{link}")),
                "the way keeps the filter"
            );
            let behind = analyst
                .page(&format!(
                    "/desk/assessments/2026/answers?indicator=funding.stability&group=state&{link}"
                ))
                .await;
            assert!(behind.contains("Morocco") && !behind.contains("Philippines"));
            // A code that nobody knows any more is told, and not taken for no filter at all.
            let old = "/desk/assessments/2026/findings?part=funding&region=atlantis";
            let told = "The address asks for a filter that this page does not apply";
            assert!(analyst.page(old).await.contains(told));
            assert!(!seen.contains(told));
            // ZM and KE answered both rounds, and spoke of MiDSA in the second only: the mean is theirs, and opens theirs.
            let same = "/desk/assessments/2026/findings?part=value&same=1";
            let document = Html::parse_document(&analyst.page(same).await);
            let of_midsa = Selector::parse("a[href*='about=midsa']").expect("a selector");
            let links: Vec<&str> = document
                .select(&of_midsa)
                .filter_map(|link| link.value().attr("href"))
                .collect();
            assert!(
                !links.is_empty(),
                "the means by mechanism open their answers"
            );
            for link in links {
                let behind = analyst.page(link).await;
                assert!(
                    behind.contains("2 organizations"),
                    "{link}: {}",
                    text_of(&behind)
                );
            }
            assert_eq!(
                reader.get("/desk/assessments/2026/crosstab").await.status(),
                403
            );
            app.stop().await;
        });
    });
}

#[test]
fn another_round_is_the_same_view_there() {
    run_on_both(|database| {
        run(async {
            let app = with_rounds(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let answer = analyst
                .get("/desk/assessments/2026/findings?part=funding&round=2019&type=rcp&region=")
                .await;
            assert_eq!(answer.status(), 303);
            assert_eq!(
                answer.headers()["location"],
                "/desk/assessments/2019/findings?part=funding&type=rcp"
            );
            let answer = analyst
                .get("/desk/assessments/2026/findings?round=%2F..%2F..%2F%2Fevil.example")
                .await;
            let location = answer.headers()["location"].to_str().unwrap();
            assert!(location.starts_with("/desk/assessments/%2F"), "{location}");
            app.stop().await;
        });
    });
}

#[test]
fn evolution_reads_renamed_codes_and_tells_the_panel() {
    run_on_both(|database| {
        run(async {
            let app = with_rounds(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let page = analyst
                .page("/desk/assessments/2026/evolution?part=funding&same=1&only=state")
                .await;
            // ZM and KE: one of two was "unstable", both are "fragile".
            let text = text_of(&page);
            assert!(
                text.contains("fragile With what was called: unstable 50 % 1 100 % 2 +50"),
                "{text}"
            );
            assert!(
                text.contains("States 2 3 1"),
                "stayed, joined, left: {text}"
            );
            // The first round leads on to the one that looks back at it.
            let first = analyst.page("/desk/assessments/2019/evolution").await;
            assert!(
                first.contains("href=\"/desk/assessments/2026/evolution\""),
                "{first}"
            );
            // The earlier number opens the answers under the old code, which are those it counts.
            let document = Html::parse_document(&page);
            let links = Selector::parse("a[href*='also=unstable']").expect("a selector");
            let earlier: Vec<&str> = document
                .select(&links)
                .filter_map(|link| link.value().attr("href"))
                .collect();
            let [earlier] = earlier.as_slice() else {
                panic!("one way to the old code: {earlier:?}");
            };
            let behind = text_of(&analyst.page(earlier).await);
            assert!(
                behind.contains("unstable") && behind.contains("1 organization"),
                "{behind}"
            );
            let themes = text_of(&analyst.page("/desk/assessments/2026/findings/midcom").await);
            assert!(
                themes.contains("trafficking_smuggling – – ✓ Yes"),
                "{themes}"
            );
            assert!(
                themes.contains("labour_migration ✓ Yes ✓ Yes ✓ Yes"),
                "{themes}"
            );
            app.stop().await;
        });
    });
}

#[test]
fn every_chart_of_every_dashboard_is_there_as_a_file() {
    run_on_both(|database| {
        run(async {
            let app = with_rounds(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let crossed = "crosstab?row=state:capacity.staff&column=state:funding.stability";
            let round = "/desk/assessments/2026";
            let pages = PAGES.iter().chain([&crossed]);
            let pages = pages.map(|page| format!("{round}/{page}"));
            // The tracking board has one, too.
            for page in pages.chain([round.to_owned()]) {
                let text = analyst.page(&page).await;
                let document = Html::parse_document(&text);
                let charts = Selector::parse("figure.chart").expect("a selector");
                let files = Selector::parse("a[download]").expect("a selector");
                for chart in document.select(&charts) {
                    let is_empty = chart
                        .text()
                        .any(|text| text.contains("Nobody answered this"));
                    let found: Vec<&str> = chart
                        .select(&files)
                        .filter_map(|link| link.value().attr("href"))
                        .collect();
                    let shown: String = chart.text().collect();
                    if shown.contains(" × ") && found.is_empty() {
                        // The table of a crossing; its drawing stands under it.
                        continue;
                    }
                    assert!(found.len() == 2 || is_empty, "{page}: {shown}");
                    if let Some(file) = found.first() {
                        let answer = analyst.get(file).await;
                        assert_eq!(answer.status(), 200, "{file}");
                        assert_eq!(answer.headers()["content-type"], "image/svg+xml", "{file}");
                        let drawing = answer.text().await.expect("a drawing");
                        assert!(
                            drawing.starts_with("<svg") && !drawing.contains("href"),
                            "{file}"
                        );
                    }
                }
            }
            let page = "/desk/assessments/2026/findings";
            let png = analyst.get(&format!("{page}?chart=1&as=png")).await;
            assert_eq!(png.headers()["content-type"], "image/png");
            let name = png.headers()["content-disposition"]
                .to_str()
                .expect("a name");
            assert!(name.ends_with("\"2026-findings-1-en.png\""), "{name}");
            for wrong in [
                "chart=99&as=svg",
                "chart=0&as=svg",
                "chart=1&as=gif",
                "as=svg",
            ] {
                let answer = analyst.get(&format!("{page}?{wrong}")).await;
                assert_eq!(answer.status(), 404, "{wrong}");
            }
            app.stop().await;
        });
    });
}

#[test]
fn contradictions_are_listed_with_thresholds_and_bases() {
    run_on_both(|database| {
        run(async {
            let app = with_rounds(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let text = text_of(&analyst.page("/desk/assessments/2026/contradictions").await);
            // MIDCOM says stable; four of five States say fragile.
            assert!(
                text.contains("MIDCOM Is funding stable? stable States: fragile 5"),
                "{text}"
            );
            assert!(
                text.contains("at most 25 %") && text.contains("1 contradiction"),
                "{text}"
            );
            app.stop().await;
        });
    });
}

#[test]
fn a_cross_tabulation_has_totals_a_test_and_ways_to_its_answers() {
    run_on_both(|database| {
        run(async {
            let app = with_rounds(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let page = analyst
                .page("/desk/assessments/2026/crosstab?row=state:capacity.staff&column=state:funding.stability&column_code=fragile")
                .await;
            let text = text_of(&page);
            assert!(
                text.contains("Fisher’s exact test, two-sided: p = 1"),
                "{text}"
            );
            assert!(text.contains("Base: n = 5."), "{text}");
            let link =
                regex::Regex::new(r#"href="(/desk/assessments/2026/crosstab/answers\?[^"]+)""#)
                    .unwrap();
            let first = link.captures(&page).expect("a cell has a link")[1].replace("&amp;", "&");
            let behind = analyst.page(&first).await;
            assert!(
                behind.contains("Zambia") && behind.contains("Kenya"),
                "few, fragile"
            );
            // Two States said one thing of MIDCOM and another of MiDSA: as organizations they stand in two cells.
            let both = analyst
                .page("/desk/assessments/2026/crosstab?row=state:capacity.staff&column=state:funding.stability")
                .await;
            assert!(both.contains("No test: where several answers"));
            let nothing = analyst
                .page("/desk/assessments/2026/crosstab?row=state:capacity.staff&column=iscm:funding.stability")
                .await;
            assert!(nothing.contains("do not belong together"));
            app.stop().await;
        });
    });
}

#[test]
fn views_are_saved_shared_and_never_lead_away() {
    run_on_both(|database| {
        run(async {
            let app = with_rounds(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let other = app.staff(Role::Coordinator).await;
            let address = "/desk/assessments/2026/findings?part=funding&type=rcp";
            let key = hidden_field(&analyst.page(address).await, "form_key");
            let save = async |visitor: &Visitor, key: &str, address: &str, name: &str| {
                let fields = [("form_key", key), ("address", address), ("name", name)];
                visitor.post("/desk/views", &fields).await
            };
            for away in [
                "https://evil.example/",
                "//evil.example/desk",
                "/desk/users",
                "/respond",
            ] {
                assert_eq!(
                    save(&analyst, &key, away, "x").await.status(),
                    404,
                    "{away}"
                );
            }
            let refused = save(&analyst, &key, address, " ").await;
            assert_eq!(refused.status(), 422);
            let page = refused.text().await.unwrap();
            assert_eq!(hidden_field(&page, "address"), address, "nothing is lost");
            assert_eq!(
                save(&analyst, &key, address, "Funding of RCPs")
                    .await
                    .status(),
                303
            );
            let own = analyst.page("/desk/views").await;
            assert!(own.contains("Funding of RCPs"));
            assert!(own.contains("/desk/assessments/2026/findings?part=funding&amp;type=rcp"));
            assert!(!other.page("/desk/views").await.contains("Funding of RCPs"));
            let change = regex::Regex::new(r#"action="(/desk/views/[^"]+)""#).unwrap();
            let change = change.captures(&own).expect("it can be changed")[1].to_owned();
            let shared = [("form_key", key.as_str()), ("change", "share")];
            assert_eq!(analyst.post(&change, &shared).await.status(), 303);
            let seen = other.page("/desk/views").await;
            assert!(seen.contains("Funding of RCPs") && !seen.contains(&change));
            let foreign = hidden_field(&other.page(address).await, "form_key");
            let remove = [("form_key", foreign.as_str()), ("change", "remove")];
            assert_eq!(
                other.post(&change, &remove).await.status(),
                404,
                "not one's own"
            );
            let remove = [("form_key", key.as_str()), ("change", "remove")];
            assert_eq!(analyst.post(&change, &remove).await.status(), 303);
            assert!(!other.page("/desk/views").await.contains("Funding of RCPs"));
            app.stop().await;
        });
    });
}

#[test]
fn somebody_limited_to_a_mechanism_filters_within_it() {
    run_on_both(|database| {
        run(async {
            let app = with_rounds(database).await;
            let analyst = app.staff(Role::Analyst).await;
            app.db
                .write_blocking(|connection| -> Result<(), StorageError> {
                    use diesel::prelude::*;
                    use iscm_survey::storage::schema::users;
                    diesel::update(users::table)
                        .set(users::iscms.eq(Some(r#"["midsa"]"#)))
                        .execute(connection)?;
                    Ok(())
                })
                .expect("the account can be limited");
            for page in PAGES.iter().filter(|page| **page != "findings/midcom") {
                let seen = analyst
                    .page(&format!("/desk/assessments/2026/{page}"))
                    .await;
                let seen = seen.to_lowercase();
                assert!(!seen.contains("midcom"), "{page} tells of MIDCOM");
                assert!(
                    !seen.contains("philippines"),
                    "{page} tells of a State that said nothing of MiDSA"
                );
            }
            for filter in [
                "iscm=midcom",
                "type=rcp",
                "member=midcom",
                "iscm=midcom&type=rcp",
            ] {
                let path = format!(
                    "/desk/assessments/2026/answers?indicator=funding.stability&group=state&{filter}"
                );
                let answer = analyst.get(&path).await;
                if filter.starts_with("iscm") {
                    assert_eq!(answer.status(), 404, "{filter}");
                } else {
                    let seen = answer.text().await.unwrap();
                    assert!(!seen.contains("Philippines"), "{filter}");
                }
            }
            app.stop().await;
        });
    });
}

/// The words of the page, blanks put together.
fn text_of(page: &str) -> String {
    let document = scraper::Html::parse_document(page);
    let main = scraper::Selector::parse("main").expect("a selector");
    let words: Vec<&str> = document
        .select(&main)
        .flat_map(|main| main.text())
        .flat_map(str::split_whitespace)
        .collect();
    words.join(" ").replace('\u{a0}', " ")
}
