//! The data files say of a target what its sentence says.

use rust_decimal::Decimal;

use super::reading::completion;
use super::record::Record;
use crate::support::Project;

pub(crate) fn faults(project: &Project, records: &[Record]) -> Vec<String> {
    let commitments = Table::read(project, "commitments.csv");
    let assessments = Table::read(project, "assessments.csv");
    let mut faults = Vec::new();
    for (n, record) in records.iter().enumerate() {
        let judged = record.judged().or(record.values.last().copied());
        let is_counted = commitments.number(n, "latest").is_some();
        let latest = judged.map(|(_, value)| value).filter(|_| is_counted);
        if commitments.number(n, "latest") != latest {
            faults.push(format!("commitments.csv: {}, not {latest:?}", commitments.row(n)));
        }
        let is_met = assessments.cell(n, "status") == "met";
        if is_met && !assessments.cell(n, "needed_a_year").is_empty() {
            let row = assessments.row(n);
            faults.push(format!("assessments.csv: a met target needs more: {row}"));
        }
        let shares = commitments.number(n, "completion").zip(completion(record));
        let is_past = |end: &Decimal| shares.is_some_and(|(a, b)| a.cmp(end) != b.cmp(end));
        if [Decimal::ZERO, Decimal::ONE].iter().any(is_past) {
            faults.push(format!("commitments.csv: a completion {shares:?}"));
        }
    }
    faults
}

/// A data file whose cells hold no comma.
struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(project: &Project, name: &str) -> Self {
        let text = project.read(&format!("output/data/{name}"));
        let text = text.trim_start_matches('\u{feff}');
        let mut lines =
            text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        Self { header: lines.next().expect("a header"), rows: lines.collect() }
    }

    fn row(&self, row: usize) -> String {
        self.rows.get(row).expect("a row").join(",")
    }

    fn cell(&self, row: usize, name: &str) -> &str {
        let column = self.header.iter().position(|head| head == name).expect("a column");
        self.rows.get(row).and_then(|row| row.get(column)).expect("a row and a column")
    }

    fn number(&self, row: usize, name: &str) -> Option<Decimal> {
        self.cell(row, name).parse().ok()
    }
}
