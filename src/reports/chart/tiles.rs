//! States as tiles that stand roughly where the States lie: no borders, no areas, one size for each.
//!
//! The places are our own, found by hand from where countries lie to each other; each State has its own tile, and
//! territories that take part beside States too. Nothing is said by them on borders or status.

use std::collections::{BTreeMap, BTreeSet};

use super::drawing::{Anchor, Drawing, LABEL, Outline, SMALL, Text};
use super::ink::Ink;
use super::measure;
use super::model::{Cell, Tile, Tiles, plain, step_of};

/// The world, west to east and north to south, by ISO 3166-1 codes.
const WORLD: &[&str] = &[
    ".. .. .. .. .. .. .. .. .. .. IS .. .. .. .. NO .. SE .. FI .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..",
    ".. .. .. .. .. .. .. .. .. .. .. .. .. .. .. DK .. .. .. LV EE .. .. .. .. .. .. .. RU .. .. .. .. .. ..",
    ".. .. .. .. .. .. .. .. .. .. .. .. IE GB BE NL DE CZ PL LT BY .. .. .. .. .. .. .. .. .. .. .. .. .. ..",
    ".. CA .. .. .. .. .. .. .. .. .. .. .. .. LU LI AT HU SK RO MD UA .. .. .. KZ .. .. .. .. .. .. .. .. ..",
    ".. .. .. .. .. .. .. .. .. .. .. .. .. .. FR CH SI HR RS BG .. .. .. .. .. .. .. .. MN .. .. .. .. .. ..",
    ".. US .. .. .. .. .. .. .. .. .. .. .. AD MC SM IT BA ME MK .. TR GE AZ UZ KG .. .. .. .. .. .. .. .. ..",
    ".. .. .. .. .. .. .. .. .. .. .. .. PT ES .. .. VA .. AL GR CY SY AM .. TM TJ .. .. .. KP .. JP .. .. ..",
    ".. .. .. .. .. .. .. .. .. .. .. .. MA .. .. TN .. MT .. .. PS LB IQ IR .. AF .. BT CN KR .. .. .. .. ..",
    ".. MX .. CU BS TC MF AI MS .. .. .. .. .. DZ .. .. LY .. EG IL JO KW BH AE PK NP BD .. .. .. .. .. .. ..",
    ".. .. BZ KY JM HT DO KN AG SX .. MR .. ML .. NE .. .. .. .. .. .. SA QA OM .. IN MM LA MO HK MP .. .. ..",
    ".. GT SV HN .. .. DM VC LC CV GM SN .. BF .. .. .. .. TD .. SD ER YE .. .. .. .. .. TH VN .. GU .. .. ..",
    ".. .. NI CR PA CW AW GD BB .. GW SL GN TG BJ NG .. .. .. .. .. ET DJ .. .. .. .. .. KH .. PH .. .. .. ..",
    ".. .. .. .. .. CO VE TT GY .. .. LR CI GH .. .. CM .. CF .. SS .. SO .. .. .. LK .. .. BN PW .. FM MH ..",
    ".. .. .. .. .. .. .. .. SR .. .. .. .. .. .. ST GQ .. .. .. UG KE .. .. .. MV .. .. SG MY .. .. NR KI ..",
    ".. .. .. .. EC .. .. .. .. .. .. .. .. .. .. .. GA CG CD RW BI .. .. SC .. .. .. .. .. .. ID .. .. WF TK",
    ".. .. .. .. .. PE .. .. BR .. .. .. .. .. .. .. .. .. .. .. .. TZ .. .. .. .. .. .. .. .. .. TL PG SB TV",
    ".. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. AO .. .. ZM MW KM .. .. .. .. .. .. .. .. .. .. WS AS",
    ".. .. .. .. .. .. .. BO .. .. .. .. .. .. .. .. .. .. .. .. ZW MZ MG .. MU .. .. .. .. .. .. .. VU FJ NU",
    ".. .. .. .. .. .. .. .. PY .. .. .. .. .. .. .. .. NA .. BW .. .. .. RE .. .. .. .. .. .. AU .. NC TO CK",
    ".. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. LS SZ .. .. .. .. .. .. .. .. .. .. .. NF .. PF",
    ".. .. .. .. .. CL .. AR UY .. .. .. .. .. .. .. .. .. .. ZA .. .. .. .. .. .. .. .. .. .. .. .. .. NZ ..",
];

