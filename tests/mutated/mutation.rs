//! Changes of whole projects as accidents and ill will make them, from a fixed sequence of numbers.

use std::collections::BTreeMap;

/// The files of a project by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Numbers that look random and are the same everywhere: splitmix64, by Steele, Lea and Flood.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another; 0 where there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("64 bits hold every length");
        usize::try_from(self.next() % end.max(1)).expect("it is below a length")
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        all.get(self.below(all.len())).expect("there is at least one")
    }
}

/// What stands in the place of a number, a word or a line, or between two characters.
const NASTY: &[&str] = &[
    "",
    "0",
    "-0",
    "-1",
    "1e400",
    "9999999999999999999999999999",
    "0.0000000000000000000000000001",
    "999999999999",
    "-999999999999",
    "999999999999.999999",
    "79228162514264337593543950335",
    "0000",
    "999999",
    "2100",
    "1949",
    "1900",
    "２０２５",
    "2025-13-32",
    "0000-00-00",
    "9999-12-31",
    "NaN",
    ".inf",
    "≥0",
    "≤-1",
    "0—0",
    "5—5",
    "100—1",
    "1/0",
    "１００％",
    "null",
    "~",
    "true",
    "\u{1b}[2J",
    "\0",
    "\u{202e}",
    "\u{feff}",
    "\u{2028}",
    "\u{85}",
    "\r",
    "\t",
    "\n",
    "\n\n",
    "\n---\n",
    "\n...\n",
    "\u{10ffff}",
    "e\u{301}\u{301}\u{301}",
    "👨\u{200d}👩\u{200d}👧",
    "&a",
    "*a",
    "<<: *a",
    "!x",
    "!!binary x",
    "%",
    "@",
    "`",
    ">",
    "|",
    ">5",
    "- ",
    "? ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "[[[[[[[[[[[[",
    "{{{{{{{{",
    "\"",
    "'",
    "#",
    ",",
    "../../../etc/passwd",
    "/etc/passwd",
    "seeds/..",
    "content",
    "con",
    "aux.yaml",
    "a/b",
    "a\\b",
    "<script>alert(1)</script>",
    "&#x202e;",
    "&amp;",
    "]]>",
    "-->",
    "{{ config }}",
    "{% raw %}",
    "![a](b)",
    "[a](javascript:b)",
    "| a | b |",
    "|---|---|",
    "# ",
    "```",
    "    ",
    "\\",
    "=1+1",
    "＝1+1",
    "“",
    "”",
    "，",
    "：",
    "（",
    "）",
    "\u{3000}",
    "专栏1",
    "第一",
    "一、",
    "（一）",
    "1．",
    "—16—",
];

/// Endings and places of files.
const NAMES: &[&str] = &[
    "content/site.yaml",
    "content/tiles.yaml",
    "content/indicators/x.yaml",
    "content/districts/x/district.yaml",
    "content/districts/x.yaml",
    "content/districts/x/y/z.yaml",
    "content/x.md",
    "content/districts/x/con.md",
    "content/districts/x/units-2.yaml",
    "content/districts/x/observations-2.yaml",
    "content/districts/x/a\nb.yaml",
    "content/districts/\u{1b}x/district.yaml",
    "content/districts/X/district.yaml",
    "seeds/x.txt",
    "content/.x.yaml",
];

/// Changes a project one to four times; what was done, in words.
pub(crate) fn mutate(files: &mut Files, random: &mut Random) -> Vec<String> {
    (0..=random.below(4)).map(|_| once(files, random)).collect()
}

fn once(files: &mut Files, random: &mut Random) -> String {
    let paths: Vec<String> = files.keys().cloned().collect();
    let Some(path) = paths.get(random.below(paths.len())) else { return "nothing left".into() };
    match random.below(16) {
        0 => {
            files.remove(path);
            format!("{path} removed")
        }
        1 => {
            let to = *random.one_of(NAMES);
            let bytes = files.remove(path).unwrap_or_default();
            files.insert(to.to_owned(), bytes);
            format!("{path} moved to {to:?}")
        }
        2 => {
            let to = *random.one_of(NAMES);
            let bytes = files.get(path).cloned().unwrap_or_default();
            files.insert(to.to_owned(), bytes);
            format!("{path} copied to {to:?}")
        }
        3 => {
            let bytes = files.get(random.one_of(&paths)).cloned().unwrap_or_default();
            files.insert(path.clone(), bytes);
            format!("{path} replaced by another")
        }
        _ => {
            let bytes = files.get(path).cloned().unwrap_or_default();
            let (bytes, what) = of_file(&bytes, random);
            files.insert(path.clone(), bytes);
            format!("{path}: {what}")
        }
    }
}

/// A change inside a file.
fn of_file(bytes: &[u8], random: &mut Random) -> (Vec<u8>, String) {
    match random.below(12) {
        0 => (Vec::new(), "emptied".into()),
        1 => {
            let at = random.below(bytes.len());
            (bytes.get(..at).unwrap_or_default().to_vec(), format!("cut at {at}"))
        }
        2 => {
            let mut bytes = bytes.to_vec();
            let count = 1 + random.below(8);
            for _ in 0..count {
                let (at, bit) = (random.below(bytes.len()), random.below(8));
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << bit;
                }
            }
            (bytes, format!("{count} bits flipped"))
        }
        3..=6 => {
            let (lines, what) = of_lines(&String::from_utf8_lossy(bytes), random);
            (lines.into_bytes(), what)
        }
        _ => {
            let (text, what) = of_words(&String::from_utf8_lossy(bytes), random);
            (text.into_bytes(), what)
        }
    }
}

fn of_lines(text: &str, random: &mut Random) -> (String, String) {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (at, other) = (random.below(lines.len()), random.below(lines.len()));
    let Some(line) = lines.get(at).copied() else { return (String::new(), "no lines".into()) };
    let deeper = format!("  {line}");
    let what = match random.below(6) {
        0 => {
            lines.remove(at);
            "removed"
        }
        1 => {
            lines.insert(at, line);
            "doubled"
        }
        2 => {
            lines.swap(at, other);
            "swapped"
        }
        3 => {
            let count = random.below(400);
            lines.splice(at..at, std::iter::repeat_n(line, count));
            "repeated"
        }
        4 => {
            lines.drain(at.min(other)..at.max(other));
            "removed with those up to another"
        }
        _ => {
            lines.splice(at..=at, [deeper.as_str()]);
            "moved to the right"
        }
    };
    (lines.concat(), format!("line {} {what}", at + 1))
}

fn of_words(text: &str, random: &mut Random) -> (String, String) {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let nasty = *random.one_of(NASTY);
    let times = if random.below(20) == 0 { 1 + random.below(3000) } else { 1 };
    let nasty = nasty.repeat(times);
    let kind = random.below(3);
    let is_of = |c: char| match kind {
        0 => c.is_ascii_digit() || c == '.' || c == '-',
        1 => c.is_alphanumeric() || c == '-' || c == '_',
        _ => false,
    };
    // The number or word that stands there or comes next; else between two characters.
    let at = starts.get(random.below(starts.len())).copied().unwrap_or_default();
    let rest = text.get(at..).unwrap_or_default();
    let skipped = rest.find(is_of).unwrap_or_default();
    let start = at + skipped;
    let length = text.get(start..).map_or(0, |rest| rest.find(|c| !is_of(c)).unwrap_or(rest.len()));
    let [before, replaced, behind] =
        [0..start, start..start + length, start + length..text.len()].map(|part| &text[part]);
    let short: String = nasty.chars().take(40).collect();
    let what = format!("{replaced:?} at byte {start} became {short:?}, {times} times");
    ([before, &nasty, behind].concat(), what)
}
