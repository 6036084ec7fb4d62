//! The progress chart.
use super::Progress;

/// Draws a progress chart.
pub fn progress(input: &Progress<'_>) -> String {
    format!(
        "<svg class=\"pb-chart pb-progress\" viewBox=\"0 0 344 20\" role=\"img\" aria-labelledby=\"{0}-t {0}-d\"><title id=\"{0}-t\">{1}</title><desc id=\"{0}-d\">{2}</desc></svg>",
        input.frame.id, input.frame.title, input.frame.desc
    )
}
