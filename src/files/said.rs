//! What the system says of a file, in words for those who do not read its codes.

use std::io::{self, ErrorKind};

use crate::diag::Message;
use crate::say;

/// The number of the error that too many files are open, on Unix.
const TOO_MANY_OPEN: i32 = 24;

/// The words for an error of the system: in English its own, in Chinese ours for the usual ones.
pub fn in_words(error: &io::Error) -> Message {
    let known = match error.kind() {
        ErrorKind::NotFound => Some("没有这个文件或文件夹"),
        ErrorKind::PermissionDenied => Some("没有权限"),
        ErrorKind::AlreadyExists => Some("已经有了"),
        ErrorKind::StorageFull => Some("磁盘满了"),
        ErrorKind::QuotaExceeded => Some("超过了磁盘配额"),
        ErrorKind::ReadOnlyFilesystem => Some("磁盘是只读的"),
        ErrorKind::FileTooLarge => Some("文件太大"),
        ErrorKind::NotADirectory => Some("不是文件夹"),
        ErrorKind::IsADirectory => Some("是文件夹，不是文件"),
        ErrorKind::DirectoryNotEmpty => Some("文件夹不是空的"),
        ErrorKind::InvalidFilename => Some("文件名太长，或者有不能用的字"),
        _ if error.raw_os_error() == Some(TOO_MANY_OPEN) => Some("打开的文件太多"),
        _ => None,
    };
    match (known, error.raw_os_error()) {
        (Some(zh), Some(code)) => say!("{zh}（系统错误 {code}）", "{error}"),
        (Some(zh), None) => say!("{zh}", "{error}"),
        (None, _) => say!("{error}", "{error}"),
    }
}
