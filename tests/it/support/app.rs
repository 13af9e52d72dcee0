//! A whole program on a free port, over a database of the test's own, with a clock that the test moves.

use std::net::TcpListener;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use iscm_survey::app::App;
use iscm_survey::app::accounts::{NewAccount, add_user};
use iscm_survey::app::staff::Attempts;
use iscm_survey::assessment::{Author, Role};
use iscm_survey::clock::{FixedClock, SeededRandomness};
use iscm_survey::fonts::Folder;
use iscm_survey::institution::Institution;
use iscm_survey::language::Language;
use iscm_survey::reports::pdf::Fonts;
use iscm_survey::storage::Db;
use iscm_survey::web::press::Press;
use iscm_survey::web::{Site, serve};
use reqwest::{Client, Response};
use tokio::sync::Semaphore;

use super::databases::TestDatabase;

/// The instant at which every test starts.
pub const START: &str = "2026-05-19T08:00:00Z";
pub const PASSWORD: &str = "a pass phrase for tests";

/// A running program.
pub struct TestApp {
    pub db: Db,
    /// The program itself, for what no page does.
    pub app: App,
    pub clock: Arc<FixedClock>,
    pub randomness: Arc<SeededRandomness>,
    pub address: String,
    handle: actix_web::dev::ServerHandle,
}

impl TestApp {
    /// Starts the program over a fresh database.
    pub async fn start(database: &TestDatabase) -> TestApp {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let start: DateTime<Utc> = START.parse().expect("an instant");
        let clock = Arc::new(FixedClock::new(start));
        let randomness = Arc::new(SeededRandomness::new(1));
        let db = database.create();
        let app = App::new(db.clone(), clock.clone(), randomness.clone());
        let site = Site {
            app: app.clone(),
            public_url: address.parse().expect("a loopback address"),
            institution: Arc::new(institution()),
            time_zone: chrono_tz::Europe::Zurich,
            default_language: Language::English,
            attempts: Arc::new(Attempts::default()),
            hashing: Arc::new(Semaphore::new(2)),
            press: Arc::new(Press::new(Fonts::new(Folder::new(None)))),
            demo_mails: None,
        };
        let server = serve(site, listener, 1).expect("the server starts");
        let handle = server.handle();
        tokio::spawn(server);
        TestApp {
            db,
            app,
            clock,
            randomness,
            address,
            handle,
        }
    }

    /// Somebody who has neither signed in nor a link.
    pub fn anonymous(&self) -> Visitor {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client");
        Visitor {
            client,
            address: self.address.clone(),
        }
    }

    /// The program's functions over the same database, for what a test prepares.
    pub fn app(&self) -> App {
        let (clock, randomness) = (self.clock.clone(), self.randomness.clone());
        App::new(self.db.clone(), clock, randomness)
    }

    /// A member of staff with this role, signed in through the page.
    pub async fn staff(&self, role: Role) -> Visitor {
        self.staff_limited_to(role, None).await
    }

    /// The same, who sees these mechanisms only.
    pub async fn staff_limited_to(&self, role: Role, iscms: Option<&[&str]>) -> Visitor {
        let account = NewAccount {
            email: match iscms {
                None => format!("{}@example.org", role.code()),
                Some(_) => format!("limited-{}@example.org", role.code()),
            },
            name: format!("The {}", role.code()),
            role,
            iscms: iscms.map(|iscms| iscms.iter().map(|iscm| (*iscm).to_owned()).collect()),
            language: Language::English,
            password: PASSWORD.into(),
        };
        let made = add_user(&self.app(), &account, &Author::Operator);
        made.expect("an account can be made");
        let visitor = self.anonymous();
        let signed_in = visitor.sign_in(&account.email, PASSWORD).await;
        assert_eq!(
            signed_in.status(),
            303,
            "sign-in is answered with a redirect"
        );
        visitor
    }

    pub async fn stop(self) {
        self.handle.stop(true).await;
    }
}

/// A browser without a window: it keeps cookies and follows nothing by itself.
pub struct Visitor {
    client: Client,
    address: String,
}

impl Visitor {
    /// Sends the form of the sign-in page.
    pub async fn sign_in(&self, email: &str, password: &str) -> Response {
        let fields = [("email", email), ("password", password)];
        self.post("/desk/sign-in", &fields).await
    }

    pub async fn get(&self, path: &str) -> Response {
        self.client
            .get(format!("{}{path}", self.address))
            .send()
            .await
            .expect("an answer")
    }

    /// Reads with headers of the test's own.
    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        let mut request = self.client.get(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send().await.expect("an answer")
    }

    /// Sends a form as a page of this site would.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        self.post_from("same-origin", path, fields).await
    }

    /// Sends a form as a page of `site` would (`same-origin`, `cross-site`).
    pub async fn post_from(&self, site: &str, path: &str, fields: &[(&str, &str)]) -> Response {
        let mut body = String::new();
        for (name, value) in fields {
            if !body.is_empty() {
                body.push('&');
            }
            body.push_str(&iscm_survey::links::escape(name));
            body.push('=');
            body.push_str(&iscm_survey::links::escape(value));
        }
        self.client
            .post(format!("{}{path}", self.address))
            .header("sec-fetch-site", site)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body)
            .send()
            .await
            .expect("an answer")
    }

    /// The page, which must be there.
    pub async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status(), 200, "GET {path}");
        answer.text().await.expect("text")
    }
}

/// The value of the first hidden field of this name.
pub fn hidden_field(page: &str, name: &str) -> String {
    let document = scraper::Html::parse_document(page);
    let selector = scraper::Selector::parse(&format!("input[name={name}]")).expect("a selector");
    let field = document.select(&selector).next();
    let field = field.unwrap_or_else(|| panic!("the page has a field {name}"));
    field.value().attr("value").unwrap_or_default().to_owned()
}

pub fn institution() -> Institution {
    Institution {
        name: "International Organization for Migration".into(),
        short_name: "IOM".into(),
        unit: "International Partnerships Division".into(),
        person: "The assessment team".into(),
        email: "iscm-survey@example.org".into(),
        phone: None,
    }
}

/// Runs a test of pages on its own runtime.
pub fn run<F: Future<Output = ()>>(test: F) {
    actix_web::rt::System::new().block_on(test);
}