/// A tile is never larger.
const LARGEST: f64 = 42.0;
/// Smaller tiles have numbers that nobody reads on paper: columns then move together.
const READABLE: f64 = 34.0;
/// Most neighbouring columns that become one.
const MOST_TOGETHER: usize = 3;
/// Neighbouring rows that become one, where columns do.
const ROWS_TOGETHER: usize = 2;
const SEAM: f64 = 2.0;

/// Column and row of a code in the table of the world.
pub(super) fn place_of(code: &str) -> Option<(usize, usize)> {
    WORLD.iter().enumerate().find_map(|(row, line)| {
        let column = line.split(' ').position(|other| other == code)?;
        (code != "..").then_some((column, row))
    })
}

/// Tiles with their places; what has none in the table stands in rows under the others.
fn places(tiles: &[Tile], most: usize) -> (Vec<(usize, usize)>, usize, usize) {
    let known: Vec<Option<(usize, usize)>> =
        tiles.iter().map(|tile| place_of(&tile.code)).collect();
    let known = nearer(known, most);
    let found = || known.iter().flatten();
    let left = found().map(|(column, _)| *column).min().unwrap_or(0);
    let top = found().map(|(_, row)| *row).min().unwrap_or(0);
    let columns = found()
        .map(|(column, _)| column + 1 - left)
        .max()
        .unwrap_or(10);
    let rows = found().map(|(_, row)| row + 1 - top).max().unwrap_or(0);
    let mut rest = 0;
    let places = known
        .iter()
        .map(|place| match place {
            Some((column, row)) => (column - left, row - top),
            None => {
                rest += 1;
                (
                    (rest - 1) % columns,
                    rows + usize::from(rows > 0) + (rest - 1) / columns,
                )
            }
        })
        .collect();
    let rest_rows = rest.div_ceil(columns);
    let gap = usize::from(rows > 0 && rest > 0);
    (places, columns, rows + gap + rest_rows)
}

/// The places in no more columns than this, as far as it goes: empty rows and columns shrink first, then neighbours
/// become one where none of their tiles would lie over another. Nothing that lay east comes to lie west, nor north south.
fn nearer(places: Vec<Option<(usize, usize)>>, most: usize) -> Vec<Option<(usize, usize)>> {
    let used: BTreeSet<(usize, usize)> = places.iter().flatten().copied().collect();
    let width =
        |columns: &BTreeMap<usize, usize>| columns.values().max().map_or(0, |last| last + 1);
    let all: BTreeSet<usize> = used.iter().map(|(column, _)| *column).collect();
    let reach = all
        .last()
        .zip(all.first())
        .map_or(0, |(last, first)| last + 1 - first);
    if reach <= most {
        return places;
    }
    let columns = (1..=MOST_TOGETHER)
        .map(|together| columns_together(&used, &all, together))
        .find(|columns| width(columns) <= most)
        .unwrap_or_else(|| columns_together(&used, &all, MOST_TOGETHER));
    // The same downwards, so that the whole does not become taller than wide.
    let used: BTreeSet<(usize, usize)> = used
        .iter()
        .map(|(column, row)| (*row, columns[column]))
        .collect();
    let rows = used.iter().map(|(row, _)| *row).collect();
    let rows = columns_together(&used, &rows, ROWS_TOGETHER);
    places
        .into_iter()
        .map(|place| place.map(|(column, row)| (columns[&column], rows[&row])))
        .collect()
}

