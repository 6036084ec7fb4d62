//! Bytes to text, and for bytes that are no UTF-8 a word on what they look like and how to convert them. An original is
//! read in the encoding that it looks like.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use crate::diag::Message;
use crate::say;

/// How many of the letters beyond ASCII must be common Chinese ones for a text to look like GB18030, in percent.
const SHARE: usize = 80;

/// Bytes that are no UTF-8.
#[derive(Debug)]
pub(crate) struct NotUtf8 {
    /// The first byte that does not fit.
    pub(crate) at: usize,
    /// What stands before it.
    pub(crate) before: String,
    looks_like: Option<Encoding>,
    document: Option<Document>,
    bytes: Vec<u8>,
}

/// Encodings of Chinese texts that are told from their bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Gb18030,
    Utf16Le,
    Utf16Be,
}

/// Files of programs that hold texts and are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Document {
    Pdf,
    WordProcessor,
    Rtf,
}

impl Document {
    /// By the bytes that such files begin with: those of Word, WPS and Excel are archives of `PK`, older ones `d0cf11e0`.
    fn of(bytes: &[u8]) -> Option<Self> {
        let begins = |with: &[u8]| bytes.starts_with(with);
        if begins(b"%PDF-") {
            Some(Self::Pdf)
        } else if begins(b"PK\x03\x04") || begins(b"\xd0\xcf\x11\xe0") {
            Some(Self::WordProcessor)
        } else {
            begins(b"{\\rtf").then_some(Self::Rtf)
        }
    }

    fn what(self) -> Message {
        match self {
            Self::Pdf => say!("这是 PDF 文件，不是纯文本", "this is a PDF, no plain text"),
            Self::WordProcessor => say!(
                "这是 Word、WPS 或者 Excel 的文件（或者压缩包），不是纯文本",
                "this is a file of Word, WPS or Excel, or an archive, no plain text"
            ),
            Self::Rtf => say!("这是 RTF 文件，不是纯文本", "this is an RTF file, no plain text"),
        }
    }

    fn remedy(self) -> Message {
        match self {
            Self::Pdf => say!(
                "取出文字：`pdftotext -layout 原文件 新文件`；扫描的图像先做文字识别",
                "take the text out: `pdftotext -layout old new`; pages that are pictures need character recognition first"
            ),
            Self::WordProcessor | Self::Rtf => say!(
                "用 Word 或者 WPS 打开，另存为纯文本（.txt），编码选 UTF-8",
                "open it in its program and save it as plain text (.txt) in UTF-8"
            ),
        }
    }
}

impl Encoding {
    /// As people know it, in Chinese and in English, and as iconv does.
    fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Gb18030 => ("GB18030（GBK）编码", "GB18030 (GBK)", "GB18030"),
            Self::Utf16Le => ("UTF-16 编码", "UTF-16", "UTF-16LE"),
            Self::Utf16Be => ("UTF-16 编码", "UTF-16", "UTF-16BE"),
        }
    }

    /// The text of some bytes, if all of them have their letters.
    fn decoded(self, bytes: &[u8]) -> Option<String> {
        let encoding = match self {
            Self::Gb18030 => GB18030,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
        };
        let (text, has_errors) = encoding.decode_with_bom_removal(bytes);
        (!has_errors).then(|| text.into_owned())
    }
}

impl NotUtf8 {
    /// What is wrong.
    pub(crate) fn what(&self) -> Message {
        if let Some(document) = self.document {
            return document.what();
        }
        let byte = self.at + 1;
        match self.looks_like.map(Encoding::names) {
            Some((zh, en, _)) => say!(
                "第 {byte} 个字节起不是 UTF-8，像是 {zh}",
                "not UTF-8 from byte {byte} on; it looks like {en}"
            ),
            None => say!("第 {byte} 个字节起不是 UTF-8", "not UTF-8 from byte {byte} on"),
        }
    }

    /// What to do.
    pub(crate) fn remedy(&self) -> Message {
        if let Some(document) = self.document {
            return document.remedy();
        }
        match self.looks_like.map(Encoding::names) {
            Some((.., name)) => say!(
                "转成 UTF-8：用记事本打开，另存为时编码选 UTF-8；或者 `iconv -f {name} -t UTF-8 原文件 > 新文件`",
                "convert it: save it as UTF-8 in your editor, or `iconv -f {name} -t UTF-8 old > new`"
            ),
            None => say!("在编辑器里另存为 UTF-8", "save the file as UTF-8 in your editor"),
        }
    }
}

/// The text of some bytes.
pub(crate) fn text(bytes: Vec<u8>) -> Result<String, NotUtf8> {
    // ASCII in two bytes a letter is UTF-8 with a NUL behind each.
    if let Some(encoding) = utf_16(&bytes) {
        return Err(NotUtf8 {
            at: 0,
            before: String::new(),
            looks_like: Some(encoding),
            document: None,
            bytes,
        });
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(error.as_bytes().get(..at).unwrap_or_default());
        // Two bytes of GB18030 may be a letter of UTF-8 by chance, three hardly are.
        let is_utf_8_so_far = before.chars().any(|c| c.len_utf8() > 2 && c != '\u{feff}');
        let is_gb18030 = !is_utf_8_so_far && is_gb18030(error.as_bytes());
        NotUtf8 {
            at,
            before: before.into_owned(),
            looks_like: is_gb18030.then_some(Encoding::Gb18030),
            document: None,
            bytes: error.into_bytes(),
        }
    })
}

