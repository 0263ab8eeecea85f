#include "output/html.hpp"

#include <fmt/format.h>

#include <span>

namespace legcramp {
namespace {

using Is = Block::Is;

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --paper: #fff; --ink: #111; --quiet: #444; --line: #767676; --alarm: #a40000; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #111; --ink: #eee; --quiet: #bbb; --line: #8a8a8a; --alarm: #ff8a80; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 36rem; background: var(--paper); color: var(--ink);
       font: 1.05rem/1.45 Arial, Helvetica, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.15rem; margin: 1.25rem 0 .4rem; }
p, ol, ul { margin: .4rem 0; }
ol, ul { padding-left: 1.5rem; }
li { margin: .3rem 0; }
ol > li { margin: .75rem 0; font-size: 1.1em; }
.alarm { border-left: .3rem solid var(--alarm); padding-left: .6rem; font-weight: 600; color: var(--alarm); }
section > .alarm:first-child { font-size: 1.4em; }
.quiet { color: var(--quiet); font-size: .85em; }
.caution { font-size: .9em; }
.caution::before { content: "! "; font-weight: 700; }
.blank { border-bottom: 1px solid var(--line); padding-bottom: 1.8em; }
.code { font-family: monospace; overflow-wrap: anywhere; }
li { display: flow-root list-item; }
svg { width: 46%; height: auto; margin: 0 0 .2rem .5rem; vertical-align: top;
      fill: none; stroke-linecap: round; stroke-linejoin: round; }
@media (min-width: 32rem), print { .drawings { float: right; } svg { width: 8.5rem; } }
.body { stroke: var(--ink); stroke-width: 3.5; }
.around { stroke: var(--line); stroke-width: 2; }
.movement { stroke: var(--alarm); stroke-width: 3; }
section + section { border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: 1rem; }
@page { size: 105mm 148mm; margin: 5mm; }
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #000; --line: #777; --alarm: #900; }
  body { padding: 0; max-width: none; font-size: 7.4pt; line-height: 1.25; }
  h1 { font-size: 11.5pt; margin-bottom: 1mm; }
  h2 { font-size: 8.5pt; margin: 1.6mm 0 .6mm; }
  p, ol, ul { margin: .6mm 0; }
  ol, ul { padding-left: 4.5mm; }
  li { margin: .4mm 0; }
  ol > li { margin: .8mm 0; font-size: 1em; }
  svg { width: 20mm; margin: 0 0 0 1.5mm; }
  section + section { border: 0; margin: 0; padding: 0; break-before: page; font-size: 6.8pt; line-height: 1.22; }
}
)";

std::string safe(std::string_view text) {
  std::string html;
  for (const char c : escape(text)) {
    switch (c) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '"': html += "&quot;"; break;
      default: html += c;
    }
  }
  return html;
}

/// The words beside a drawing say what it shows, so a screen reader passes over it.
std::string drawing_of(const Picture& picture) {
  if (picture.body.empty() && picture.around.empty() && picture.movement.empty()) return {};
  std::string svg = "<svg viewBox=\"0 0 120 80\" aria-hidden=\"true\">";
  const auto draw = [&](std::string_view what, std::span<const Strokes> all) {
    for (const Strokes strokes : all)
      svg += fmt::format("<path class=\"{}\" d=\"{}\"/>", what, strokes.text);
  };
  draw("around", picture.around);
  draw("body", picture.body);
  draw("movement", picture.movement);
  return svg + "</svg>\n";
}

class Html {
 public:
  explicit Html(std::span<const Block> blocks, std::string_view title) {
    const bool begins_with_alarm = !blocks.empty() && blocks.front().is == Is::alarm;
    html_ += "<section>\n";
    if (begins_with_alarm) add(blocks);
    html_ += fmt::format("<h1>{}</h1>\n", safe(title));
    for (auto rest = blocks.subspan(begins_with_alarm ? 1 : 0); !rest.empty();
         rest = rest.subspan(1))
      add(rest);
    end_list();
    html_ += "</section>\n";
  }
  std::string take() { return std::move(html_); }

 private:
  /// Adds the first of these blocks.
  void add(std::span<const Block> blocks) {
    const Block& block = blocks.front();
    const std::string text = safe(block.text);
    if (block.is != Is::picture) is_drawn_ = false;
    switch (block.is) {
      case Is::item: return add_item(blocks, text);
      case Is::caution: return inside("caution", text);
      case Is::detail:
      case Is::remark: return inside("quiet", text);
      case Is::code: return inside("code", text);
      case Is::picture:
        if (!is_drawn_) html_ += drawing_of(*block.picture);
        return;
      case Is::alarm: return after_list(fmt::format("<p class=\"alarm\">{}</p>\n", text));
      case Is::heading: return after_list(fmt::format("<h2>{}</h2>\n", text));
      case Is::paragraph: return after_list(fmt::format("<p>{}</p>\n", text));
      case Is::term:
        return after_list(fmt::format("<p><b>{}</b> {}</p>\n", safe(block.label), text));
      case Is::blank: return after_list(fmt::format("<p class=\"blank\">{}</p>\n", text));
      case Is::side: return after_list("</section>\n<section>\n");
    }
  }

  void after_list(std::string_view html) {
    end_list();
    html_ += html;
  }

  /// The drawings of an item come first, so that its words can flow beside them.
  void add_item(std::span<const Block> blocks, std::string_view text) {
    const std::string_view list = blocks.front().label == "-" ? "ul" : "ol";
    if (list_ != list) {
      end_list();
      html_ += fmt::format("<{}>\n", list);
      list_ = list;
    } else {
      html_ += "</li>\n";
    }
    std::string drawings;
    for (const Block& next : blocks.subspan(1)) {
      if (next.is != Is::picture) break;
      drawings += drawing_of(*next.picture);
    }
    is_drawn_ = true;
    if (!drawings.empty()) drawings = fmt::format("<div class=\"drawings\">{}</div>\n", drawings);
    const std::string& label = blocks.front().label;  // "4.": numbers may be left out
    const std::string number =
        list == "ol" ? fmt::format(" value=\"{}\"", safe(label.substr(0, label.find('.')))) : "";
    html_ += fmt::format("<li{}>{}<div>{}</div>\n", number, drawings, text);
  }

  /// Belongs to the item above it, if there is one.
  void inside(std::string_view look, std::string_view text) {
    html_ += fmt::format("<div class=\"{}\">{}</div>\n", look, text);
  }

  void end_list() {
    if (!list_.empty()) html_ += fmt::format("</li>\n</{}>\n", list_);
    list_ = {};
  }

  std::string html_;
  std::string_view list_;  // the kind of list that is open
  bool is_drawn_ = false;  // the pictures that follow stand in their item already
};

}  // namespace

std::string html_of(const Blocks& blocks, std::string_view title, std::string_view language) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{0}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<title>{1}</title>\n<style>{2}</style>\n</head>\n<body>\n<main>\n{3}</"
      "main>\n</body>\n</html>\n",
      safe(language), safe(title), style, Html(blocks, title).take());
}

}  // namespace legcramp
