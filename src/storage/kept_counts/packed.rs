//! How a contribution stands in its row: as few bytes as places, since a filter may read a hundred thousand.
//!
//! Places go up. Each is the step from the one before, doubled, and one more where an answer behind it may be
//! counted only; numbers have seven bits in a byte, the lowest first, and the highest bit says that more follow.
//! A mean is its step, the sum as eight bytes of a double, lowest first, and how many numbers it adds.

/// What stands behind one mean of a submission.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PackedMean {
    pub place: u32,
    pub sum: f64,
    pub numbers: u32,
}

/// Packs places that go up, each with whether it may be counted only.
pub(super) fn pack_places(places: &[(u32, bool)]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(places.len() + 8);
    let mut last = 0;
    for (place, is_counted_only) in places {
        let step = u64::from(place - last) * 2 + u64::from(*is_counted_only);
        push(&mut bytes, step);
        last = *place;
    }
    bytes
}

/// Hands on each place; `None` where the bytes are no places.
pub(super) fn each_place(mut bytes: &[u8], mut take: impl FnMut(u32, bool)) -> Option<()> {
    let mut place = 0_u32;
    while !bytes.is_empty() {
        let step = shift(&mut bytes)?;
        place = place.checked_add(u32::try_from(step / 2).ok()?)?;
        take(place, step % 2 == 1);
    }
    Some(())
}

/// Packs means whose places go up.
pub(super) fn pack_means(means: &[PackedMean]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut last = 0;
    for mean in means {
        push(&mut bytes, u64::from(mean.place - last));
        bytes.extend(mean.sum.to_le_bytes());
        push(&mut bytes, u64::from(mean.numbers));
        last = mean.place;
    }
    bytes
}

/// Hands on each mean; `None` where the bytes are no means.
pub(super) fn each_mean(mut bytes: &[u8], mut take: impl FnMut(PackedMean)) -> Option<()> {
    let mut place = 0_u32;
    while !bytes.is_empty() {
        place = place.checked_add(u32::try_from(shift(&mut bytes)?).ok()?)?;
        let (sum, rest) = bytes.split_first_chunk::<8>()?;
        bytes = rest;
        let numbers = u32::try_from(shift(&mut bytes)?).ok()?;
        take(PackedMean {
            place,
            sum: f64::from_le_bytes(*sum),
            numbers,
        });
    }
    Some(())
}

fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn shift(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    // Five bytes hold every step between two places.
    for at in 0..5 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_packed_is_read(places: BTreeMap<u32, bool>, means: BTreeMap<u32, (i32, u32)>) {
            let places: Vec<(u32, bool)> = places.into_iter().collect();
            let mut read = Vec::new();
            let all = each_place(&pack_places(&places), |place, only| read.push((place, only)));
            prop_assert_eq!((all, read), (Some(()), places));

            let means: Vec<PackedMean> = means
                .into_iter()
                .map(|(place, (sum, numbers))| PackedMean { place, sum: f64::from(sum) / 8.0, numbers })
                .collect();
            let mut read = Vec::new();
            let all = each_mean(&pack_means(&means), |mean| read.push(mean));
            prop_assert_eq!((all, read), (Some(()), means));
        }

        #[test]
        fn other_bytes_are_refused_or_read_and_nothing_breaks(bytes: Vec<u8>) {
            let _ = each_place(&bytes, |_, _| ());
            let _ = each_mean(&bytes, |_| ());
        }
    }

    #[test]
    fn bytes_that_end_early_are_refused() {
        let bytes = pack_places(&[(7, false), (500, true)]);
        assert_eq!(bytes.len(), 3);
        assert_eq!(each_place(&bytes[..2], |_, _| ()), None);
        let mean = PackedMean {
            place: 3,
            sum: 9.0,
            numbers: 2,
        };
        assert_eq!(each_mean(&pack_means(&[mean])[..9], |_| ()), None);
    }
}
