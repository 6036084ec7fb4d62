//! Anchors, aliases and merge keys: what is typed once and read in several places has no one place to report, and a few
//! lines of it can grow without end. Tags, too: YAML drops the word. [`super::layout`] finds them before a file is read.
//!
//! Signs inside quotes, comments, text blocks and words are text.

/// What YAML would read in more than one place, or not as it stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// `&name`
    Anchor,
    /// `*name`
    Alias,
    /// `<<`
    Merge,
    /// `!name`
    Tag,
}

#[cfg(test)]
mod tests {
    use super::super::layout::layout;

    /// The signs as they are typed.
    fn found(text: &str) -> Vec<&str> {
        layout(text).signs.into_iter().map(|(_, place)| text.get(place).unwrap()).collect()
    }

    #[test]
    fn signs_are_found_where_a_value_or_key_starts() {
        for (text, expected) in [
            ("a: &x 1\nb: *x\n", &["&x", "*x"][..]),
            ("a: &x\n  b: 1\nc:\n  <<: *x\n", &["&x", "<<", "*x"]),
            ("- &x 1\n- *x\n- - *x\n", &["&x", "*x", "*x"]),
            ("a: [1, *x, &y 2]\nb: { <<: *y, c: *x }\n", &["*x", "&y", "<<", "*y", "*x"]),
            ("{a: &x b, *x : c}", &["&x", "*x"]),
            ("&x a: 1\n*x : 2\n", &["&x", "*x"]),
            ("--- &x\na: 1\n", &["&x"]),
            ("a: !!str &x 1\nb: &x !!str 1\n", &["!!str", "&x", "&x", "!!str"]),
            ("a: !x\nb: [!y 1, { c: ! }]\n!z d: 1\n", &["!x", "!y", "!", "!z"]),
            ("a:\n  &x b\n", &["&x"]),
            ("a: |\n  &no\nb: *x\n", &["*x"]),
            ("a: text\n  &no\nb: *x\n", &["*x"]),
            ("a: 'it''s'\nb: *x\n", &["*x"]),
            ("a: \"\\\"\"\nb: *x\n", &["*x"]),
            ("\"a\": *x\n", &["*x"]),
            ("a: b # c\nd: *x\n", &["*x"]),
            ("a: *重点\n", &["*重点"]),
            ("a: **粗体**\r\nb: &x\r\n", &["**粗体**", "&x"]),
            ("list:\n- a: |\n   &no\n- *x\n", &["*x"]),
            ("a:\n- *x\n", &["*x"]),
            ("&x a: |\n &no\nb: *x\n", &["&x", "*x"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn signs_inside_text_are_text() {
        for text in [
            "a: R&D\nb: 甲 & 乙\nc: 5 * 3\nd: a<<b\ne: x &y\nf: x *y\n",
            "a: '&x *y <<: z'\nb: \"&x\n  *y\"\n",
            "# &x\na: 1 # *x\n#\n  # *y\n",
            "a: b # c: *x\nd: [e # f, *g\n  ]\n",
            "a: |\n  &x\n  *y: z\n\n  <<: *x\nb: >-\n  *x\n",
            "- a: |\n    &x\n  b: >\n    *y\n",
            "- |\n  &x\n- >\n  *y\n",
            "a: 文字\n  *不是别名\n  &也不是\nb: 1\n",
            "- 文字\n  *不是别名\n",
            "a: { b: x & y, c: x\n  *y, d: R&D }\n",
            "a: [x*, y&, <x>]\n",
            "a: http://x/?a=1&b=2\nb: a:&x\n",
            "a: |\n\n  text\n\n  &x\n",
            "a: |2\n    &x\n",
            "a: b !c\nd: '!e'\nf: g!h\n",
            "a: <<\n",
            "",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
