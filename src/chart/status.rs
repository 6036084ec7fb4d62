//! Statuses as charts show them.

/// Judgement on a commitment. Each one has a shape of its own, beside its word and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Target reached.
    Met,
    /// Faster than required.
    Ahead,
    /// As required.
    OnPace,
    /// The right way, but too slowly (进展偏慢).
    Moderate,
    /// Slower than required.
    Behind,
    /// Away from the target.
    Reversed,
    /// No clear change in either direction (无明显变化).
    Unchanged,
    /// *Keep* target inside its limit.
    Kept,
    /// *Keep* target inside its limit, but close to it.
    AtRisk,
    /// *Keep* target outside its limit.
    Broken,
    /// No judgement possible.
    Unassessed,
}
