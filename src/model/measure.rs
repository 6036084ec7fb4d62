//! Units: which are the same, written otherwise.

/// Chinese counts with a word for each kind of thing; which one is printed does not change the number.
const COUNTERS: [&str; 15] =
    ["个", "家", "所", "张", "名", "人", "支", "项", "种", "间", "台", "套", "位", "座", "处"];

/// Whether values in these units can be compared: `1/10万`, `/10万` and `1／10万` differ in form only.
pub fn same_unit(one: &str, other: &str) -> bool {
    one == other || canonical_unit(one) == canonical_unit(other)
}

/// Units of length, area and power with another name.
const NAMES: [(&str, &str); 5] =
    [("千米", "公里"), ("km", "公里"), ("兆瓦", "MW"), ("MWh", "兆瓦时"), ("hm²", "公顷")];

/// Whether measures of projects in these units can be added: 300 张 and 5 台 cannot, whatever they count.
pub fn same_measure(one: &str, other: &str) -> bool {
    let form = |unit: &str| {
        let plain: String = unit.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = plain.replace("平方米", "㎡").replace("m²", "㎡");
        let known = NAMES.iter().find(|(name, _)| *name == plain);
        known.map_or(plain, |(_, name)| (*name).to_owned())
    };
    form(one) == form(other)
}

/// Whether a unit is a rate or a share: it is never converted, since what it is of would have to be, too.
pub(super) fn is_rate(unit: &str) -> bool {
    unit.contains(['/', '／', '%', '％', '‰', '每', '比'])
        || unit.contains("分点")
        || unit.contains("分之")
}

/// One form for all that are the same: counts in `个` or `万个`, rates as `/10万`.
pub fn canonical_unit(unit: &str) -> String {
    let plain: String = unit.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.replace('／', "/").replace('％', "%");
    let plain = plain.replace("平方米", "㎡").replace("m²", "㎡");
    let (scale, word) = plain.strip_prefix('万').map_or(("", plain.as_str()), |word| ("万", word));
    let is_count = COUNTERS.contains(&word) || word.is_empty() && !scale.is_empty();
    match plain.strip_prefix("1/") {
        Some(of) => format!("/{of}"),
        None if is_count => format!("{scale}个"),
        None => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_of_one_unit() {
        for (one, other) in [("公里", "千米"), ("平方米", "㎡"), ("MW", "兆瓦"), ("张", " 张")]
        {
            assert!(same_measure(one, other), "{one} {other}");
        }
        for (one, other) in [("张", "台"), ("公里", "米"), ("公顷", "亩"), ("万吨", "吨")]
        {
            assert!(!same_measure(one, other), "{one} {other}");
        }
    }

    #[test]
    fn the_same_unit_may_be_written_otherwise() {
        let same = [("1/10万", "／10万"), ("%", " ％"), ("个", "张"), ("万", "万人"), ("㎡", "m²")];
        for (one, other) in same.into_iter().chain([("平方米", "㎡"), ("万㎡", "万平方米")])
        {
            assert!(same_unit(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("%", "‰"),
            ("万人", "人"),
            ("人", "人次"),
            ("", "个"),
            ("1/10万", "1/万"),
            ("元", "万元"),
        ] {
            assert!(!same_unit(one, other), "{one} {other}");
        }
    }
}
