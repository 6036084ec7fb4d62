//! Changes that a fence of `broken/` makes, beside those of `faults/`.

use super::change;
use crate::support::Project;

/// Makes the change of a fence with a path, of a kind, with a text in it.
///
/// - `copy`: the path is a copy of the file or folder in the text
/// - `cut`: of the file, the bytes up to the number in the text
/// - `append`: the text at the end of the file
/// - `replace`: in the file, what stands before ` => ` in each line by what stands behind it
/// - `crlf`: every file of the folder with lines as on Windows
/// - `bom`: every file of the folder with a byte order mark
/// - `pipe`: a named pipe, to which nobody writes
/// - `generated`: a file with parts that repeat, see [`generated`]
pub(crate) fn apply(project: &Project, path: &str, kind: &str, text: &str) {
    let each = |change: &dyn Fn(&[u8]) -> Vec<u8>| {
        for (name, bytes) in project.files(path) {
            project.write(&format!("{path}/{name}"), change(&bytes));
        }
    };
    match kind {
        "copy" => copy(project, text.trim(), path),
        "cut" => {
            let length = text.trim().parse().expect("a number of bytes");
            let bytes = project.read(path).into_bytes();
            project.write(path, bytes.get(..length).expect("the file is longer"));
        }
        "append" => project.write(path, project.read(path) + text),
        "append escaped" => {
            let bytes = [project.read(path).into_bytes(), change::unescaped(text)].concat();
            project.write(path, bytes);
        }
        "replace" | "replace escaped" => {
            for line in text.lines() {
                let (old, new) = line.split_once(" => ").expect("`old => new`");
                let unescaped = |words| String::from_utf8(change::unescaped(words));
                let [old, new] = [old, new].map(|words| unescaped(words).expect("UTF-8"));
                project.replace(path, &old, &new);
            }
        }
        "crlf" => each(&|bytes| String::from_utf8_lossy(bytes).replace('\n', "\r\n").into_bytes()),
        "bom" => each(&|bytes| ["\u{feff}".as_bytes(), bytes].concat()),
        "pipe" => project.pipe(path),
        "generated" => project.write(path, generated(text)),
        _ => change::apply(project, path, kind, text),
    }
}

fn copy(project: &Project, from: &str, to: &str) {
    let of_folder: Vec<(String, Vec<u8>)> = project.files(from).into_iter().collect();
    if of_folder.is_empty() {
        project.write(to, project.read(from));
    }
    for (name, bytes) in of_folder {
        project.write(&format!("{to}/{name}"), bytes);
    }
}

/// A text in which the lines between `%repeat 3` and `%end` stand three times, with `%n` for their number from 0, and a line
/// `%times 3 [` is `[[[` without an end of line.
fn generated(text: &str) -> String {
    let mut out = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(count) = line.strip_prefix("%repeat ") {
            let count: usize = count.trim().parse().expect("a number of times");
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "%end").collect();
            for n in 0..count {
                for line in &block {
                    out += &line.replace("%n", &n.to_string());
                    out.push('\n');
                }
            }
        } else if let Some(rest) = line.strip_prefix("%times ") {
            let (count, words) = rest.split_once(' ').expect("a number and what is repeated");
            out += &words.repeat(count.parse().expect("a number of times"));
        } else {
            out += line;
            out.push('\n');
        }
    }
    out
}
