//! Coding by keyboard in a real browser: with script by plain keys, without it by access keys.

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use iscm_survey::app::coding::writing::add_code;
use iscm_survey::app::rounds;
use iscm_survey::assessment::{Author, Role};

use super::{HERE, at, code};
use crate::support::app::{PASSWORD, TestApp, run};
use crate::support::browser::{Browser, Look};
use crate::support::databases::TestDatabase;
use crate::support::round::{ROUND, Round, files, new_round};

const ALT: char = '\u{E00A}';
const ENTER: &str = "\u{E007}";

#[test]
fn plain_keys_tick_codes_and_enter_leads_to_the_next_uncoded_answer() {
    run(async {
        let database = TestDatabase::sqlite();
        let (app, browser) = opened(&database, Look::DESK).await;
        let client = &browser.client;
        assert_eq!(told(&browser).await, "We learn from each other.");
        // The first box has the focus: 2 is learning, 1 is trust; 0 clears them, 1 clears that again.
        keys(&browser, "2").await;
        assert_eq!(ticked(&browser).await, ["learning"]);
        keys(&browser, "0").await;
        assert_eq!(ticked(&browser).await, ["none"]);
        keys(&browser, "1").await;
        assert_eq!(ticked(&browser).await, ["trust"]);
        keys(&browser, "1").await;
        keys(&browser, "2").await;
        browser.picture("coding-one").await;
        keys(&browser, ENTER).await;
        wait_for(&browser, "A secret of Midsa.").await;

        // A slash leads to the search, where figures are figures; elsewhere the keys do nothing.
        keys(&browser, "/").await;
        keys(&browser, "1").await;
        assert_eq!(ticked(&browser).await, [""; 0]);
        let search = client.find(Locator::Id("q")).await.expect("a search");
        let typed = search.prop("value").await.expect("a property");
        assert_eq!(typed.as_deref(), Some("1"));
        let heading = client.find(Locator::Css("h1")).await.expect("a heading");
        heading.click().await.expect("it can be clicked");
        keys(&browser, "1").await;
        assert_eq!(ticked(&browser).await, [""; 0]);

        // The search keeps the way of looking, and the next one is the next within it.
        search.clear().await.expect("it can be emptied");
        search.send_keys("trust").await.expect("it takes text");
        search.send_keys(ENTER).await.expect("it takes keys");
        wait_for(&browser, "Trust among us grew.").await;
        keys(&browser, "1").await;
        keys(&browser, ENTER).await;
        let done = "//p[contains(., 'You have coded every answer')]";
        let done = client.wait().for_element(Locator::XPath(done)).await;
        done.expect("all that the filter shows is coded");
        client.close_window().await.expect("it closes");
        app.stop().await;
    });
}

#[test]
fn access_keys_do_the_same_without_script() {
    run(async {
        let database = TestDatabase::postgres().unwrap_or_else(TestDatabase::sqlite);
        let (app, browser) = opened(&database, Look::DESK_WITHOUT_SCRIPT).await;
        assert_eq!(told(&browser).await, "We learn from each other.");
        access(&browser, '2').await;
        assert_eq!(ticked(&browser).await, ["learning"]);
        access(&browser, 's').await;
        wait_for(&browser, "A secret of Midsa.").await;
        access(&browser, 'p').await;
        wait_for(&browser, "We learn from each other.").await;
        assert_eq!(ticked(&browser).await, ["learning"], "it was saved");
        access(&browser, 'n').await;
        wait_for(&browser, "A secret of Midsa.").await;
        app.stop().await;
    });
}

/// A round with three answers, and a signed-in analyst who looks at them one at a time.
async fn opened(database: &TestDatabase, look: Look) -> (TestApp, Browser) {
    let app = TestApp::start(database).await;
    let round = Round {
        app: app.app(),
        clock: app.clock.clone(),
    };
    round
        .app
        .write_blocking(|transaction| -> Result<(), anyhow::Error> {
            rounds::create_assessment(transaction, &new_round(), &files(), &Author::Operator)?;
            rounds::open_assessment(transaction, ROUND, &Author::Operator)?;
            Ok(())
        })
        .expect("the round can be opened");
    round.remark("ZM", "midcom", "Trust among us grew.");
    round.remark("KE", "midcom", "We learn from each other.");
    round.remark("ZA", "midsa", "A secret of Midsa.");
    for one in ["trust", "learning"] {
        round
            .app
            .write_blocking(|transaction| add_code(transaction, &at("author"), &code(one)))
            .expect("the code is taken");
    }
    app.staff(Role::Analyst).await;
    let browser = Browser::start(look).await;
    let client = &browser.client;
    let address = format!("{}{HERE}?view=one", app.address);
    client
        .goto(&format!("{}/desk", app.address))
        .await
        .expect("the desk opens");
    for (field, text) in [("email", "analyst@example.org"), ("password", PASSWORD)] {
        let found = client.wait().for_element(Locator::Id(field)).await;
        let input = found.expect("a field");
        input.send_keys(text).await.expect("the field takes text");
    }
    let button = "form[action='/desk/sign-in'] button.btn";
    let button = client.find(Locator::Css(button)).await.expect("a button");
    button.click().await.expect("it can be pressed");
    let tabs = client
        .wait()
        .for_element(Locator::Css("form.account"))
        .await;
    tabs.expect("somebody is signed in");
    client.goto(&address).await.expect("the page opens");
    (app, browser)
}

/// Keys to whatever has the focus.
async fn keys(browser: &Browser, text: &str) {
    let focused = browser.client.active_element().await.expect("a focus");
    focused.send_keys(text).await.expect("it takes keys");
}

/// A key with Alt, which opens access keys here.
async fn access(browser: &Browser, key: char) {
    let press = KeyActions::new("keys".to_owned())
        .then(KeyAction::Down { value: ALT })
        .then(KeyAction::Down { value: key })
        .then(KeyAction::Up { value: key })
        .then(KeyAction::Up { value: ALT });
    let done = browser.client.perform_actions(press).await;
    done.expect("keys are pressed");
}

/// The answer that is on the page.
async fn told(browser: &Browser) -> String {
    let text = browser
        .client
        .wait()
        .for_element(Locator::Id("text0"))
        .await;
    text.expect("an answer").text().await.expect("its text")
}

async fn wait_for(browser: &Browser, text: &str) {
    let place = format!("//p[@id='text0'][contains(., \"{text}\")]");
    let found = browser
        .client
        .wait()
        .for_element(Locator::XPath(&place))
        .await;
    if found.is_err() {
        panic!("{:?} instead of {text:?}", told(browser).await);
    }
}

/// The codes that are ticked on the page.
async fn ticked(browser: &Browser) -> Vec<String> {
    let boxes = browser
        .client
        .find_all(Locator::Css("input[name='code0']"))
        .await;
    let mut codes = Vec::new();
    for one in boxes.expect("boxes") {
        if one.is_selected().await.expect("a state") {
            let value = one.attr("value").await.expect("an attribute");
            codes.push(value.expect("a code"));
        }
    }
    codes
}