/// The new place of each column, where up to so many neighbours stand together.
fn columns_together(
    used: &BTreeSet<(usize, usize)>,
    all: &BTreeSet<usize>,
    together: usize,
) -> BTreeMap<usize, usize> {
    let rows_of = |columns: &[usize]| -> Vec<usize> {
        let tiles = used.iter().filter(|(column, _)| columns.contains(column));
        tiles.map(|(_, row)| *row).collect()
    };
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for column in all {
        let fits = groups.last().is_some_and(|group| {
            let taken = rows_of(group);
            column - group[0] < together
                && rows_of(&[*column]).iter().all(|row| !taken.contains(row))
        });
        match groups.last_mut().filter(|_| fits) {
            Some(group) => group.push(*column),
            None => groups.push(vec![*column]),
        }
    }
    without_gaps(&groups)
}

/// The new place of each line in groups that stand beside each other; of wider gaps, such as an ocean, one line stays.
fn without_gaps(groups: &[Vec<usize>]) -> BTreeMap<usize, usize> {
    let mut places = BTreeMap::new();
    let mut next = 0;
    let mut before: Option<usize> = None;
    for group in groups {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            continue;
        };
        next += usize::from(before.is_some_and(|before| first - before > 2));
        places.extend(group.iter().map(|line| (*line, next)));
        next += 1;
        before = Some(*last);
    }
    places
}

/// East stays to the right in every language: a drawing that will be mirrored begins with the west at its end.
pub(super) fn draw(tiles: &Tiles, width: f64, will_be_mirrored: bool) -> Drawing {
    let (places, columns, rows) = places(&tiles.tiles, (width / READABLE) as usize);
    let side = (width / columns as f64).min(LARGEST);
    let mut drawing = Drawing::new((side * columns as f64).max(width));
    let place = |(column, row): (usize, usize)| {
        let x = side * column as f64;
        let x = match will_be_mirrored {
            true => side * columns as f64 - x - side + SEAM,
            false => x,
        };
        (x, side * row as f64)
    };
    for (tile, at) in tiles.tiles.iter().zip(&places) {
        draw_tile(&mut drawing, tiles, tile, place(*at), side);
    }
    // Frames over all tiles, since they reach into the seams.
    for (_, at) in tiles
        .tiles
        .iter()
        .zip(&places)
        .filter(|(tile, _)| tile.is_framed)
    {
        let (x, y) = place(*at);
        frame(&mut drawing, x, y, side - SEAM);
    }
    let mut y = side * rows as f64 + 16.0;
    if !tiles.framed.is_empty() {
        frame(&mut drawing, 0.0, y - 11.0, 14.0);
        let lines = measure::wrap(&plain(&tiles.framed), drawing.width - 22.0, LABEL, false);
        y = drawing.lines(Text::new(22.0, y, ""), &lines, super::drawing::LINE) + 4.0;
    }
    let lines = measure::wrap(&plain(&tiles.notice), drawing.width, SMALL, false);
    if !tiles.notice.is_empty() {
        y = drawing.lines(
            Text::new(0.0, y, "").size(SMALL).ink(Ink::Soft),
            &lines,
            15.0,
        );
    }
    drawing.height = y - 8.0;
    drawing
}

fn frame(drawing: &mut Drawing, x: f64, y: f64, side: f64) {
    let width = if side > 20.0 { 2.5 } else { 2.0 };
    let inset = width / 2.0;
    let outline = Outline {
        ink: Ink::Frame,
        width,
        is_dashed: false,
    };
    drawing.frame(x + inset, y + inset, side - width, side - width, outline);
}

