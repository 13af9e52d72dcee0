//! Which other mechanisms share most members with this one.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::Profile;
use crate::language::format;
use crate::links::{self, Link};
use crate::registry::{Collation, Country, Iscm, StatusCode};
use crate::web::parts::rich;
use crate::web::public::text::named;

/// More than these tell little; the list is by how many members are shared.
const SHOWN: usize = 6;

pub(super) fn overlaps(page: &Profile) -> Markup {
    let (language, registry) = (page.language, page.registry);
    let own = registry.member_countries(page.iscm).len();
    let collation = Collation::new(language);
    let ended = |iscm: &&Iscm| matches!(iscm.status.code, StatusCode::Past | StatusCode::Merged);
    let mut others: Vec<(&Iscm, Vec<&Country>)> = registry
        .list_iscms()
        .filter(|other| other.id != page.iscm.id && !ended(other))
        .map(|other| (other, registry.shared_members(page.iscm, other)))
        .filter(|(_, shared)| !shared.is_empty())
        .collect();
    // Among equals the smaller mechanism comes first: it shares more of itself.
    others.sort_by_key(|(other, shared)| {
        (
            Reverse(shared.len()),
            registry.member_countries(other).len(),
        )
    });
    others.truncate(SHOWN);
    html! {
        @if !others.is_empty() {
            div.panel {
                h2 { (language.text("public-overlaps")) }
                table.bars {
                    caption.hide { (language.text("public-overlaps")) }
                    thead.hide {
                        tr {
                            th scope="col" { (language.text("public-mechanism")) }
                            th scope="col" { (language.text("public-overlaps-shared")) }
                            th scope="col" { (language.text("public-overlaps-bar")) }
                        }
                    }
                    tbody {
                        @for (other, shared) in &others {
                            tr {
                                th scope="row" { a href=(links::Iscm { iscm: other.id.to_string() }.path()) { (named(&other.acronym, language)) } }
                                td.num { (format::number(language, shared.len() as f64)) }
                                td {
                                    svg.bar aria-hidden="true" focusable="false" {
                                        rect.fill.on width=(format!("{}%", shared.len() * 100 / own)) height="100%" {}
                                    }
                                }
                            }
                        }
                    }
                }
                p.base { (rich(language, "public-overlaps-base", &[("count", own.into())])) }
                details.more {
                    summary { (language.text("public-overlaps-which")) }
                    dl {
                        @for (other, shared) in &mut others {
                            dt { (named(&other.acronym, language)) }
                            dd {
                                @let () = collation.sort_by_name(shared, |country| country.name_in(language));
                                @let names: Vec<&str> = shared.iter().map(|country| country.name_in(language)).collect();
                                (format::list(language, &names))
                            }
                        }
                    }
                }
            }
        }
    }
}
