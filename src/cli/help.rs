//! Help in Chinese: what clap makes of `args.rs` in English, word by word.

use clap::Command;
use planboard::diag::Lang;

/// How a page of help is laid out; clap has the heads of the parts from the command.
const TEMPLATE: &str = "{about}\n\n用法: {usage}\n\n{all-args}\n";

/// What commands and arguments are for: by the way to a command with `.` between its words, and the id of an argument
/// behind it. Arguments of all commands have their id alone. Lines are broken by hand, since there are no blanks to break
/// them at.
const WORDS: &[(&str, &str)] = &[
    ("", "公开规划的静态看板"),
    ("root", "项目文件夹，里面有 content/、seeds/，\n生成以后有 output/；默认是当前文件夹"),
    (
        "lang",
        "提示和帮助的语言：zh、en；不写时看环境变量\nPLANBOARD_LANG，再看系统的语言，都没有是中文",
    ),
    (
        "color",
        "颜色：auto（默认，在终端上；设了 NO_COLOR\n或者 TERM 是 dumb 时不用）、always、never",
    ),
    ("quiet", "只说出了什么错"),
    ("verbose", "全部说出来：生成时的每个提醒，\n一种代码不止 20 条"),
    ("help", "显示帮助"),
    ("version", "显示版本"),
    ("build", "核查内容，生成网站"),
    (
        "build.out",
        "网站写到哪里：一个专用的文件夹，新的、空的或者\n以前生成的；默认是项目文件夹里的 output/",
    ),
    (
        "build.force",
        "有别人的文件也写：与网站同名的会被覆盖，\n其余的留着；也换掉另一个项目的网站，\n或者用审阅版换掉公开版",
    ),
    ("build.theme", "用这个主题文件夹，不用 site.yaml 指定的"),
    ("build.review", "生成审阅版：带全部核查发现，不公开"),
    ("build.no_cache", "全部重做：不用、也不留以前核查和生成的结果"),
    ("build.no_sync", "不等磁盘写实：快一些，供测试和 CI 用；\n断电时网站可能残缺而没有记录"),
    ("build.timings", "列出每一步用了多久"),
    ("build.wait", "别的 build 正在写这个文件夹时，最多等几秒；\n默认 60"),
    (
        "build.swap",
        "在旁边生成整个网站，再与原来的文件夹对调：\n服务器上不会有新有旧；限 Linux 和 macOS",
    ),
    ("build.sign", "用这个 minisign 私钥给清单签名；口令会问，\n或者取自 PLANBOARD_SIGN_PASSWORD"),
    ("check", "核查内容"),
    (
        "check.format",
        "怎样写核查发现：human（默认，带原文，给人看）、\njson（一行一个对象）、github（GitHub Actions\n的命令）、sarif（SARIF 2.1.0）",
    ),
    ("check.strict", "有提醒也算不通过"),
    ("check.links", "另列内容里写到的其他网站的网址，由人打开看；\n不联网；只用于 human 和 json"),
    ("check.no_cache", "全部重新核查：不用、也不留以前核查的结果"),
    ("check.timings", "列出每一步用了多久"),
    ("check.code", "只列这个代码的；可以写几次。退出码仍看全部内容"),
    ("check.district", "只列这个区县文件夹里的；可以写几次"),
    ("verify", "对照清单核对生成的网站：哪些文件有改动、缺少、多出"),
    ("verify.folder", "网站的文件夹"),
    ("verify.manifest", "另存的清单，不用文件夹里的那一份"),
    ("verify.key", "清单必须由这个 minisign 公钥的主人签名"),
    ("explain", "说明一个核查代码"),
    ("explain.code", "代码，如 unknown-key；不写就列出全部代码"),
    ("init", "新建一个项目，里面有一个可以生成的小示例"),
    ("init.folder", "文件夹：新的，或者只有 .git 一类隐藏文件、\nREADME 和 LICENSE 的"),
    ("init.title", "网站的名称"),
    ("schema", "印出内容文件的 JSON Schema，供编辑器补全和检查"),
    ("schema.name", "文件的种类，如 plan；不写就列出全部种类"),
    ("schema.out", "把全部种类写进这个文件夹"),
    ("theme", "做一个自己的主题"),
    ("theme.new", "写出内置主题的文件，供修改"),
    ("theme.new.folder", "文件夹：新的或者空的"),
    ("completions", "印出命令行补全用的脚本"),
    ("completions.shell", "命令行：bash、zsh、fish、powershell、elvish"),
    ("man", "印出手册页，供 man 用"),
    ("man.command", "哪个命令的；不写是程序的"),
    ("import", "把收到的文件转成 content/ 的草稿"),
    ("import.text", "纯文本，也可以是从 PDF 或文字处理软件取出的"),
    ("import.text.file", "文本文件；- 是标准输入"),
    ("import.text.explain", "说明看作怎样的版式，依据是什么"),
];

/// A command whose help is in a language.
pub(super) fn in_lang(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Zh => {
            let mut command = command;
            command.build();
            in_chinese(command, "")
        }
    }
}

fn in_chinese(command: Command, at: &str) -> Command {
    let below = |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
    let arguments: Vec<String> = command.get_arguments().map(|a| a.get_id().to_string()).collect();
    let commands: Vec<String> =
        command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    let mut command = command.help_template(TEMPLATE).subcommand_help_heading("命令");
    if let Some(about) = words(at) {
        command = command.about(about).long_about(None);
    }
    for id in arguments {
        let help = words(&below(&id)).or_else(|| words(&id));
        command = command.mut_arg(id, |argument| {
            let heading = if argument.is_positional() { "参数" } else { "选项" };
            argument
                .help(help.unwrap_or_default())
                .long_help(None)
                .help_heading(heading)
                .hide_default_value(true)
                .hide_possible_values(true)
        });
    }
    for name in commands {
        let at = below(&name);
        // That has all commands below it once more, which nobody sees.
        if name == "help" {
            let about = words(&at).or_else(|| words(&name)).unwrap_or_default();
            command = command.mut_subcommand(name, |one| one.about(about));
            continue;
        }
        command = command.mut_subcommand(name, |one| in_chinese(one, &at));
    }
    command
}

fn words(of: &str) -> Option<&'static str> {
    WORDS.iter().find(|(name, _)| *name == of).map(|(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Args;

    fn names(command: &Command, at: &str, found: &mut BTreeSet<String>) {
        found.insert(at.to_owned());
        let below =
            |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            let is_of_all = argument.is_global_set() || ["help", "version"].contains(&id);
            found.insert(if is_of_all { id.to_owned() } else { below(id) });
        }
        for one in command.get_subcommands() {
            names(one, &below(one.get_name()), found);
        }
    }

    #[test]
    fn every_command_and_argument_has_chinese_words_and_no_other_has() {
        let mut command = Args::command().disable_help_subcommand(true);
        command.build();
        let mut expected = BTreeSet::new();
        names(&command, "", &mut expected);
        let told: BTreeSet<String> = WORDS.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn lines_fit_on_a_terminal() {
        let widest = WORDS.iter().flat_map(|(_, words)| words.lines());
        let width = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        let widest: usize = widest.map(width).max().expect("there are words");
        assert!(widest <= 50, "{widest} columns");
    }
}
