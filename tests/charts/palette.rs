//! Colours as eyes see them: contrast, kinds of colour vision, and how far two colours are apart.

/// Red, green and blue from 0 to 1, as a style sheet gives them.
pub(crate) type Rgb = [f64; 3];

type Matrix = [[f64; 3]; 3];

/// Kinds of colour vision: what reaches the eye in linear light. Severity 1.0 of Machado, Oliveira and Fernandes,
/// "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and
/// Computer Graphics 15 (6), 2009.
pub(crate) const VISIONS: [(&str, Matrix); 4] = [
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// `#abc` or `#aabbcc`; none for anything else.
pub(crate) fn hex(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#')?;
    let long: String = match digits.len() {
        3 => digits.chars().flat_map(|c| [c, c]).collect(),
        _ => digits.to_owned(),
    };
    let number = u32::from_str_radix(&long, 16).expect("a colour");
    Some([16, 8, 0].map(|shift| f64::from((number >> shift) & 0xFF) / 255.0))
}

/// A colour painted over another.
pub(crate) fn over(upper: Rgb, lower: Rgb, opacity: f64) -> Rgb {
    [0, 1, 2].map(|i| upper[i] * opacity + lower[i] * (1.0 - opacity))
}

/// Contrast ratio of WCAG 2.
pub(crate) fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |rgb: Rgb| dot([0.2126, 0.7152, 0.0722], linear(rgb));
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// CIEDE2000 between two colours as a kind of colour vision sees them.
pub(crate) fn difference(a: Rgb, b: Rgb, vision: &Matrix) -> f64 {
    let seen = |rgb: Rgb| lab(vision.map(|row| dot(row, linear(rgb)).clamp(0.0, 1.0)));
    ciede2000(seen(a), seen(b))
}

fn linear(rgb: Rgb) -> Rgb {
    rgb.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) })
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// CIELAB of linear sRGB under D65.
fn lab(linear: Rgb) -> [f64; 3] {
    let part = |row: [f64; 3], white: f64| {
        let t = dot(row, linear) / white;
        if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 }
    };
    let x = part([0.412_456_4, 0.357_576_1, 0.180_437_5], 0.950_47);
    let y = part([0.212_672_9, 0.715_152_2, 0.072_175_0], 1.0);
    let z = part([0.019_333_9, 0.119_192_0, 0.950_304_1], 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula", Color Research and Application 30 (1), 2005.
fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt();
    let g = 1.5 - 0.5 * seventh(a1.hypot(b1).midpoint(a2.hypot(b2)));
    let (a1, a2) = (a1 * g, a2 * g);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let is_grey = c1 * c2 <= 0.0;
    let turn = if is_grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let wide = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let mean = match (h1 - h2).abs() <= 180.0 {
        _ if is_grey => h1 + h2,
        true => h1.midpoint(h2),
        false if h1 + h2 < 360.0 => h1.midpoint(h2) + 180.0,
        false => h1.midpoint(h2) - 180.0,
    };
    let (lightness, chroma) = (l1.midpoint(l2), c1.midpoint(c2));
    let wave = |times: f64, shift: f64| (mean * times + shift).to_radians().cos();
    let t = 1.0 - 0.17 * wave(1.0, -30.0) + 0.24 * wave(2.0, 0.0) + 0.32 * wave(3.0, 6.0)
        - 0.20 * wave(4.0, -63.0);
    let far = (lightness - 50.0).powi(2);
    let light = (l2 - l1) / (1.0 + 0.015 * far / (20.0 + far).sqrt());
    let chromatic = (c2 - c1) / (1.0 + 0.045 * chroma);
    let hued = wide / (1.0 + 0.015 * chroma * t);
    let blue = 60.0 * (-((mean - 275.0) / 25.0).powi(2)).exp();
    let turned = -2.0 * seventh(chroma) * blue.to_radians().sin();
    (light.powi(2) + chromatic.powi(2) + hued.powi(2) + turned * chromatic * hued).sqrt()
}

/// Pairs 1, 7, 17, 23 and 30 of the table that its authors give for checking.
#[test]
fn the_formula_is_that_of_its_authors() {
    for (one, other, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.2630),
        ([6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377),
    ] {
        let found = ciede2000(one, other);
        assert!((found - expected).abs() < 0.0001, "{one:?} {other:?}: {found:.4}");
    }
}
