//! Names of files that not every system can hold: a project is copied from one to another.

use std::collections::BTreeMap;

use crate::diag::{Code, FileId, Finding, Message, Span, is_control};
use crate::model::id::is_device;
use crate::say;

/// What Windows does not allow in a name.
const FORBIDDEN: [char; 8] = ['<', '>', ':', '"', '|', '?', '*', '\\'];

/// Looks at the names of the files that were read.
pub(crate) fn check(files: &[(FileId, &str)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    for (file, path) in files {
        let name = path.rsplit('/').next().unwrap_or(path);
        let finding = |code, say| Finding::new(code, Span::whole_file(*file), say);
        if name.contains(|c| is_control(c) || c.is_control()) {
            let say =
                say!("文件名里有控制字符", "the name of the file contains a control character");
            let hint = say!("给文件改名", "rename the file");
            findings.push(finding(Code::ControlCharacter, say).hint(hint));
            continue;
        }
        let other = folded.insert(path.to_lowercase(), path);
        let fault = fault(name).or_else(|| other.map(same_name));
        findings.extend(fault.map(|say| {
            finding(Code::BadFileName, say).hint(say!(
                "改成别的名字，如 `plan.yaml`",
                "choose another name, for example `plan.yaml`"
            ))
        }));
    }
    findings
}

fn same_name(other: &str) -> Message {
    say!(
        "文件名与 `content/{other}` 只差大小写，有的系统只留得下一个",
        "the name differs from `content/{other}` only in case, and some systems keep only one of them"
    )
}

/// What is wrong with a name.
fn fault(name: &str) -> Option<Message> {
    let stem = name.split('.').next().unwrap_or(name);
    if is_device(&stem.to_lowercase()) {
        return Some(say!(
            "`{stem}` 是 Windows 的设备名，不能作文件名",
            "`{stem}` is a device of Windows and cannot be a file name"
        ));
    }
    let sign = name.chars().find(|c| FORBIDDEN.contains(c))?;
    Some(say!(
        "文件名里有 `{sign}`，Windows 存不下",
        "Windows does not allow `{sign}` in a file name"
    ))
}
