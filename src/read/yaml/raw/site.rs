//! The shape of the files of the whole site: what holds for it, and its schematic map.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diag::{Code, Severity};
use crate::model::{
    CategoryId, Date, DimensionId, DistrictId, Doubts, Language, Method, Number, Pictures,
    PlaceKindId, Url, Whole,
};
use crate::read::yaml::typed::{Cell, List, Text, given};

raw! {
    /// `content/site.yaml`
    RawSite = "整个网站的信息" {
        title: Text = "网站名称",
        publisher: Text = "发布者，印在每页页脚",
        as_of: Text<Date> = "评价日期，如 2025-12-31；进度按这一天评价，不看时钟",
        ;
        title_en: Text = "网站的英文名称",
        about: Text = "首页的一段说明，写成一行",
        language: Text<Language> = "网站的语言",
        theme: Text = "default 是程序自带的主题；也可以写主题文件夹从项目文件夹起的路径，如 themes/ours",
        standalone_charts: Text<Pictures> = "每张图是不是另存一个 SVG 文件，省了就是另存",
        doubts: Text<Doubts> = "原文疑点（前后矛盾、合计不符）给谁看，省了是 public",
        base_url: Text<Url> = "网站公开后的地址，如 https://example.cn/plan/；写了，每页的引用文字里就有这一页的地址",
        place: RawPlaceWord = "网站的各个地方叫什么；省了是区县",
        kinds: List<RawPlaceKind> = "地方的类别：district.yaml 的 kind 写它的 id",
        assessment: RawAssessment = "评价方法和界限，都可省",
        checks: RawRules = "核查结果另定级别，或者放行个别结果",
    }

    /// What the places are called.
    RawPlaceWord = "网站的各个地方叫什么" {
        zh: Text = "中文，如 学校",
        en: Text = "英文，单数，如 school",
        ;
        counter: Text = "量词，如 所；省了是 个",
    }

    /// A kind of place.
    RawPlaceKind = "地方的一个类别" {
        id: Text<PlaceKindId> = "类别的编号，如 city；district、county、autonomous-county、functional-area 不用写，写了就改用这里的名称",
        zh: Text = "中文名称，如 市",
        en: Text = "英文名称，如 city",
    }

    /// What the site says of findings.
    RawRules = "核查结果另定级别，或者放行个别结果" {
        ;
        levels: List<RawLevel> = "另定级别的代码",
        allow: List<RawSuppression> = "放行的个别结果",
    }

    /// Another level for a code.
    RawLevel = "一个代码的级别" {
        code: Text<Code> = "代码，如 unused-indicator；planboard explain 列出全部",
        level: Text<Severity> = "级别",
        ;
        reason: Text = "理由；调低级别的必写",
    }

    /// An exception.
    RawSuppression = "一处放行" {
        code: Text<Code> = "代码，如 target-already-met",
        file: Text = "所在文件，从项目文件夹起的路径",
        reason: Text = "理由，数据说明页会列出",
        ;
        words: Text = "所在一行或记录第一行里的字；不写就是整个文件",
    }

    /// How commitments are assessed.
    RawAssessment = "怎样评价进度" {
        ;
        method: Text<Method> = "评价方法；省了是 linear",
        ahead: Text<Number> = "进度比不低于它是“快于预期”；省了是 1.10",
        behind: Text<Number> = "进度比低于它是“滞后预期”；省了是 0.90",
        reversed: Text<Number> = "完成进度不高于它是“倒退”；省了是 -0.10",
        tolerance: Text<Number> = "要保持的水平，离限值不到限值的这个比例是“有风险”；省了是 0.05",
        unclear: Text<Number> = "完成进度离 0 不到它的，注明变化不明显；省了是 0.10",
        max_age: Text<Number> = "实际值比评价日期早这么多年以上的，不再用来评价；省了不限",
    }

    /// `content/tiles.yaml`
    RawTiles = "示意图：一个地方一格，不画界线" {
        title: Text = "示意图的名称，如 安平市区县示意图",
        tiles: List<RawTile> = "方格，一个地方一格；还没有内容的地方也可以列",
        ;
        note: Text = "说明",
    }

    /// `content/dimensions.yaml`
    RawDimensions = "数值按什么分组，全站声明一次" {
        dimensions: List<RawDimension> = "维度，如性别、城乡",
    }

    /// A way to break values down.
    RawDimension = "一个维度：分组的一种方式" {
        id: Text<DimensionId> = "维度的编号，如 sex；发布以后不要改",
        name: Text = "维度的名称，如 性别",
        name_en: Text = "维度的英文名称",
        categories: List<RawCategory> = "类别，按显示的次序",
        ;
        whole: Text<Whole> = "各类合起来是不是全体；不写就是没有说明，不拿分组与全体对照",
        total: List<Text> = "文件怎样称全体，如 合计、全体",
        except: List<Text> = "含有类别的字、但说的是别的事的词，如 城镇化、城镇职工",
    }

    /// A category of a dimension.
    RawCategory = "维度里的一类" {
        id: Text<CategoryId> = "类别的编号，如 female；发布以后不要改",
        name: Text = "类别的名称，如 女性；网页上写在指标名称后面",
        name_en: Text = "类别的英文名称",
        ;
        words: List<Text> = "文件里对这一类的别的叫法，如 女、妇女；名称本身不用再写",
    }

    /// A square of the schematic map.
    RawTile = "示意图的一格" {
        name: Text = "格里的名称，两三个字，如 安平",
        column: Text<Cell> = "从西往东数第几列",
        row: Text<Cell> = "从北往南数第几行",
        ;
        #[schemars(extend("pattern" = "^[0-9]{6}$", "patternErrorMessage" = "行政区划代码是六位数字"))]
        code: Text = "六位行政区划代码，要加引号；与区县的代码相同，就是那个区县",
        district: Text<DistrictId> = "区县的编号；没有单独代码的区县写",
    }
}
