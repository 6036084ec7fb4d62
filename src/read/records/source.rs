//! Sources: publications that values are from and that are not here.

use crate::diag::{Code, visible};
use crate::model::{NoUrl, Path, Published, Source, Url};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::{RawSource, RawSources};
use crate::read::yaml::typed::Text;
use crate::read::yaml::typos::{Expected, slip};
use crate::say;

pub(crate) fn sources(crossing: &mut Crossing<'_>, raw: RawSources) -> Vec<Source> {
    crossing.list(&Path::default().key("sources"), Some(raw.sources), source)
}

fn source(crossing: &mut Crossing<'_>, path: &Path, raw: RawSource) -> Option<Source> {
    let RawSource { id, title, publisher, date, url, accessed, note } = raw;
    let id = crossing.source(&path.key("id"), id);
    let title = crossing.text(&path.key("title"), title);
    let publisher = crossing.text(&path.key("publisher"), publisher);
    let date = date.and_then(|date| published(crossing, &path.key("date"), date));
    let url = url.and_then(|url| self::url(crossing, &path.key("url"), url));
    let accessed = accessed.and_then(|day| crossing.date(&path.key("accessed"), day));
    // As texts: the year of a source is before each of its days.
    if let Some((day, date)) = accessed.as_ref().zip(date.as_ref())
        && day.as_str() < date.as_str()
    {
        let (day, date) = (day.as_str(), date.as_str());
        let say = say!(
            "查阅日期 {day} 早于发布日期 {date}",
            "it was read on {day}, before it was published ({date})"
        );
        let hint = say!("改正其中一个", "correct one of them");
        crossing.fault(Code::BadDate, &path.key("accessed"), say, Some(hint));
    }
    let note = crossing.optional(&path.key("note"), note);
    let origin = crossing.origin(path);
    let (id, title, publisher) = (id?, title?, publisher?);
    Some(Source { id, title, publisher, date, url, accessed, note, origin })
}

fn published(crossing: &mut Crossing<'_>, path: &Path, text: Text<Published>) -> Option<Published> {
    let text = crossing.something(path, text)?;
    let published = Published::parse(&text);
    if published.is_none() {
        let say = say!("`{text}` 不是发布日期", "`{text}` is not a date of publication");
        let hint = say!(
            "写年、月或日，如 `2024`、`2024-03`、`2024-03-21`",
            "write a year, a month or a day, for example `2024`, `2024-03` or `2024-03-21`"
        );
        let slip = slip(&text, Expected::Date);
        crossing.fault(Code::BadDate, path, say, slip.into_iter().chain([hint]));
    }
    published
}

/// The address of a source or a document.
pub(crate) fn url(crossing: &mut Crossing<'_>, path: &Path, text: Text<Url>) -> Option<Url> {
    let text = crossing.something(path, text)?;
    let why = match Url::parse(&text) {
        Ok(url) => return Some(url),
        Err(why) => why,
    };
    let say = say!("`{text}` 不能作网址", "`{text}` is not an address");
    let hint = match why {
        NoUrl::Scheme => say!(
            "网址以 `http://` 或 `https://` 开头，冒号和斜线用半角",
            "an address begins with `http://` or `https://`, in ASCII"
        ),
        NoUrl::Host => say!(
            "`//` 后面写网站的名称，如 `https://www.stats.gov.cn/`",
            "give the name of the site behind `//`, for example `https://www.stats.gov.cn/`"
        ),
        NoUrl::User => say!(
            "删去 `@` 和它前面的用户名、密码：网址会登在网站上",
            "remove the user, the password and the `@`: the address is published"
        ),
        NoUrl::Sign(sign) => {
            let (shown, point) = (visible(&sign.to_string()).into_owned(), u32::from(sign));
            say!(
                "网址里不能有 `{shown}`（U+{point:04X}）：删去，或者从浏览器的地址栏重新复制",
                "an address has no `{shown}` (U+{point:04X}): remove it, or copy the address from the browser again"
            )
        }
        NoUrl::End(sign) => say!(
            "末尾的 `{sign}` 不是网址的一部分，删去",
            "the `{sign}` at the end is not part of the address: remove it"
        ),
    };
    crossing.fault(Code::BadUrl, path, say, Some(hint));
    None
}
