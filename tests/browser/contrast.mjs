// Runs inside a page: the contrast (WCAG 2) of every text in an SVG with what is painted under it.
// axe leaves these "incomplete". Colours come from computed styles, places from the geometry of the shapes.

export function svgTextContrast() {
  // Any CSS colour as the browser paints it
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
    .getContext('2d', { willReadFrequently: true });
  function rgba(colour, opacity = 1) {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
    return { channels: [red, green, blue], alpha: (alpha / 255) * opacity };
  }
  const blend = (upper, lower) => ({
    channels: upper.channels.map((value, i) => value * upper.alpha + lower.channels[i] * (1 - upper.alpha)),
    alpha: 1,
  });
  function luminance({ channels }) {
    const [red, green, blue] = channels.map(value => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }
  const upwards = element => (element ? [element, ...upwards(element.parentElement)] : []);
  const opacity = element => upwards(element).reduce((all, one) => all * Number(getComputedStyle(one).opacity), 1);

  // The colour of the page where nothing is painted, then the backgrounds of the boxes around the chart
  function paper(svg) {
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.backgroundColor = 'Canvas';
    const canvas = rgba(getComputedStyle(probe).backgroundColor);
    probe.remove();
    return upwards(svg).reverse().reduce((under, box) => {
      const style = getComputedStyle(box);
      if (style.backgroundImage !== 'none') throw new Error(`cannot tell the colour of a background image: ${box.tagName}`);
      return blend(rgba(style.backgroundColor), under);
    }, canvas);
  }

  // What the shapes drawn before the text leave at one point of the screen
  function under(text, point, svg) {
    return [...svg.querySelectorAll('*')].reduce((colour, shape) => {
      if (!(shape instanceof SVGGeometryElement) || shape.closest('defs, clipPath, mask, marker, pattern')) return colour;
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) return colour;
      const style = getComputedStyle(shape);
      if (style.fill === 'none' || style.visibility !== 'visible' || style.display === 'none') return colour;
      if (!shape.isPointInFill(point.matrixTransform(shape.getScreenCTM().inverse()))) return colour;
      if (style.fill.startsWith('url')) throw new Error(`cannot tell the colour of ${style.fill}`);
      return blend(rgba(style.fill, Number(style.fillOpacity) * opacity(shape)), colour);
    }, paper(svg));
  }

  // A broad rim painted before the letters is what they stand on.
  function rim(style) {
    const first = style.paintOrder.startsWith('stroke') && style.stroke !== 'none';
    return first && parseFloat(style.strokeWidth) >= 2 ? rgba(style.stroke, Number(style.strokeOpacity)) : null;
  }

  function measure(text) {
    const svg = text.ownerSVGElement;
    const style = getComputedStyle(text);
    const ink = rgba(style.fill, Number(style.fillOpacity) * opacity(text));
    const box = text.getBoundingClientRect();
    const ratios = [0.1, 0.5, 0.9].map(part => {
      const point = new DOMPoint(box.x + box.width * part, box.y + box.height / 2);
      const edge = rim(style);
      const below = edge ? blend(edge, under(text, point, svg)) : under(text, point, svg);
      return contrast(blend(ink, below), below);
    });
    return { text: text.textContent.trim(), ink: style.fill, ratio: Math.min(...ratios) };
  }

  const written = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  return [...document.querySelectorAll('svg text, svg tspan')]
    .filter(element => written(element) && element.checkVisibility({ visibilityProperty: true }))
    .map(measure);
}
