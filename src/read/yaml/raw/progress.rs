//! The shape of the files of progress: what is reported of tasks and projects.

use crate::model::{DocumentId, ProgressDate, ProgressStatus};
use crate::read::yaml::raw::RawCitation;
use crate::read::yaml::shape::{naming_where_it_is_from, with_its_source};
use crate::read::yaml::typed::{Amount, List, Text, given};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

raw! {
    /// `content/districts/<id>/progress*.yaml`
    RawProgressFile = "任务和项目的进展" {
        progress: List<RawProgress> = "进展，一条说一项任务或者一个项目在一个时候的情况",
    }

    /// How far a task or a project had come at a time.
    #[schemars(transform = with_its_source)]
    #[schemars(extend(
        "oneOf" = [{ "required": ["task"] }, { "required": ["project"] }],
        "not" = { "anyOf": [
            { "required": ["paid_yi", "paid_wan"] },
            { "required": ["task", "paid_yi"] }, { "required": ["task", "paid_wan"] },
        ] },
    ))]
    RawProgress = "一项任务或者一个项目在一个时候的情况：task 和 project 写一个" {
        document: Text<DocumentId> = "布置这项任务、列出这个项目的文件的编号",
        date: Text<ProgressDate> = "说的是什么时候：2024-06-30；只知道月份的写 2024-06，年份的写 2024，指月末、年末",
        status: Text<ProgressStatus> = "进展，照出处写，不按期限推断",
        ;
        task: Text = "哪项任务：原文的序号，如 \"1\"；没有序号的写任务的名称",
        project: Text = "哪个项目：原文的序号，如 \"1\"；没有序号的写项目的名称",
        group: Text = "任务或项目的 group；几项任务或几个项目同一个序号时写",
        percent: Text<Amount> = "工作本身完成了百分之几，0 到 100，照原文写：60、≈60；投资完成的百分比不写在这里",
        paid_yi: Text<Amount> = "项目开工以来已投入多少，亿元，照原文写：1.2、≈1.2",
        paid_wan: Text<Amount> = "项目开工以来已投入多少，万元；原文印作亿元的写 paid_yi",
        year_note: Text = "年份怎样推断的，写出这一年；引文附近印着年份的不写",
        note: Text = "说明",
        #[schemars(transform = naming_where_it_is_from)]
        cite: RawCitation = "出处：收录了文件的写 document，没有收录的写 source",
    }
}
