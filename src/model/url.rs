//! Addresses of other hosts: what a link may lead to.

use crate::diag::is_control;

/// Signs that no address has as they are; a browser may read them as others.
const NO_SIGNS: [char; 9] = ['<', '>', '"', '\\', '`', '{', '}', '|', '^'];

/// Full-width signs that end a sentence, not an address.
const ENDS: [char; 7] = ['。', '，', '、', '；', '：', '！', '？'];

/// An address of http or https, as it was typed, without a user or a password.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(String);

/// Why a text is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoUrl {
    /// It does not begin with `http://` or `https://`.
    Scheme,
    /// It names no host, or none that can be.
    Host,
    /// It has a user, or a password.
    User,
    /// It has a blank, a character that does not show or one that no address has: this one.
    Sign(char),
    /// It ends with a sign of a sentence.
    End(char),
}

impl Url {
    /// Reads an address, or says why it is none.
    pub fn parse(text: &str) -> Result<Self, NoUrl> {
        let is_unfit =
            |c: &char| c.is_whitespace() || is_control(*c) || is_unseen(*c) || NO_SIGNS.contains(c);
        let rest = behind_scheme(text).ok_or(NoUrl::Scheme)?;
        if let Some(sign) = text.chars().find(is_unfit) {
            return Err(NoUrl::Sign(sign));
        }
        if let Some(sign) = text.chars().next_back().filter(|c| ENDS.contains(c)) {
            return Err(NoUrl::End(sign));
        }
        let authority = authority(rest);
        if authority.contains('@') {
            return Err(NoUrl::User);
        }
        if is_authority(authority) { Ok(Self(text.to_owned())) } else { Err(NoUrl::Host) }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a file below this one.
    pub fn join(&self, path: &str) -> String {
        format!("{}/{path}", self.0.trim_end_matches('/'))
    }

    /// The host, in lower case, with the port where one is given.
    pub fn host(&self) -> String {
        authority(behind_scheme(&self.0).unwrap_or_default()).to_lowercase()
    }
}

/// Characters without a width: an address must not hold what nobody sees.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}')
}

fn behind_scheme(text: &str) -> Option<&str> {
    let schemes = ["http://", "https://"];
    let is_it = |scheme: &&str| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    let scheme = schemes.into_iter().find(is_it)?;
    text.get(scheme.len()..)
}

/// What stands before the path: the host with its port.
fn authority(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

fn is_authority(authority: &str) -> bool {
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let Some((host, port)) = rest.split_once(']') else { return false };
            let is_address = host.contains(':')
                && host.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, ':' | '.'));
            if !is_address || !(port.is_empty() || port.starts_with(':')) {
                return false;
            }
            (None, port.strip_prefix(':'))
        }
        None => match authority.split_once(':') {
            Some((host, port)) => (Some(host), Some(port)),
            None => (Some(authority), None),
        },
    };
    let is_port =
        |port: &str| port.parse::<u16>().is_ok() && port.bytes().all(|b| b.is_ascii_digit());
    host.is_none_or(is_host) && port.is_none_or(is_port)
}

/// Names between points; a name of letters of any script, as 中国政府网.政务.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    host.strip_suffix('.').unwrap_or(host).split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_of_the_web_and_name_a_host() {
        for (text, host) in [
            ("https://tjj.example.cn/tjgb/2023.html", "tjj.example.cn"),
            ("http://example.cn", "example.cn"),
            ("HTTPS://Example.CN:8080/a?b=c#d", "example.cn:8080"),
            ("https://www.example.cn./", "www.example.cn."),
            ("https://例子.中国/公报/2023年.html", "例子.中国"),
            ("https://192.0.2.1/a(1)_[2]~", "192.0.2.1"),
            ("https://[2001:db8::1]:8443/", "[2001:db8::1]:8443"),
            ("http://tjj/2023", "tjj"),
            ("https://example.cn/@editor", "example.cn"),
            ("https://example.cn?user@example.cn", "example.cn"),
        ] {
            let url = Url::parse(text).expect(text);
            assert_eq!((url.as_str(), url.host().as_str()), (text, host));
        }
    }

    #[test]
    fn anything_else_is_none() {
        for (text, why) in [
            ("", NoUrl::Scheme),
            ("tjj.example.cn", NoUrl::Scheme),
            ("//example.cn/", NoUrl::Scheme),
            ("ftp://example.cn/", NoUrl::Scheme),
            ("javascript:alert(1)", NoUrl::Scheme),
            ("data:text/html,x", NoUrl::Scheme),
            ("file:///etc/passwd", NoUrl::Scheme),
            ("https：//example.cn/", NoUrl::Scheme),
            ("https:/example.cn/", NoUrl::Scheme),
            ("https://", NoUrl::Host),
            ("https:///a", NoUrl::Host),
            ("https://?a", NoUrl::Host),
            ("https://:80/", NoUrl::Host),
            ("https://example..cn/", NoUrl::Host),
            ("https://-example.cn/", NoUrl::Host),
            ("https://example.cn:80a/", NoUrl::Host),
            ("https://example.cn:99999/", NoUrl::Host),
            ("https://example.cn:/", NoUrl::Host),
            ("https://exa%6dple.cn/", NoUrl::Host),
            ("https://example。cn/", NoUrl::Host),
            ("https://[::1/", NoUrl::Host),
            ("https://[::1]x/", NoUrl::Host),
            ("https://user@example.cn/", NoUrl::User),
            ("https://user:word@example.cn/", NoUrl::User),
            ("https://example.cn@evil.example/", NoUrl::User),
            ("https://example.cn/a b", NoUrl::Sign(' ')),
            ("https://example.cn/a\u{3000}b", NoUrl::Sign('\u{3000}')),
            ("https://example.cn/\u{202e}lmth", NoUrl::Sign('\u{202e}')),
            ("https://example.cn/\u{200b}", NoUrl::Sign('\u{200b}')),
            ("https://example.cn/\n", NoUrl::Sign('\n')),
            ("https://example.cn\\@evil.example/", NoUrl::Sign('\\')),
            ("https://example.cn/<a>", NoUrl::Sign('<')),
            ("https://example.cn/\"onclick", NoUrl::Sign('"')),
            ("https://example.cn/a。", NoUrl::End('。')),
        ] {
            assert_eq!(Url::parse(text), Err(why), "{text}");
        }
    }
}
