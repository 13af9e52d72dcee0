use crate::registry::{DateError, DateRange, PartialDate};

fn date(text: &str) -> PartialDate {
    text.parse().expect("a date")
}

#[test]
fn a_date_keeps_the_precision_of_its_source() {
    for text in ["2019", "2019-08", "2019-08-26"] {
        assert_eq!(date(text).to_string(), text);
    }
    assert_eq!(date("2020-02").latest(), date("2020-02-29").earliest());
    assert_eq!(date("2019").latest(), date("2019-12-31").earliest());
}

#[test]
fn what_is_not_a_date_is_refused() {
    for text in [
        "",
        "19",
        "2019-13",
        "2019-02-29",
        "2019-8",
        "2019-08-26-1",
        "+019",
        "1492",
    ] {
        assert_eq!(
            text.parse::<PartialDate>(),
            Err(DateError::NotADate(text.to_owned()))
        );
    }
}

#[test]
fn a_range_does_not_end_before_it_begins() {
    let range: DateRange = "2019-08-26/2019-08-28".parse().expect("a range");
    assert_eq!(range.to_string(), "2019-08-26/2019-08-28");
    assert!("2016/2016-05".parse::<DateRange>().is_ok());
    assert_eq!(
        "2019-08-28/2019-08-26".parse::<DateRange>(),
        Err(DateError::Reversed("2019-08-28/2019-08-26".to_owned()))
    );
}