/// The text of an original, and a word on its encoding where that is not UTF-8 without a byte order mark.
pub(crate) fn original(bytes: Vec<u8>) -> Result<(String, Option<Message>), NotUtf8> {
    let document = Document::of(&bytes);
    if document.is_some() {
        return Err(NotUtf8 { at: 0, before: String::new(), looks_like: None, document, bytes });
    }
    let not = match text(bytes) {
        Ok(text) if text.starts_with('\u{feff}') => {
            let said = say!(
                "UTF-8 带 BOM，BOM 不算文字",
                "UTF-8 with a byte order mark, which is no text"
            );
            return Ok((text, Some(said)));
        }
        Ok(text) => return Ok((text, None)),
        Err(not) => not,
    };
    let read = not.looks_like.and_then(|encoding| Some((encoding, encoding.decoded(&not.bytes)?)));
    let Some((encoding, text)) = read else { return Err(not) };
    let (zh, en, _) = encoding.names();
    Ok((text, Some(say!("按 {zh}读", "read as {en}"))))
}

/// Which UTF-16 some bytes are, by their byte order mark or by the empty halves of their ASCII letters.
fn utf_16(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    // Nearly all files have none, and are not gone through in pairs.
    if !bytes.contains(&0) {
        return None;
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let empty = |half: usize| pairs.iter().filter(|pair| pair.get(half) == Some(&0)).count();
    let (first, second) = (empty(0), empty(1));
    let is_half = |count: usize, other: usize| other == 0 && count > 1 && count * 4 >= pairs.len();
    if is_half(second, first) {
        Some(Encoding::Utf16Le)
    } else {
        is_half(first, second).then_some(Encoding::Utf16Be)
    }
}

/// Whether some bytes are a Chinese text in GB18030: every letter has its form, and most are those of GB 2312.
fn is_gb18030(bytes: &[u8]) -> bool {
    let (mut letters, mut common) = (0_usize, 0_usize);
    let mut rest = bytes;
    while let Some((first, behind)) = rest.split_first() {
        let length = match (first, behind) {
            // A file may end within a letter.
            (0..=0x7f, _) | (0x81..=0xfe, []) => 1,
            (0x81..=0xfe, [0x40..=0x7e | 0x80..=0xfe, ..]) => 2,
            (0x81..=0xfe, [0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, ..]) => 4,
            _ => return false,
        };
        let is_common = matches!((first, behind), (0xa1..=0xa9 | 0xb0..=0xf7, [0xa1..=0xfe, ..]));
        letters += usize::from(length > 1);
        common += usize::from(length > 1 && is_common);
        rest = rest.get(length..).unwrap_or_default();
    }
    letters > 0 && common * 100 >= letters * SHARE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_from_their_bytes() {
        let told = |bytes: &[u8]| text(bytes.to_vec()).err().and_then(|not| not.looks_like);
        let utf_16 = |text: &str, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(order).collect()
        };
        // 安平区, 目标, 联通
        assert_eq!(told(b"\xb0\xb2\xc6\xbd\xc7\xf8"), Some(Encoding::Gb18030));
        assert_eq!(told(b"document: x # \xc4\xbf\xb1\xea"), Some(Encoding::Gb18030));
        assert_eq!(told(b"\xc1\xaa\xcd\xa8"), Some(Encoding::Gb18030));
        assert_eq!(told(&utf_16("\u{feff}安平区", u16::to_le_bytes)), Some(Encoding::Utf16Le));
        assert_eq!(told(&utf_16("\u{feff}安平区", u16::to_be_bytes)), Some(Encoding::Utf16Be));
        assert_eq!(told(&utf_16("title: 安", u16::to_le_bytes)), Some(Encoding::Utf16Le));
        assert_eq!(told(&utf_16("title: 安", u16::to_be_bytes)), Some(Encoding::Utf16Be));
        // UTF-8 cut off, Latin-1, a picture.
        for other in
            [&b"\xe8\xaf\xb4\xe6\x98"[..], b"caf\xe9 au lait", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff"]
        {
            assert!(text(other.to_vec()).is_err_and(|not| not.looks_like.is_none()));
        }
        assert!(text("\u{feff}安平区\0".into()).is_ok());
        let read = |bytes: &[u8]| original(bytes.to_vec()).ok().map(|(text, _)| text);
        for bytes in [
            &b"\xb0\xb2\xc6\xbd\xc7\xf8"[..],
            &utf_16("\u{feff}安平区", u16::to_le_bytes),
            &utf_16("\u{feff}安平区", u16::to_be_bytes),
            "安平区".as_bytes(),
        ] {
            assert_eq!(read(bytes).as_deref(), Some("安平区"));
        }
        // A letter of GB18030 cut off, half a letter of UTF-16.
        assert_eq!(read(b"\xb0\xb2\xc6\xbd\xc7"), None);
        assert_eq!(read(b"\xff\xfe\x89\x5b\x73"), None);
    }

    /// Each would be a text of some encoding.
    #[test]
    fn files_of_programs_are_no_originals() {
        for bytes in [&b"%PDF-1.7 ..."[..], b"PK\x03\x04[Content_Types].xml", b"{\\rtf1 ..."] {
            assert!(original(bytes.to_vec()).is_err_and(|not| not.document.is_some()));
        }
    }
}