fn draw_tile(drawing: &mut Drawing, tiles: &Tiles, tile: &Tile, (x, y): (f64, f64), side: f64) {
    let size = side - SEAM;
    let ink = match tile.cell.value() {
        Some(value) if value > 0.0 => Ink::Step(step_of(value, &tiles.steps)),
        _ => Ink::Ground,
    };
    let is_hidden = matches!(tile.cell, Cell::Hidden(_));
    match is_hidden || ink == Ink::Ground {
        // Nothing to show: no step of the scale, which begins with a light one.
        true => {
            let outline = Outline {
                ink: Ink::Edge,
                width: 1.0,
                is_dashed: is_hidden,
            };
            drawing.outlined(
                x + 0.5,
                y + 0.5,
                size - 1.0,
                size - 1.0,
                Ink::Paper,
                Some(outline),
            );
        }
        false => drawing.area(x, y, size, size, ink),
    }
    let text_ink = match tile.cell {
        Cell::Amount(_) | Cell::Plain(_) => ink.text_on(),
        Cell::Hidden(_) | Cell::None => Ink::Soft,
    };
    let middle = x + size / 2.0;
    let written = match &tile.cell {
        Cell::Amount(amount) => amount.drawn(),
        Cell::None => String::new(),
        other => plain(&other.text()),
    };
    let number = fitting(&written, (size * 0.36).min(11.5), false, size - 2.0);
    // What does not fit in a readable size is in the table; the code then stands alone.
    let has_number = !written.is_empty() && number >= 6.0;
    let base = y + size * if has_number { 0.46 } else { 0.64 };
    let code = plain(&tile.code);
    let code_size = fitting(&code, (size * 0.4).min(12.5), true, size - 2.0);
    drawing.text(
        Text::new(middle, base, code)
            .at(Anchor::Middle)
            .size(code_size)
            .bold(true)
            .ink(text_ink),
    );
    if has_number {
        let text = Text::new(middle, y + size * 0.84, written).at(Anchor::Middle);
        drawing.text(text.size(number).ink(text_ink));
    }
}

/// The size at which a text fits.
fn fitting(text: &str, size: f64, is_bold: bool, width: f64) -> f64 {
    let needed = measure::width(text, size, is_bold);
    if needed > width {
        size * width / needed
    } else {
        size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_move_together_until_numbers_can_be_read_and_keep_their_order() {
        let registry = crate::registry::Registry::starting();
        let tiles: Vec<Tile> = registry
            .list_countries()
            .enumerate()
            .filter(|(index, _)| index % 4 == 0)
            .map(|(_, country)| Tile {
                code: country.id.as_str().to_owned(),
                name: String::new(),
                cell: Cell::None,
                is_framed: false,
            })
            .collect();
        assert!(tiles.len() > 40);
        let (there, before, _) = places(&tiles, usize::MAX);
        let (here, after, _) = places(&tiles, 18);
        assert!(
            after < 22 && after < before,
            "{before} columns became {after}"
        );
        let once: BTreeSet<&(usize, usize)> = here.iter().collect();
        assert_eq!(once.len(), here.len(), "a tile lies over another");
        for (one, (from, to)) in there.iter().zip(&here).enumerate() {
            for (other_from, other_to) in there.iter().zip(&here).skip(one + 1) {
                assert!(from.0 >= other_from.0 || to.0 <= other_to.0);
                assert!(from.1 >= other_from.1 || to.1 <= other_to.1);
            }
        }
    }

    #[test]
    fn every_country_of_the_registry_has_one_place() {
        let registry = crate::registry::Registry::starting();
        let placed: Vec<&str> = WORLD
            .iter()
            .flat_map(|row| row.split(' '))
            .filter(|code| *code != "..")
            .collect();
        let once: BTreeSet<&str> = placed.iter().copied().collect();
        assert_eq!(placed.len(), once.len(), "a code stands twice");
        let missing: Vec<&str> = registry
            .list_countries()
            .map(|country| country.id.as_str())
            .filter(|code| !once.contains(code))
            .collect();
        assert_eq!(missing, Vec::<&str>::new(), "give these a tile");
    }

    #[test]
    fn places_keep_to_the_compass() {
        let place = |code| place_of(code).expect("a place");
        for (west, east) in [
            ("US", "FR"),
            ("FR", "UA"),
            ("EG", "IN"),
            ("SN", "SO"),
            ("IN", "PH"),
            ("PH", "FJ"),
        ] {
            assert!(place(west).0 < place(east).0, "{west} lies west of {east}");
        }
        for (north, south) in [
            ("CA", "US"),
            ("US", "MX"),
            ("NO", "IT"),
            ("IT", "LY"),
            ("LY", "ZA"),
            ("CN", "AU"),
            ("BR", "AR"),
        ] {
            assert!(
                place(north).1 < place(south).1,
                "{north} lies north of {south}"
            );
        }
    }
}
