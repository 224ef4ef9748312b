// Draws the figures of a page with Bokeh: no inline script, no eval, nothing from elsewhere.
//
// A figure is <figure class="figure"> with its Bokeh item and the colours that its dark version
// exchanges as <script type="application/json">, an empty <div class="drawing"> and its table in
// <details>. Without this script the table is all there is to see.
"use strict";

(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const scheme = () =>
    document.documentElement.dataset.theme || (dark.matches ? "dark" : "light");

  // Every colour is a word of its own in the item, so that one set can be exchanged for the other.
  const inScheme = (text, colours) => {
    if (scheme() !== "dark") return text;
    return text.replace(/"#[0-9a-f]{6}"/g, (word) => {
      const other = colours[word.slice(1, -1)];
      return other ? `"${other}"` : word;
    });
  };

  const modelsOf = (view) => [...view.model.references()];

  // A click on a page leads on as a link does; Bokeh would open a new tab.
  const leadInPlace = (models) => {
    for (const model of models) {
      if (model.type === "OpenURL") model.same_tab = true;
    }
  };

  // A map draws the level of clusters that fits how wide a pixel is; a click on one looks closer.
  const follow = (plot) => {
    const marks = plot.renderers.filter((one) => (one.name || "").startsWith("level "));
    if (!marks.length) return;
    const widthOf = (one) => Number(one.name.split(" ")[1]);
    const levels = [...new Set(marks.map(widthOf))].sort((a, b) => b - a);
    const show = () => {
      const range = plot.x_range;
      if (!plot.inner_width || !Number.isFinite(range.end - range.start)) return;
      const pixel = (range.end - range.start) / plot.inner_width;
      const wideEnough = levels.filter((level) => level >= pixel);
      const level = wideEnough.length ? wideEnough[wideEnough.length - 1] : levels[0];
      for (const mark of marks) mark.visible = widthOf(mark) === level;
    };
    for (const property of ["start", "end"]) plot.x_range.properties[property].change.connect(show);
    plot.properties.inner_width.change.connect(show);
    plot.on_event("tap", ({ x, y }) => {
      const pixel = (plot.x_range.end - plot.x_range.start) / plot.inner_width;
      for (const mark of marks.filter((one) => one.visible && one.name.endsWith(" joined"))) {
        const [xs, ys, sizes] = ["x", "y", "size"].map((name) => [...mark.data_source.get(name)]);
        const row = xs.findIndex(
          (_, n) => Math.hypot(xs[n] - x, ys[n] - y) <= (sizes[n] / 2) * pixel,
        );
        if (row < 0) continue;
        closer(plot.x_range, xs[row]);
        closer(plot.y_range, ys[row]);
        return;
      }
    });
    show();
  };

  // What is named "wide" is drawn on wide pages, what is named "narrow" on narrow ones.
  const fit = (plot) => {
    const marks = plot.renderers.filter((one) => one.name === "wide" || one.name === "narrow");
    const show = () => {
      if (!plot.inner_width) return;
      const width = plot.inner_width < 560 ? "narrow" : "wide";
      for (const mark of marks) mark.visible = mark.name === width;
    };
    plot.properties.inner_width.change.connect(show);
    show();
  };

  const closer = (range, middle) => {
    const reach = (range.end - range.start) / 6;
    range.have_updated_interactively = true; // or it would go back to hold all marks
    range.setv({ start: middle - reach, end: middle + reach });
  };

  const drawn = new Map();

  const forget = (figure) => {
    const views = drawn.get(figure);
    if (!views) return;
    const { document: own } = views.roots[0].model;
    views.clear();
    Bokeh.documents.splice(Bokeh.documents.indexOf(own), 1);
  };

  const draw = async (figure) => {
    const place = figure.querySelector(".drawing");
    const { item, colours } = JSON.parse(figure.querySelector("script").textContent);
    const text = inScheme(JSON.stringify(item), colours);
    forget(figure);
    place.replaceChildren();
    place.id = `${figure.dataset.figure}-drawing-${[...document.querySelectorAll(".drawing")].indexOf(place)}`;
    place.hidden = false;
    const views = await Bokeh.embed.embed_item(JSON.parse(text), place.id);
    drawn.set(figure, views);
    for (const view of views.roots) {
      const models = modelsOf(view);
      leadInPlace(models);
      for (const model of models) {
        if (model.type !== "Figure") continue;
        follow(model);
        fit(model);
      }
    }
  };

  const drawAll = async () => {
    for (const figure of document.querySelectorAll("figure[data-figure]")) await draw(figure);
    document.documentElement.dataset.figures = "drawn";
    // Bokeh lays out once more when it knows how large its legends are.
    if (document.querySelector("main[data-picture]")) setTimeout(printOut, 1000);
  };

  // For files: what is drawn, as the text of an SVG file.
  const printOut = () => {
    for (const views of drawn.values()) {
      const { ctx } = views.roots[0].export("svg");
      const text = document.createElement("pre");
      text.id = "svg";
      text.hidden = true;
      text.textContent = ctx.get_serialized_svg(true);
      document.body.append(text);
    }
  };

  const start = () => {
    for (const table of document.querySelectorAll("figure[data-figure] > details")) {
      table.open = false;
    }
    drawAll();
    dark.addEventListener("change", drawAll);
    new MutationObserver(drawAll).observe(document.documentElement, {
      attributeFilter: ["data-theme"],
    });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
